// Artists as rows. In Development Mode little more than a name comes (SpotifyContract §4); their albums and tracks are
// feeds.

import Rows
import SpotifyModel

/// What the row of an artist is made of.
struct ArtistRow: Listable {
    let artist: Artist

    var name: String { artist.name }
    var uri: String? { artist.uri }
    var id: String? { artist.id }
    var url: String? { artist.uri.flatMap { SpotifyURI($0)?.url } }

    static var kind: RowKind { "artist" }

    static let columns = Columns<ArtistRow>(
        [
            .number("followers", help: "how many people follow them") { $0.artist.followers }.extendedModeOnly,
            .list("genres", help: "their genres") { $0.artist.genres }.extendedModeOnly,
            .number("popularity", help: "0 to 100") { $0.artist.popularity }.extendedModeOnly,
        ])
}

extension Row {
    /// An artist.
    init(_ artist: Artist) { self.init(ArtistRow(artist: artist)) }
}
