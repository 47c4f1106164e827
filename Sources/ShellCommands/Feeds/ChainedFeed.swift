// Feeds whose every page says where the next one is: searches, whose several lists are paged together, and lists with
// cursors, of which each page is a feed of its own. What a page holds belongs to the feed; here the pages are read in
// turn, and a chain that leads back to itself is cut.

import Library
import Rows
import SpotifyAPI

/// A feed whose pages each say where the next one is.
protocol ChainedFeed: Feed {
    /// The page at `offset`.
    /// - Parameter isFirst: whether it is the first that is pulled.
    func page(at offset: Int, isFirst: Bool, using reader: SpotifyReader) async throws -> ChainedPage<Self>
}

/// A page of a chain, and where the next one is; nil after the last.
struct ChainedPage<Chained: Feed>: Sendable {
    /// A feed, and the place in it where a page begins.
    struct Place: Sendable, Hashable {
        var feed: Chained
        var offset: Int
    }

    var rows: [Row]
    var next: Place?
    /// How many rows there are in all, as far as is known.
    var total: Int?
    /// Whether each entry could be read, and the list with them to its end.
    var isReadable = true
}

extension ChainedFeed {
    func pages(from offset: Int, using reader: SpotifyReader) -> any PageSource {
        ChainedPages(from: .init(feed: self, offset: offset), using: reader)
    }
}

/// The pages of a chain. Their one reader pulls them one after the other.
actor ChainedPages<Chained: ChainedFeed>: PageSource {
    private let start: ChainedPage<Chained>.Place
    private var next: ChainedPage<Chained>.Place?
    private let reader: SpotifyReader
    /// The feeds that were asked for: of lists with cursors each page is another.
    private var asked: Set<Chained> = []
    /// The rows of the pages so far, as far as a few of them tell.
    private var seen: Set<Int> = []

    init(from start: ChainedPage<Chained>.Place, using reader: SpotifyReader) {
        self.start = start
        self.reader = reader
        next = start
    }

    func next() async throws -> FeedPage? {
        guard let place = next else { return nil }
        let page = try await place.feed.page(at: place.offset, isFirst: place == start, using: reader)
        next = nil
        guard isNew(page.rows) else {
            // A list that is known to be longer is not at its end then: Spotify does not give it.
            if page.next != nil, let total = page.total, total > place.offset {
                throw SpotifyError.unreadable(.repeatedPage)
            }
            reader.sayRepeated()
            return nil
        }
        asked.insert(place.feed)
        guard let following = page.next else { return fed(page, next: nil) }
        // A cursor that leads back leads nowhere else again.
        if following.feed != place.feed, asked.contains(following.feed) {
            reader.sayRepeated()
            var page = page
            page.isReadable = false
            return fed(page, next: nil)
        }
        next = following
        return fed(page, next: following.feed.cursor(at: following.offset, total: page.total))
    }

    private func fed(_ page: ChainedPage<Chained>, next: Cursor?) -> FeedPage {
        var fed = FeedPage(RowBatch(page.rows, next: next), total: page.total)
        fed.isReadable = page.isReadable
        fed.entries = { page.rows.map { CopiedEntry($0) } }
        return fed
    }

    /// Whether the page differs from all before it. The first, middle and last row decide, since hashing every row of a
    /// long list would be slow.
    private func isNew(_ rows: [Row]) -> Bool {
        guard let first = rows.first, let last = rows.last else { return true }
        var hasher = Hasher()
        hasher.combine(rows.count)
        for row in [first, rows[rows.count / 2], last] { hasher.combine(row) }
        return seen.insert(hasher.finalize()).inserted
    }
}
