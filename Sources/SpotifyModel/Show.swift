// Shows and their episodes (SpotifyContract §4). What a listener has heard of an episode comes with it, where the login may
// know.

import FoundationEssentials

/// A podcast or another kind of show.
package struct Show: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String
    package var name: String
    package var description: String?
    /// Not in Development Mode.
    package var publisher: String?
    package var totalEpisodes: Int?
    package var isExplicit: Bool
    package var images: [Image]

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, description, publisher, explicit, images
        case totalEpisodes = "total_episodes"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        description = container.lenient(String.self, .description)
        publisher = container.lenient(String.self, .publisher)
        totalEpisodes = container.count(.totalEpisodes)
        images = container.lenientList(Image.self, .images)?.items ?? []
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
    }
}

/// How far somebody has come in an episode or a chapter.
package struct ResumePoint: Sendable, Hashable, Decodable {
    package var isFullyPlayed: Bool
    package var position: Duration

    private enum CodingKeys: String, CodingKey {
        case isFullyPlayed = "fully_played"
        case position = "resume_position_ms"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        isFullyPlayed = container.lenient(Bool.self, .isFullyPlayed) ?? false
        position = container.milliseconds(.position) ?? .zero
    }
}

/// The show of an episode.
package struct ShowReference: Sendable, Hashable, Decodable {
    package var uri: String?
    package var name: String

    private enum CodingKeys: String, CodingKey { case uri, name }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        uri = container.lenient(String.self, .uri)
        name = try container.decode(String.self, forKey: .name)
    }
}

/// An episode of a show.
package struct Episode: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String
    package var name: String
    /// Missing on the episodes of a show's own answer.
    package var show: ShowReference?
    package var duration: Duration
    package var released: ReleaseDate?
    package var description: String?
    package var isExplicit: Bool
    package var isPlayable: Bool?
    package var images: [Image]
    /// Only with `user-read-playback-position`.
    package var resumePoint: ResumePoint?

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, show, album, description, explicit, images
        case duration = "duration_ms"
        case released = "release_date"
        case isPlayable = "is_playable"
        case resumePoint = "resume_point"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        // Among tracks an episode can have the form of one: its album is the show then.
        show = container.lenient(ShowReference.self, .show) ?? container.lenient(ShowReference.self, .album)
        duration = container.milliseconds(.duration) ?? .zero
        released = container.lenient(String.self, .released).flatMap(ReleaseDate.init)
        images = container.lenientList(Image.self, .images)?.items ?? []
        description = container.lenient(String.self, .description)
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
        isPlayable = container.lenient(Bool.self, .isPlayable)
        resumePoint = container.lenient(ResumePoint.self, .resumePoint)
    }
}
