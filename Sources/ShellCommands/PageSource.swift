// Where the rows of a feed come from, a page at each pull: lists with offsets, pages that say where the next one is, and
// lists that cannot be asked for at all.

import Rows
import SpotifyAPI

/// Where the pages of a feed come from.
protocol PageSource: Sendable {
    func next() async throws -> RowBatch?
}

/// The pages of a list with offsets. Its one reader pulls them one after the other.
actor OffsetPages<Item: Sendable & Hashable & Decodable>: PageSource {
    private var pages: PageIterator<Item>
    private let batch: @Sendable (LocatedPage<Item>) throws -> RowBatch
    private let notice: @Sendable () -> Void

    /// - Parameter notice: told when the list ends where a page came again.
    init(
        _ pages: PageIterator<Item>, notice: @escaping @Sendable () -> Void,
        batch: @escaping @Sendable (LocatedPage<Item>) throws -> RowBatch
    ) {
        self.pages = pages
        self.notice = notice
        self.batch = batch
    }

    func next() async throws -> RowBatch? {
        var reading = pages
        let page: LocatedPage<Item>?
        do {
            page = try await reading.next()
        } catch {
            pages = reading
            throw error
        }
        pages = reading
        if page == nil, reading.wasCutShort { notice() }
        return try page.map(batch)
    }
}

/// Pages that each say where the next one is.
actor PageByPage: PageSource {
    private struct Place: Hashable {
        var feed: Feed
        var offset: Int
    }

    private var next: Place?
    private let read: @Sendable (Feed, Int) async throws -> RowBatch
    private let notice: @Sendable () -> Void
    /// The feeds that were asked for: of lists with cursors each page is another.
    private var asked: Set<Feed> = []
    /// The rows of the pages so far, as far as a few of them tell.
    private var seen: Set<Int> = []

    /// - Parameter notice: told when the list ends where a page came again.
    init(
        from feed: Feed, at offset: Int, notice: @escaping @Sendable () -> Void,
        _ read: @escaping @Sendable (Feed, Int) async throws -> RowBatch
    ) {
        next = Place(feed: feed, offset: offset)
        self.notice = notice
        self.read = read
    }

    func next() async throws -> RowBatch? {
        guard let place = next else { return nil }
        var batch = try await read(place.feed, place.offset)
        next = nil
        guard isNew(batch.rows) else {
            if let total = batch.next?.total, total > place.offset { throw SpotifyError.unreadable(.repeatedPage) }
            notice()
            return nil
        }
        asked.insert(place.feed)
        if let cursor = batch.next, let feed = Feed(cursor) {
            // A cursor that leads back leads nowhere else again.
            if feed != place.feed, asked.contains(feed) {
                batch.next = nil
                notice()
            } else {
                next = Place(feed: feed, offset: cursor.offset)
            }
        }
        return batch
    }

    private func isNew(_ rows: [Row]) -> Bool {
        guard let first = rows.first, let last = rows.last else { return true }
        var hasher = Hasher()
        hasher.combine(rows.count)
        for row in [first, rows[rows.count / 2], last] { hasher.combine(row) }
        return seen.insert(hasher.finalize()).inserted
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

    func next() async throws -> RowBatch? {
        guard let batch = try await pages.next() else { return nil }
        defer { known = [] }
        let (rows, known) = (batch.rows, known)
        guard !rows.isEmpty, rows.count <= known.count else { return batch }
        for page in [known.prefix(rows.count), known.suffix(rows.count)]
        where zip(page, rows).allSatisfy({ $0.uri == $1.uri && $0.values == $1.values }) {
            throw SpotifyError.unreadable(.repeatedPage)
        }
        return batch
    }
}

/// A list that cannot be asked for.
struct FailedSource: PageSource {
    let error: any Error

    func next() async throws -> RowBatch? { throw error }
}
