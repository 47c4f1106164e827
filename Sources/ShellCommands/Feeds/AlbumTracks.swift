// What is on an album. Spotify leaves the album out of its own tracks: the row the album was listed with says what
// their rows need of it.

import Rows
import SpotifyAPI
import SpotifyModel

/// The tracks of an album.
struct AlbumTracks: OffsetFeed {
    static let key = "albumTracks"

    /// What a track's row needs of its album.
    struct Heading: Sendable, Hashable, Codable {
        var uri: String
        var name: String
        var artist: String?
        /// Whose it is, where its row links to them; the tracks do not say it.
        var artists: [Row.Link]?
        var year: Int?
        var month: Int?
        var day: Int?

        /// The heading of an album's row.
        init(_ row: Row) {
            uri = row.uri ?? ""
            name = row.name
            artist = row[.artist]
            let links = row.artistLinks()
            artists = links.isEmpty ? nil : links
            let released = row[.released]
            (year, month, day) = (released?.year, released?.month, released?.day)
        }
    }

    var album: Heading

    /// Cursors know the heading by no name.
    private enum CodingKeys: String, CodingKey { case album = "_0" }

    private var title: String { Row.title(album.name, "album") }

    var name: String { "tracks of \(title)" }
    var table: FieldTable { Kinds.entry }
    var emptyNote: String { "\(title) has no tracks." }

    var implied: [String: Value] {
        var implied = ["album": Value.text(album.name)]
        if let artist = album.artist { implied["artist"] = .text(artist) }
        return implied
    }

    func context(account: String?) -> Listing.Context? { Listing.Context(uri: album.uri) }

    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Track>> {
        let id = try SpotifyID(of: album.uri)
        return { .albumTracks(id, limit: $0, offset: $1) }
    }

    func row(_ track: Track, account: String?) -> Row? { Row(track, on: SimpleAlbum(album)) }
}

extension SimpleAlbum {
    /// An album, as far as its heading says.
    fileprivate init(_ heading: AlbumTracks.Heading) {
        self.init(
            id: SpotifyURI(heading.uri)?.id, uri: heading.uri, name: heading.name,
            artists: (heading.artists ?? []).map { ArtistReference(uri: $0.uri, name: $0.name) },
            release: heading.year.map { ReleaseDate(year: $0, month: heading.month, day: heading.day) })
    }
}
