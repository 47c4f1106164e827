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
    private let batch: @Sendable (LocatedPage<Item>) -> RowBatch

    init(_ pages: PageIterator<Item>, batch: @escaping @Sendable (LocatedPage<Item>) -> RowBatch) {
        self.pages = pages
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
        return page.map(batch)
    }
}

/// Pages that each say where the next one is.
actor PageByPage: PageSource {
    private var next: (feed: Feed, offset: Int)?
    private let read: @Sendable (Feed, Int) async throws -> RowBatch

    init(from feed: Feed, at offset: Int, _ read: @escaping @Sendable (Feed, Int) async throws -> RowBatch) {
        next = (feed, offset)
        self.read = read
    }

    func next() async throws -> RowBatch? {
        guard let (feed, offset) = next else { return nil }
        let batch = try await read(feed, offset)
        next = batch.next.flatMap { cursor in Feed(cursor).map { ($0, cursor.offset) } }
        return batch
    }
}

/// A list that cannot be asked for.
struct FailedSource: PageSource {
    let error: any Error

    func next() async throws -> RowBatch? { throw error }
}
