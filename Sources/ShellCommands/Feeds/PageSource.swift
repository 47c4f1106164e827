// Where the rows of a feed come from, a page at each pull: lists with offsets, pages that make a listing longer, and
// lists that cannot be asked for at all. Pages that say where the next one is are in `ChainedFeed`.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI

/// Where the pages of a feed come from.
protocol PageSource: Sendable {
    /// The next page; nil after the last.
    func next() async throws -> FeedPage?
}

/// A page of a feed.
struct FeedPage: Sendable {
    /// Its rows, and where the next page begins.
    var batch: RowBatch
    /// How many entries there are in all, as far as Spotify says.
    var total: Int?
    /// When the rows were at Spotify as they are here; nil for now.
    var seen: Date?
    /// Whether each entry could be read.
    var isReadable = true
    /// What a copy keeps of the page, made only where one is kept. Entries that are gone have places, too.
    var entries: @Sendable () -> [CopiedEntry] = { [] }

    init(_ batch: RowBatch, total: Int? = nil, seen: Date? = nil) {
        self.batch = batch
        self.total = total
        self.seen = seen
    }
}

/// The pages of a list with offsets. Its one reader pulls them one after the other.
actor OffsetPages<Item: Sendable & Hashable & Decodable>: PageSource {
    private var pages: PageIterator<Item>
    private let page: @Sendable (LocatedPage<Item>) throws -> FeedPage
    private let notice: @Sendable () -> Void

    /// - Parameter notice: called when the list ends where a page came again.
    init(
        _ pages: PageIterator<Item>, notice: @escaping @Sendable () -> Void,
        page: @escaping @Sendable (LocatedPage<Item>) throws -> FeedPage
    ) {
        self.pages = pages
        self.notice = notice
        self.page = page
    }

    func next() async throws -> FeedPage? {
        var reading = pages
        let located: LocatedPage<Item>?
        do {
            located = try await reading.next()
        } catch {
            pages = reading
            throw error
        }
        pages = reading
        if located == nil, reading.wasCutShort { notice() }
        return try located.map(page)
    }
}

/// Pages that make a listing longer: the first of them may not be one that it has.
actor ContinuedPages: PageSource {
    private let pages: any PageSource
    private var known: [Row]

    init(_ pages: any PageSource, after known: [Row]) {
        self.pages = pages
        self.known = known
    }

    func next() async throws -> FeedPage? {
        guard let page = try await pages.next() else { return nil }
        defer { known = [] }
        let (rows, known) = (page.batch.rows, known)
        guard !rows.isEmpty, rows.count <= known.count else { return page }
        for shown in [known.prefix(rows.count), known.suffix(rows.count)]
        where zip(shown, rows).allSatisfy({ $0.uri == $1.uri && $0.values == $1.values }) {
            throw SpotifyError.unreadable(.repeatedPage)
        }
        return page
    }
}

/// A list that cannot be asked for.
struct FailedSource: PageSource {
    let error: any Error

    func next() async throws -> FeedPage? { throw error }
}
