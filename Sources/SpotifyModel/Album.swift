// Owns albums, with or without their tracks, and the dates on which they came out (SpotifyContract §4, §8.7).
// Only the name or the URI is required, since Development Mode leaves out much of the rest.

/// The date on which something came out, as precisely as Spotify knows it: often only the year.
package struct ReleaseDate: Sendable, Hashable {
    /// 1 to 9999.
    package var year: Int
    /// 1 to 12; nil where only the year is known.
    package var month: Int?
    /// 1 to 31; nil where only the month is known.
    package var day: Int?

    /// A date of year, month or day precision.
    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `1997`, `1997-05` and `1997-05-21`; nil for `0000`, which occurs
    /// (SpotifyContract §8.7), and for anything else.
    package init?(_ text: String) {
        if let plain = ReleaseDate(plain: text) {
            self = plain
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count), let year = parts[0], (1...9999).contains(year) else { return nil }
        let month = parts.count > 1 ? parts[1].flatMap { (1...12).contains($0) ? $0 : nil } : nil
        let day = parts.count > 2 && month != nil ? parts[2].flatMap { (1...31).contains($0) ? $0 : nil } : nil
        self.init(year: year, month: month, day: day)
    }

    /// Reads `1997-05-21`, as nearly all in answers are; nil for any other form.
    private init?(plain text: String) {
        var text = text
        let parts = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
            guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
                let year = number(in: bytes[0..<4]), let month = number(in: bytes[5..<7]),
                let day = number(in: bytes[8..<10])
            else { return nil }
            return (year, month, day)
        }
        guard let parts, parts.year > 0, (1...12).contains(parts.month), (1...31).contains(parts.day) else {
            return nil
        }
        self.init(year: parts.year, month: parts.month, day: parts.day)
    }
}

/// The type of an album: `album`, `single`, `compilation`, and others that Spotify may add; `ep` was seen.
package struct AlbumType: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// As Spotify calls it, in small letters.
    package let rawValue: String

    /// Small letters, since some answers have the type in capitals (SpotifyContract §4).
    package init(rawValue: String) { self.rawValue = rawValue.lowercased() }
    /// For types that the code names; they are in small letters already.
    package init(stringLiteral value: String) { rawValue = value }
}

/// An album without its tracks, as lists and tracks contain it (SimpleAlbum of SpotifyContract §4).
package struct SimpleAlbum: Sendable, Hashable, Decodable {
    /// nil for the album of a local file.
    package var id: String?
    /// nil for the album of a local file, which is only a name.
    package var uri: String?
    /// Empty where only the URI is known.
    package var name: String
    /// The credited artists, the main one first.
    package var artists: [ArtistReference]
    /// `album` where Spotify does not say it.
    package var type: AlbumType
    /// The number of its tracks.
    package var totalTracks: Int?
    /// When it came out; nil for a date that cannot be read.
    package var release: ReleaseDate?
    /// The product code (UPC), from `external_ids`.
    package var upc: String?
    /// Not sent in Development Mode, like the popularity.
    package var label: String?
    /// 0 to 100.
    package var popularity: Int?
    /// The texts of the copyright notices.
    package var copyrights: [String] = []

    /// An album known from elsewhere, such as a row; its type is `album` and the rest is missing.
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
        case id, uri, name, artists, label, popularity, copyrights
        case type = "album_type"
        case totalTracks = "total_tracks"
        case release = "release_date"
        case externalIDs = "external_ids"
    }

    private enum IDKeys: String, CodingKey { case upc }

    // The wire's form of a notice, of which only the text counts.
    private struct Copyright: Sendable, Hashable, Decodable { var text: String }

    /// Throws when the answer has neither URI nor name.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        let readableName = container.lenient(String.self, .name)
        // The album of a local file has a name and no URI. An entry with neither cannot be
        // used, whatever else it has.
        if uri == nil, readableName == nil { _ = try container.decode(String.self, forKey: .name) }
        name = readableName ?? ""
        artists = container.lenientList(ArtistReference.self, .artists)?.items ?? []
        type = AlbumType(rawValue: container.lenient(String.self, .type) ?? "album")
        totalTracks = container.count(.totalTracks)
        release = container.lenient(String.self, .release).flatMap(ReleaseDate.init)
        upc = container.members(IDKeys.self, .externalIDs)?.lenient(String.self, .upc)
        label = container.lenient(String.self, .label)
        popularity = container.percent(.popularity)
        copyrights = container.lenientList(Copyright.self, .copyrights)?.items.map(\.text) ?? []
    }
}

/// An album with the first page of its tracks, as `/albums/{id}` returns it.
package struct Album: Sendable, Hashable, Decodable {
    /// The album itself: on the wire its fields are beside the tracks.
    package var album: SimpleAlbum
    /// nil where the page cannot be read.
    package var tracks: Page<Track>?

    private enum CodingKeys: String, CodingKey { case tracks }

    /// Throws when the album has neither URI nor name; tracks that cannot be read do not matter.
    package init(from decoder: any Decoder) throws {
        album = try SimpleAlbum(from: decoder)
        tracks = try decoder.members(CodingKeys.self).lenient(Page<Track>.self, .tracks)
    }
}
