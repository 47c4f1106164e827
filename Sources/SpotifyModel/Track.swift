// Owns tracks, the artists that are credited on them, and what else a player can play (SpotifyContract §4).

/// An artist as credited on a track or an album.
package struct ArtistReference: Sendable, Hashable, Decodable {
    /// nil for an artist who is only a name, as on a local file.
    package var id: String?
    /// nil for the same artists.
    package var uri: String?
    /// Empty where Spotify sends none.
    package var name: String

    /// An artist known from elsewhere, such as a row.
    package init(id: String? = nil, uri: String? = nil, name: String) {
        self.id = id
        self.uri = uri
        self.name = name
    }

    private enum CodingKeys: String, CodingKey { case id, uri, name }

    /// Requires nothing, so that one odd credit does not cost the track.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        name = container.lenient(String.self, .name) ?? ""
    }
}

/// A track. A local file, which only a user's device has, is one without an ID.
package struct Track: Sendable, Hashable, Decodable {
    /// nil for a local file.
    package var id: String?
    /// Required, since everything is done with a track by it.
    package var uri: String
    /// Empty where Spotify sends none.
    package var name: String
    /// The credited artists, the main one first.
    package var artists: [ArtistReference]
    /// Missing in the list of an album's tracks, where every track has the same.
    package var album: SimpleAlbum?
    /// The disc it is on, counted from 1.
    package var discNumber: Int?
    /// Its place on the disc, counted from 1.
    package var trackNumber: Int?
    /// Zero where Spotify sends none.
    package var duration: Duration
    /// False where Spotify does not say it.
    package var isExplicit: Bool
    /// nil where no market applies, so that Spotify does not say it.
    package var isPlayable: Bool?
    /// Whether it is a file on a user's device (``LocalFile``).
    package var isLocal: Bool
    /// The recording's code, from `external_ids`; the same on all albums.
    package var isrc: String?
    /// 0 to 100; not sent in Development Mode.
    package var popularity: Int?

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, artists, album, explicit, popularity, restrictions
        case disc = "disc_number"
        case number = "track_number"
        case duration = "duration_ms"
        case isPlayable = "is_playable"
        case isLocal = "is_local"
        case externalIDs = "external_ids"
    }

    private enum IDKeys: String, CodingKey { case isrc }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        // Saved items without a URI occur and cannot be used (SpotifyContract §8.7).
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        artists = container.lenientList(ArtistReference.self, .artists)?.items ?? []
        album = container.lenient(SimpleAlbum.self, .album)
        discNumber = container.count(.disc)
        trackNumber = container.count(.number)
        duration = container.milliseconds(.duration) ?? .zero
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
        let isRestricted = container.lenient([String: String].self, .restrictions) != nil
        isPlayable = container.lenient(Bool.self, .isPlayable) ?? (isRestricted ? false : nil)
        isLocal = container.lenient(Bool.self, .isLocal) ?? uri.hasPrefix("spotify:local:")
        isrc = container.members(IDKeys.self, .externalIDs)?.lenient(String.self, .isrc)
        popularity = container.percent(.popularity)
    }
}

/// A track or an episode: all that a player plays by itself.
package enum PlayableItem: Sendable, Hashable, Decodable {
    case track(Track)
    case episode(Episode)

    private enum CodingKeys: String, CodingKey { case type, uri }

    /// Whether it is a file on a user's device.
    package var isLocal: Bool {
        switch self {
        case .track(let track): track.isLocal
        case .episode: false
        }
    }

    /// Decides by the type and the URI; throws what the track or the episode throws.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        // An episode in the form of a track can call itself a track, but its URI does not.
        let isEpisode =
            container.lenient(String.self, .type) == "episode"
            || container.lenient(String.self, .uri)?.hasPrefix("spotify:episode:") == true
        self = isEpisode ? .episode(try Episode(from: decoder)) : .track(try Track(from: decoder))
    }
}
