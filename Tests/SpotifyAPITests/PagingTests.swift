// Lists in pages: what is asked, when a list ends, and what is read ahead.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct PagingTests {
    /// A list on the wire: how many entries there are, and what is odd about it.
    private final class ListExchange: Exchange {
        private let entries: Int
        /// What `total` says, when it is wrong.
        private let total: Int?
        /// The most entries of a page, when the server allows fewer.
        private let cap: Int
        /// Entries left out of every page without a trace.
        private let leftOut: Int
        private let failsAt: Int?
        private let asked = Mutex<[String]>([])
        private let flying = Mutex((now: 0, most: 0))

        init(entries: Int, total: Int? = nil, cap: Int = 50, leftOut: Int = 0, failsAt: Int? = nil) {
            self.entries = entries
            self.total = total
            self.cap = cap
            self.leftOut = leftOut
            self.failsAt = failsAt
        }

        /// The queries in the order they came.
        var queries: [String] { asked.withLock { $0 } }
        var mostAtOnce: Int { flying.withLock { $0.most } }

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            let query = (request.path ?? "").split(separator: "?").last.map(String.init) ?? ""
            asked.withLock { $0.append(query) }
            flying.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            flying.withLock { $0.now -= 1 }
            let numbers = query.split { !$0.isNumber }.compactMap { Int($0) }
            let (limit, offset) = (min(numbers[0], cap), numbers[1])
            if let failsAt, offset >= failsAt { return (HTTPResponse(status: .notFound), []) }
            let items = (offset..<max(offset, min(entries, offset + limit))).dropLast(leftOut).map { number in
                number % 7 == 3
                    ? "null" : #"{"track":{"uri":"spotify:track:\#(number)","name":"\#(number)"}}"#
            }
            // Where links lead is nobody's business: this one leads to an error.
            let next = offset + limit < entries ? #""https://api.spotify.com/v1/users/x/403""# : "null"
            let body = """
                {"items":[\(items.joined(separator: ","))],"limit":\(limit),"offset":\(offset),
                "total":\(total ?? entries),"next":\(next)}
                """
            return (HTTPResponse(status: .ok), Array(body.utf8))
        }
    }

    private static func sequence(
        _ list: ListExchange, from start: Int = 0, appetite: Appetite = .everything
    ) -> PageSequence<Saved<Track>> {
        let client = SpotifyClient(exchange: list, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        return PageSequence(client: client, from: start, appetite: appetite) { .savedTracks(limit: $0, offset: $1) }
    }

    private static func names(_ pages: PageSequence<Saved<Track>>) async throws(SpotifyError) -> [String] {
        var names: [String] = []
        for try await page in pages { names += page.page.items.map(\.item.name) }
        return names
    }

    /// The names of a list of so many, without the entries that are null.
    private static func expected(_ count: Int) -> [String] {
        (0..<count).filter { $0 % 7 != 3 }.map(String.init)
    }

    @Test(arguments: [0, 1, 49, 50, 51, 120, 1000], [Appetite.asNeeded, .everything])
    func `every entry comes once and in order, for as few requests as there are pages`(
        count: Int, appetite: Appetite
    ) async throws {
        let list = ListExchange(entries: count)
        #expect(try await Self.names(Self.sequence(list, appetite: appetite)) == Self.expected(count))
        #expect(list.queries.count == max(1, (count + 49) / 50))
        #expect(Swift.Set(list.queries).count == list.queries.count)
    }

    @Test func `null entries are dropped and counted`() async throws {
        var dropped = 0
        for try await page in Self.sequence(ListExchange(entries: 120)) { dropped += page.page.dropped }
        #expect(dropped == (0..<120).count { $0 % 7 == 3 })
    }

    @Test func `nothing is read that nobody pulls`() async throws {
        let list = ListExchange(entries: 1000)
        var pages = Self.sequence(list, appetite: .asNeeded).makeAsyncIterator()
        _ = try await pages.next()
        _ = try await pages.next()
        #expect(list.queries == ["limit=50&offset=0", "limit=50&offset=50"])
    }

    @Test func `who wants everything has pages read ahead, a burst at a time`() async throws {
        let list = ListExchange(entries: 1000)
        var pages = Self.sequence(list).makeAsyncIterator()
        #expect(try await pages.next()?.offset == 0)
        #expect(list.queries.count == 1)
        #expect(try await pages.next()?.offset == 50)
        #expect(list.queries.count == 13)
        #expect(list.mostAtOnce > 1)
    }

    @Test func `a total that is too high costs what it promised and ends at the empty page`() async throws {
        let list = ListExchange(entries: 130, total: 400)
        #expect(try await Self.names(Self.sequence(list)) == Self.expected(130))
        #expect(list.queries.count == 8)
    }

    @Test func `a total that is too low loses nothing`() async throws {
        let list = ListExchange(entries: 230, total: 60)
        #expect(try await Self.names(Self.sequence(list)) == Self.expected(230))
        #expect(list.queries.count == 5)
    }

    @Test func `a server that allows fewer entries is followed in its steps`() async throws {
        let list = ListExchange(entries: 95, cap: 20)
        #expect(try await Self.names(Self.sequence(list)) == Self.expected(95))
        #expect(list.queries.count == 5)
    }

    @Test func `short pages in the middle lose nothing and repeat nothing`() async throws {
        let list = ListExchange(entries: 120, leftOut: 2)
        let names = try await Self.names(Self.sequence(list, appetite: .asNeeded))
        #expect(names == Self.expected(120).filter { ![48, 49, 98, 99, 118, 119].contains(Int($0)) })
        #expect(list.queries.count == 3)
    }

    @Test func `pages before a failure are given before it is thrown`() async throws {
        let list = ListExchange(entries: 1000, failsAt: 150)
        var pages = Self.sequence(list).makeAsyncIterator()
        var offsets: [Int] = []
        await #expect(throws: SpotifyError.self) {
            while let page = try await pages.next() { offsets.append(page.offset) }
        }
        #expect(offsets == [0, 50, 100])
    }

    @Test func `what is foreseen beyond the allowance is not begun`() async throws {
        let list = ListExchange(entries: 5000)
        let allowance = RequestAllowance(maximum: nil)
        let counted = CountedExchange(list, allowance)
        let client = SpotifyClient(exchange: counted, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        let pages = PageSequence<Saved<Track>>(client: client, appetite: .everything) {
            .savedTracks(limit: $0, offset: $1)
        }
        await RequestAllowance.$current.withValue(allowance) {
            await #expect(throws: SpotifyError.self) { for try await _ in pages {} }
        }
        #expect(list.queries.count == 1)
    }

    /// Takes every request from the allowance, as the budget does.
    private struct CountedExchange: Exchange {
        let inner: ListExchange
        let allowance: RequestAllowance

        init(_ inner: ListExchange, _ allowance: RequestAllowance) {
            self.inner = inner
            self.allowance = allowance
        }

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            try await allowance.take(.savedTracks)
            return try await inner.send(request, body: body)
        }
    }
}
