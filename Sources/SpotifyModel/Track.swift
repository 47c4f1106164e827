// Tracks, and the artists credited on them (SpotifyContract §4).

/// An artist as credited on something.
package struct ArtistReference: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String?
    package var name: String

    package init(id: String? = nil, uri: String? = nil, name: String) {
        self.id = id
        self.uri = uri
        self.name = name
    }

    private enum CodingKeys: String, CodingKey { case id, uri, name }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        name = container.lenient(String.self, .name) ?? ""
    }
}

/// A track; a file of a device has no ID.
package struct Track: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String
    package var name: String
    package var artists: [ArtistReference]
    /// Missing on the tracks of an album's own answer.
    package var album: SimpleAlbum?
    package var discNumber: Int?
    package var trackNumber: Int?
    package var duration: Duration
    package var isExplicit: Bool
    /// Known only when a market applies.
    package var isPlayable: Bool?
    package var isLocal: Bool
    package var isrc: String?
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

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Saved items without a URI occur and are good for nothing (SpotifyContract §8.7).
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
        isrc = container.lenient([String: String].self, .externalIDs)?["isrc"]
        popularity = container.percent(.popularity)
    }
}

/// Something that can play.
package enum PlayableItem: Sendable, Hashable, Decodable {
    case track(Track)
    case episode(Episode)

    private enum CodingKeys: String, CodingKey { case type, uri }

    /// Its pictures: a track has those of its album.
    package var images: [Image] {
        switch self {
        case .track(let track): track.album?.images ?? []
        case .episode(let episode): episode.images
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // An episode in the form of a track can call itself one; its URI tells.
        let isEpisode =
            container.lenient(String.self, .type) == "episode"
            || container.lenient(String.self, .uri)?.hasPrefix("spotify:episode:") == true
        self = isEpisode ? .episode(try Episode(from: decoder)) : .track(try Track(from: decoder))
    }
}
