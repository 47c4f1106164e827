// Albums, with or without their tracks, and the dates they came out (SpotifyContract §4, §8.7).

import FoundationEssentials

/// When something came out, as precisely as Spotify knows.
package struct ReleaseDate: Sendable, Hashable {
    package var year: Int
    package var month: Int?
    package var day: Int?

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `1997`, `1997-05` and `1997-05-21`; nil for `0000` and anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count), let year = parts[0], (1...9999).contains(year) else { return nil }
        let month = parts.count > 1 ? parts[1].flatMap { (1...12).contains($0) ? $0 : nil } : nil
        let day = parts.count > 2 && month != nil ? parts[2].flatMap { (1...31).contains($0) ? $0 : nil } : nil
        self.init(year: year, month: month, day: day)
    }
}

/// `album`, `single`, `compilation`, and whatever Spotify thinks of next.
package struct AlbumType: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    package let rawValue: String

    /// Captures show the type in capitals too.
    package init(rawValue: String) { self.rawValue = rawValue.lowercased() }
    package init(stringLiteral value: String) { rawValue = value }
}

/// An album without its tracks.
package struct SimpleAlbum: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String?
    package var name: String
    package var artists: [ArtistReference]
    package var type: AlbumType
    package var totalTracks: Int?
    package var release: ReleaseDate?
    package var upc: String?
    package var label: String?
    package var popularity: Int?
    package var copyrights: [String] = []
    package var images: [Image] = []

    package init(id: String?, uri: String?, name: String, artists: [ArtistReference] = [], release: ReleaseDate? = nil)
    {
        self.id = id
        self.uri = uri
        self.name = name
        self.artists = artists
        self.release = release
        type = "album"
    }

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, artists, label, popularity, copyrights, images
        case type = "album_type"
        case totalTracks = "total_tracks"
        case release = "release_date"
        case externalIDs = "external_ids"
    }

    private struct Copyright: Sendable, Hashable, Decodable { var text: String }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        let readableName = container.lenient(String.self, .name)
        // The album of a local file has a name and no URI. What has neither is no album, whatever else it holds.
        if uri == nil, readableName == nil { _ = try container.decode(String.self, forKey: .name) }
        name = readableName ?? ""
        artists = container.lenientList(ArtistReference.self, .artists)?.items ?? []
        type = AlbumType(rawValue: container.lenient(String.self, .type) ?? "album")
        totalTracks = container.count(.totalTracks)
        release = container.lenient(String.self, .release).flatMap(ReleaseDate.init)
        upc = container.lenient([String: String].self, .externalIDs)?["upc"]
        label = container.lenient(String.self, .label)
        popularity = container.percent(.popularity)
        copyrights = container.lenientList(Copyright.self, .copyrights)?.items.map(\.text) ?? []
        images = container.lenientList(Image.self, .images)?.items ?? []
    }
}

/// An album with the first page of its tracks.
package struct Album: Sendable, Hashable, Decodable {
    package var album: SimpleAlbum
    package var tracks: Page<Track>?

    private enum CodingKeys: String, CodingKey { case tracks }

    package init(from decoder: any Decoder) throws {
        album = try SimpleAlbum(from: decoder)
        tracks = try decoder.container(keyedBy: CodingKeys.self).lenient(Page<Track>.self, .tracks)
    }
}
