// Owns shows and their episodes (SpotifyContract §4). How far a user has listened to an episode comes with it,
// where the login has the scope for that.

/// A podcast or another kind of show, without its episodes.
package struct Show: Sendable, Hashable, Decodable {
    /// The 22 characters of the URI.
    package var id: String?
    /// Required, since everything else about a show is found by it.
    package var uri: String
    /// Empty where Spotify sends none.
    package var name: String
    /// Plain text, unlike the descriptions of playlists.
    package var description: String?
    /// Not sent in Development Mode.
    package var publisher: String?
    /// The number of its episodes as Spotify counts them.
    package var totalEpisodes: Int?
    /// False where Spotify does not say it.
    package var isExplicit: Bool

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, description, publisher, explicit
        case totalEpisodes = "total_episodes"
    }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        description = container.lenient(String.self, .description)
        publisher = container.lenient(String.self, .publisher)
        totalEpisodes = container.count(.totalEpisodes)
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
    }
}

/// How far a user has come in an episode or a chapter.
package struct ResumePoint: Sendable, Hashable, Decodable {
    /// Whether it was heard to its end.
    package var isFullyPlayed: Bool
    /// Where the user stopped, from the beginning; zero where nothing was heard.
    package var position: Duration

    private enum CodingKeys: String, CodingKey {
        case isFullyPlayed = "fully_played"
        case position = "resume_position_ms"
    }

    /// Requires nothing: without fields it says that nothing was heard.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        isFullyPlayed = container.lenient(Bool.self, .isFullyPlayed) ?? false
        position = container.milliseconds(.position) ?? .zero
    }
}

/// The show of an episode, as far as the episode names it.
package struct ShowReference: Sendable, Hashable, Decodable {
    /// nil where the show comes as the album of a track.
    package var uri: String?
    /// Required, since a reference without a name says nothing.
    package var name: String

    private enum CodingKeys: String, CodingKey { case uri, name }

    /// Throws when the answer has no name.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        uri = container.lenient(String.self, .uri)
        name = try container.decode(String.self, forKey: .name)
    }
}

/// An episode of a show.
package struct Episode: Sendable, Hashable, Decodable {
    /// The 22 characters of the URI.
    package var id: String?
    /// Required, since an episode is played by it.
    package var uri: String
    /// Empty where Spotify sends none.
    package var name: String
    /// Missing in the list of a show's episodes, where every episode has the same.
    package var show: ShowReference?
    /// Zero where Spotify sends none.
    package var duration: Duration
    /// The day it came out; nil for a date that cannot be read.
    package var released: ReleaseDate?
    /// Plain text.
    package var description: String?
    /// False where Spotify does not say it.
    package var isExplicit: Bool
    /// nil where Spotify does not say it.
    package var isPlayable: Bool?
    /// Only with the scope `user-read-playback-position`.
    package var resumePoint: ResumePoint?

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, show, album, description, explicit
        case duration = "duration_ms"
        case released = "release_date"
        case isPlayable = "is_playable"
        case resumePoint = "resume_point"
    }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        // Among tracks an episode can have the form of a track; its album is the show then (SpotifyContract §4).
        show = container.lenient(ShowReference.self, .show) ?? container.lenient(ShowReference.self, .album)
        duration = container.milliseconds(.duration) ?? .zero
        released = container.lenient(String.self, .released).flatMap(ReleaseDate.init)
        description = container.lenient(String.self, .description)
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
        isPlayable = container.lenient(Bool.self, .isPlayable)
        resumePoint = container.lenient(ResumePoint.self, .resumePoint)
    }
}
