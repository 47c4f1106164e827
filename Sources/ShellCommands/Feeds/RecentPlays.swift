// The last plays, at most fifty: Spotify keeps no more, and no episodes. Pages are told apart by the moment they end
// at.

import Rows
import SpotifyAPI
import SpotifyModel

/// What was played lately, back from a moment.
struct RecentPlays: ChainedFeed {
    static let key = "recentPlays"

    /// Milliseconds since 1970, from the page before; nil for the first page.
    var before: String?

    var name: String { "recent plays" }
    var table: FieldTable { Kinds.play }
    var emptyNote: String { "Nothing has been played recently." }

    func page(at offset: Int, isFirst: Bool, using reader: SpotifyReader) async throws -> ChainedPage<RecentPlays> {
        let page = try await reader.send(.recentlyPlayed(limit: Limits.page, before: before))
        await reader.keep(page.items)
        let rows = page.items.map { Row($0) }
        try reader.note(missing: page.dropped, unreadable: page.unreadable, besides: rows)
        let next = page.hasMore ? page.before : nil
        return ChainedPage(
            rows: rows, next: next.map { .init(feed: RecentPlays(before: $0), offset: offset + rows.count) })
    }
}
