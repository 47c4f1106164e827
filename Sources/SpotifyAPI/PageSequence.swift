// Lists that come in pages. The next page is requested by offset and limit and never by Spotify's links, which
// can lead where Development Mode answers 403 (SpotifyContract §8.5). No page is read that is not pulled; only
// a caller who wants everything has pages read ahead, several at a time.

import Exchange
package import SpotifyModel
import Synchronization

/// Whether pages of a list are read before they are pulled.
package enum PrefetchPolicy: Sendable, Hashable {
    /// None is: perhaps the first page alone will be wanted.
    case asNeeded
    /// All are, several at a time: every page will be wanted.
    case everything
}

/// A page, and its place in its list.
package struct LocatedPage<Item: Sendable & Hashable & Decodable>: Sendable, Hashable {
    /// The index of its first entry in the list.
    package var offset: Int
    /// The entries as Spotify sent them.
    package var page: Page<Item>
    /// Where the next page begins; nil when this is the last.
    package var next: Int?
}

/// The pages of a list, in order.
package struct PageSequence<Item: Sendable & Hashable & Decodable>: AsyncSequence, Sendable {
    /// Pages come with their place in the list.
    package typealias Element = LocatedPage<Item>
    /// A page that cannot be had ends the reading with Spotify's error.
    package typealias Failure = SpotifyError

    fileprivate let client: SpotifyClient
    fileprivate let freshness: Freshness
    fileprivate let start: Int
    fileprivate let limit: Int
    fileprivate let prefetch: PrefetchPolicy
    fileprivate let endpoint: @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>

    /// - Parameters:
    /// - start: Where the first page begins.
    /// - limit: The entries of a page.
    /// - endpoint: Reads the page of `limit` entries from `offset` on.
    package init(
        client: SpotifyClient, freshness: Freshness = .cacheAllowed, from start: Int = 0, limit: Int = Limits.page,
        prefetch: PrefetchPolicy, endpoint: @escaping @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>
    ) {
        self.client = client
        self.freshness = freshness
        self.start = start
        self.limit = limit
        self.prefetch = prefetch
        self.endpoint = endpoint
    }

    /// A reader that begins at the first page; each one sends its own requests.
    package func makeAsyncIterator() -> PageIterator<Item> { PageIterator(self) }

    /// Reads the page at an offset.
    fileprivate func page(at offset: Int) async throws(SpotifyError) -> Page<Item> {
        try await client.send(endpoint(limit, offset), freshness: freshness)
    }

    /// Makes sure that so many pages may be read from `offset` on, before the first of them is.
    fileprivate func foresee(
        _ count: Int, from offset: Int, step: Int, behindPageAt spent: Int?
    ) async throws(SpotifyError) {
        try await client.foresee((0..<count).lazy.map { endpoint(limit, offset + $0 * step) }, behindPageAt: spent)
    }

    /// Whether two pages may be equal: a playlist can hold its entries twice.
    fileprivate var hasDoubles: Bool { Item.self == PlaylistEntry.self }

    /// Counts the pages after the first one for an estimate, which keeps even the first back. An earlier,
    /// cached answer says how long the list was.
    fileprivate func estimateRest() async {
        guard prefetch == .everything, freshness == .fresh, let allowance = RequestAllowance.current,
            allowance.isEstimate, let bucket = await allowance.firstWanted
        else { return }
        let known = try? await RequestAllowance.$current.withValue(RequestAllowance(isEstimate: true)) {
            try await client.send(endpoint(limit, start), freshness: .cacheAllowed)
        }
        guard let known, known.hasMore, let total = known.total else { return }
        let step = Swift.min(known.limit ?? limit, limit)
        await allowance.want(Swift.max(0, (total - start - 1) / step), of: bucket)
    }
}

/// The requests for the next pages of a list, several under way at a time. They end with
/// the iterator that reads them.
private final class PageWindow<Item: Sendable & Hashable & Decodable>: Sendable {
    private typealias Answer = Result<Page<Item>, SpotifyError>

    /// Whether one of the requests has failed. What is wrong with it would be wrong with those that follow.
    private final class Outcome: Sendable {
        let hasFailed = Mutex(false)
    }

    private let list: PageSequence<Item>
    private let outcome = Outcome()
    private let tasks = Mutex<[Int: Task<Answer, Never>]>([:])

    init(_ list: PageSequence<Item>) { self.list = list }

    deinit { cancel() }

    /// Whether the page is on its way.
    func holds(_ offset: Int) -> Bool { tasks.withLock { $0[offset] != nil } }

    /// Requests these pages, unless they are on their way.
    func fill(_ offsets: some Sequence<Int>) {
        let (list, outcome) = (list, outcome)
        tasks.withLock { tasks in
            for offset in offsets where tasks[offset] == nil {
                // The first is the one that is waited for; its error is the one to report.
                guard tasks.isEmpty || !outcome.hasFailed.withLock({ $0 }) else { return }
                // Not at home: pages are decoded beside each other, on as many threads as there are cores.
                tasks[offset] = Task {
                    do throws(SpotifyError) {
                        return .success(try await list.page(at: offset))
                    } catch {
                        outcome.hasFailed.withLock { $0 = true }
                        return .failure(error)
                    }
                }
            }
        }
    }

    /// The page, once it is there; nil when it was not requested.
    func take(_ offset: Int) async throws(SpotifyError) -> Page<Item>? {
        guard let task = tasks.withLock({ $0[offset] }) else { return nil }
        let answer = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            cancel()
        }
        tasks.withLock { $0[offset] = nil }
        return try answer.get()
    }

    /// Cancels every request under way.
    func cancel() { tasks.withLock { $0.values.forEach { $0.cancel() } } }
}

/// Reads pages, one at a time or with the next ones already under way.
package struct PageIterator<Item: Sendable & Hashable & Decodable>: AsyncIteratorProtocol {
    private let list: PageSequence<Item>
    /// The pages that are under way, the next one among them.
    private var window: PageWindow<Item>?
    /// Where the next page begins; nil at the end.
    private var offset: Int?
    /// The entries from one page to the next.
    private var step: Int
    private var pagesLeft: Int?
    /// What the pages so far were, as far as a few of their entries say.
    private var seen: Set<Int> = []
    /// Whether the list ended because a page came that had come before.
    package private(set) var wasCutShort = false

    fileprivate init(_ list: PageSequence<Item>) {
        self.list = list
        offset = list.start
        step = list.limit
    }

    /// The next page; nil after the last. It throws the error of a page when that page is due, and can
    /// be called again afterwards.
    package mutating func next() async throws(SpotifyError) -> LocatedPage<Item>? {
        guard let offset else { return nil }
        guard let left = pagesLeft, left > 1 || window?.holds(offset) == true else {
            return try await readOne(at: offset)
        }
        let window = window ?? PageWindow(list)
        self.window = window
        let step = step
        let ahead = (RequestAllowance.current?.pace ?? .standard).pagesAhead
        window.fill((0..<Swift.min(left, ahead)).lazy.map { offset + $0 * step })
        do throws(SpotifyError) {
            guard let page = try await window.take(offset) else { return try await readOne(at: offset) }
            pagesLeft = left - 1
            let located = try locate(page, at: offset)
            // An empty or last page ends the list, whatever was requested after it.
            if located?.next == nil { self.window = nil }
            return located
        } catch {
            self.window = nil
            throw error
        }
    }

    /// Reads a page by itself; after the first one it is known how many follow.
    private mutating func readOne(at start: Int) async throws(SpotifyError) -> LocatedPage<Item>? {
        let spent = await RequestAllowance.current?.spent
        let isFirst = start == list.start
        let page: Page<Item>
        do throws(SpotifyError) {
            page = try await list.page(at: start)
        } catch {
            if isFirst { await list.estimateRest() }
            throw error
        }
        // A server that allows fewer entries than were asked for has shorter steps.
        if isFirst, let limit = page.limit { step = Swift.min(limit, list.limit) }
        let located = try locate(page, at: start)
        if isFirst, list.prefetch == .everything, located?.next != nil {
            pagesLeft = page.total.map { Swift.max(1, ($0 - start - 1) / step) }
            if let left = pagesLeft {
                try await list.foresee(left, from: start + step, step: step, behindPageAt: spent)
            }
        } else if let left = pagesLeft {
            pagesLeft = left - 1
        }
        return located
    }

    /// Where a page leads: to the end when it is empty, says that nothing follows, or came before. A list that
    /// is known to be longer is not at its end then; Spotify fails to deliver it, which is an error.
    private mutating func locate(_ page: Page<Item>, at start: Int) throws(SpotifyError) -> LocatedPage<Item>? {
        if isRepeat(page, at: start) {
            offset = nil
            window = nil
            if let total = page.total, total > start { throw .unreadable(.repeatedPage) }
            wasCutShort = page.total == nil
            return nil
        }
        let next = page.hasMore ? start + step : nil
        offset = next
        return LocatedPage(offset: start, page: page, next: next)
    }

    /// Whether an equal page came before, by the number of its entries and three of them. A server that ignores
    /// `offset` would otherwise be read for ever.
    private mutating func isRepeat(_ page: Page<Item>, at start: Int) -> Bool {
        guard let first = page.items.first, let last = page.items.last else { return false }
        var hasher = Hasher()
        hasher.combine(page.items.count)
        for item in [first, page.items[page.items.count / 2], last] { hasher.combine(item) }
        guard !seen.insert(hasher.finalize()).inserted else { return false }
        return !(list.hasDoubles && page.offset == start)
    }
}
