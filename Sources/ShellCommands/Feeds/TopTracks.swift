// The tracks the user listens to most, in Spotify's order. It sends no numbers, so the bars beside them follow the
// rank.

import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// The user's top tracks of a time.
struct TopTracks: OffsetFeed {
    static let key = "topTracks"

    var range: TimeRange

    /// Cursors know the time by no name.
    private enum CodingKeys: String, CodingKey { case range = "_0" }

    var name: String { "top tracks" }
    var table: FieldTable { Kinds.track }
    var emptyNote: String { "Spotify has no top tracks for you yet." }
    var bars: Presentation.Bars { .byRank }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Track>> {
        let range = range
        return { .topTracks(range, limit: $0, offset: $1) }
    }

    func row(_ track: Track, account: String?) -> Row? { Row(track) }
}
