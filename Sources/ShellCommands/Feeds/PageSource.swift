// Where the rows of a feed come from, a page at each pull: lists with offsets, pages that make a listing longer, and
// lists that cannot be asked for at all. Pages that say where the next one is are in `ChainedFeed`.

import Rows
import SpotifyAPI

/// Where the pages of a feed come from.
protocol PageSource: Sendable {
    /// The next page as rows; nil after the last.
    func next() async throws -> RowBatch?
}

/// The pages of a list with offsets. Its one reader pulls them one after the other.
actor OffsetPages<Item: Sendable & Hashable & Decodable>: PageSource {
    private var pages: PageIterator<Item>
    private let batch: @Sendable (LocatedPage<Item>) throws -> RowBatch
    private let notice: @Sendable () -> Void

    /// - Parameter notice: called when the list ends where a page came again.
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
