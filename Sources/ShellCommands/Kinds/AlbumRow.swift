// Albums as rows: albums, singles and compilations. What Development Mode leaves out is missing; which re-issues are
// hidden is decided in `Reissues`.

import Rows
import SpotifyModel

/// What the row of an album is made of.
struct AlbumRow: Listable {
    let album: SimpleAlbum
    /// When it was saved.
    var added: PartialDate?

    var name: String { album.name }
    var uri: String? { album.uri }
    var id: String? { album.id }
    var url: String? { album.uri.flatMap { SpotifyURI($0)?.url } }
    var links: [String: Row.Link] { album.artists.links }

    static var kind: RowKind { "album" }

    static let columns = Columns<AlbumRow>(
        [
            .text(.artist, .shown(rank: 1), help: "the credit as shown") { $0.album.artists.credit },
            .list(.artists, help: "every credited artist") { $0.album.artists.map(\.name) },
            .number(.year, .shown(rank: 2), help: "the year it came out") { $0.album.release?.year },
            .text(.type, .shown(rank: 4), help: "album, single or compilation") { $0.album.type.rawValue },
            .number(
                "tracks", .shown(rank: 3, unit: Field.Unit("track", "tracks")), help: "how many tracks it has"
            ) { $0.album.totalTracks },
            .date(.released, help: "when it came out, as precisely as known") {
                $0.album.release.map { PartialDate($0) }
            },
            .text("upc", help: "its Universal Product Code") { $0.album.upc },
            .date("added", help: "when it was saved") { $0.added },
            .number("popularity", help: "0 to 100") { $0.album.popularity }.extendedModeOnly,
            .text("label", help: "the record label") { $0.album.label }.extendedModeOnly,
            .list("copyright", help: "the copyright lines; info only") {
                $0.album.copyrights.isEmpty ? nil : $0.album.copyrights
            },
        ])
}

extension Row {
    /// An album, saved at a moment or not.
    init(_ album: SimpleAlbum, added: PartialDate? = nil) { self.init(AlbumRow(album: album, added: added)) }
}
