// The artists the user listens to most, in Spotify's order. It sends no numbers, so the bars beside them follow the
// rank.

import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// The user's top artists of a time.
struct TopArtists: OffsetFeed {
    static let key = "topArtists"

    var range: TimeRange

    /// Cursors know the time by no name.
    private enum CodingKeys: String, CodingKey { case range = "_0" }

    var name: String { "top artists" }
    var table: FieldTable { Kinds.artist }
    var emptyNote: String { "Spotify has no top artists for you yet." }
    var bars: Presentation.Bars { .byRank }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Artist>> {
        let range = range
        return { .topArtists(range, limit: $0, offset: $1) }
    }

    func row(_ artist: Artist, account: String?) -> Row? { Row(artist) }
}
