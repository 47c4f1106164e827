// The artists the user follows. Spotify pages them by cursor: each page names the last artist of it, and the next page
// is what comes after that one.

import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The artists the user follows, from one of them on.
struct MyArtists: ChainedFeed, CopiedFeed {
    static let key = "followedArtists"

    /// The ID of the last artist of the page before; nil for the first page.
    var after: String?

    var copiedList: CopiedList { .artists }
    var name: String { "followed artists" }
    var table: FieldTable { Kinds.artist }
    var emptyNote: String { "You follow no artists yet. To follow one: follow NAME" }
    var listsSaved: Bool { true }

    func page(at offset: Int, isFirst: Bool, using reader: SpotifyReader) async throws -> ChainedPage<MyArtists> {
        let page = try await reader.send(.followedArtists(limit: Limits.page, after: after)).artists
        let rows = page.items.map { Row($0) }
        try reader.note(missing: page.dropped, unreadable: page.unreadable, besides: rows)
        // Where no cursor comes along, the last artist is one (SpotifyContract §3.3).
        let next = page.hasMore ? page.after ?? page.items.last?.id : nil
        return ChainedPage(
            rows: rows, next: next.map { .init(feed: MyArtists(after: $0), offset: offset + rows.count) },
            total: page.total, isReadable: page.unreadable == 0)
    }

    func row(of entry: CopiedEntry, at place: Int) -> Row? { entry.row }

    func rest(after count: Int, last: CopiedEntry?, total: Int) -> Cursor? {
        guard count < total, let id = last?.row?.id else { return nil }
        return MyArtists(after: id).cursor(at: count, total: total)
    }

    func continues(after entry: CopiedEntry?) -> Bool { entry?.row?.id == after }

    func head(using reader: SpotifyReader) async throws -> CopiedHead {
        let page = try await reader.client.send(
            .followedArtists(limit: Limits.page, after: nil), freshness: .fresh
        ).artists
        return CopiedHead(
            entries: page.items.map { CopiedEntry(Row($0)) }, total: page.total, isWhole: !page.hasMore,
            isReadable: page.unreadable == 0)
    }
}
