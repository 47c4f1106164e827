// Lists that come in pages. The next page is made from offset and limit, never from Spotify's links, which can lead where
// Development Mode answers 403 (contract §8, 5). Nothing is read that nobody pulls; only who wants everything has pages
// read ahead, several at a time.

import Exchange
package import SpotifyModel

/// How much of a list will be pulled.
package enum Appetite: Sendable, Hashable {
    /// Perhaps the first page alone.
    case asNeeded
    /// Every page: they may be read several at a time.
    case everything
}

/// A page, and where it stands in its list.
package struct LocatedPage<Item: Sendable & Hashable & Decodable>: Sendable, Hashable {
    package var offset: Int
    package var page: Page<Item>
    /// Where the next page begins; nil when this is the last.
    package var next: Int?
}

/// The pages of a list, in order.
package struct PageSequence<Item: Sendable & Hashable & Decodable>: AsyncSequence, Sendable {
    package typealias Element = LocatedPage<Item>
    package typealias Failure = SpotifyError

    fileprivate let client: SpotifyClient
    fileprivate let freshness: Freshness
    fileprivate let start: Int
    fileprivate let limit: Int
    fileprivate let appetite: Appetite
    fileprivate let endpoint: @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>

    /// - Parameters:
    ///   - start: where the first page begins.
    ///   - limit: entries of a page.
    ///   - endpoint: reads the page of `limit` entries from `offset` on.
    package init(
        client: SpotifyClient, freshness: Freshness = .cacheAllowed, from start: Int = 0, limit: Int = Limits.page,
        appetite: Appetite, endpoint: @escaping @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>
    ) {
        self.client = client
        self.freshness = freshness
        self.start = start
        self.limit = limit
        self.appetite = appetite
        self.endpoint = endpoint
    }

    package func makeAsyncIterator() -> PageIterator<Item> { PageIterator(self) }

    fileprivate func page(at offset: Int) async throws(SpotifyError) -> Page<Item> {
        try await client.send(endpoint(limit, offset), freshness: freshness)
    }

    fileprivate func foresee(_ count: Int) async throws(SpotifyError) { try await client.foresee(count) }

    /// The page, or why it did not come.
    fileprivate func answer(at offset: Int, place: Int) async -> PageAnswer<Item> {
        do throws(SpotifyError) {
            return PageAnswer(place: place, page: try await page(at: offset), error: nil)
        } catch {
            return PageAnswer(place: place, page: nil, error: error)
        }
    }
}

/// What came of one of several requests that are under way together.
private struct PageAnswer<Item: Sendable & Hashable & Decodable>: Sendable {
    var place: Int
    var page: Page<Item>?
    var error: SpotifyError?
}

/// Reads pages, in rounds of one or several requests.
package struct PageIterator<Item: Sendable & Hashable & Decodable>: AsyncIteratorProtocol {
    /// How many pages are read at a time: as many as the pace lets go at once. It holds for them as for all requests.
    private static var pagesAhead: Int { Pace.standardBurst }

    private let list: PageSequence<Item>
    /// Pages that were read and not yet pulled, the next one last.
    private var waiting: [LocatedPage<Item>] = []
    /// Where the next round begins; nil at the end.
    private var offset: Int?
    /// Entries from one page to the next, and pages after the ones read, as far as the first page told.
    private var step: Int
    private var pagesLeft: Int?

    fileprivate init(_ list: PageSequence<Item>) {
        self.list = list
        offset = list.start
        step = list.limit
    }

    /// The next page; nil after the last. Throws the error of the first page of a round that failed, after the pages
    /// before it were given.
    package mutating func next() async throws(SpotifyError) -> LocatedPage<Item>? {
        if let page = waiting.popLast() { return page }
        guard let offset else { return nil }
        guard let ahead = pagesLeft, ahead > 1 else { return try await readOne(at: offset) }
        try await readAhead(from: offset, count: min(ahead, Self.pagesAhead))
        return waiting.popLast()
    }

    private mutating func readOne(at start: Int) async throws(SpotifyError) -> LocatedPage<Item> {
        let spent = await RequestAllowance.current?.spent
        let page = try await list.page(at: start)
        let isFirst = start == list.start
        // A server that allows fewer than were asked for has shorter steps.
        if isFirst, let limit = page.limit { step = Swift.min(limit, list.limit) }
        let located = locate(page, at: start)
        if isFirst, list.appetite == .everything, located.next != nil {
            pagesLeft = page.total.map { Swift.max(1, ($0 - start - step + step - 1) / step) }
            // What comes from the cache costs nothing, so nothing is foreseen of it.
            if let left = pagesLeft, await RequestAllowance.current?.spent != spent { try await list.foresee(left) }
        } else if let left = pagesLeft {
            pagesLeft = left - 1
        }
        return located
    }

    /// Reads several pages at once. An empty or last page among them ends the list, whatever came behind it.
    private mutating func readAhead(from start: Int, count: Int) async throws(SpotifyError) {
        let offsets = (0..<count).map { start + $0 * step }
        let list = list
        let answers = await withTaskGroup(of: PageAnswer<Item>.self) { group in
            for (place, offset) in offsets.enumerated() {
                group.addTask { await list.answer(at: offset, place: place) }
            }
            var answers = [PageAnswer<Item>?](repeating: nil, count: offsets.count)
            for await answer in group {
                answers[answer.place] = answer
                // What is wrong with one is wrong with those behind it: they need not be waited for.
                if answer.page == nil { group.cancelAll() }
            }
            return answers
        }
        var read: [LocatedPage<Item>] = []
        for (place, offset) in offsets.enumerated() {
            guard let page = answers[place]?.page else { break }
            read.append(locate(page, at: offset))
            if self.offset == nil { break }
        }
        // Pages in front of a failure are given first; the one that failed is asked for again then.
        if read.isEmpty, let error = Self.cause(of: answers) { throw error }
        pagesLeft = pagesLeft.map { $0 - read.count }
        waiting = read.reversed()
    }

    /// Where a page leads: to the end when it is empty or says that nothing follows.
    private mutating func locate(_ page: Page<Item>, at start: Int) -> LocatedPage<Item> {
        let next = page.hasMore ? start + step : nil
        offset = next
        return LocatedPage(offset: start, page: page, next: next)
    }

    /// The failure that made the others be cancelled.
    private static func cause(of answers: [PageAnswer<Item>?]) -> SpotifyError? {
        var cause: SpotifyError?
        for case let error? in answers.map({ $0?.error }) {
            guard case .cancelled = error else { return error }
            cause = error
        }
        return cause
    }
}
