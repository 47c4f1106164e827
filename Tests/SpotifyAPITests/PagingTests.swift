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
        /// Every page is the first.
        private let isStuck: Bool
        /// Whether pages say how many there are, and where they begin.
        private let saysTotal: Bool
        private let asked = Mutex<[String]>([])
        private let flying = Mutex((now: 0, most: 0))

        init(
            entries: Int, total: Int? = nil, cap: Int = 50, leftOut: Int = 0, failsAt: Int? = nil,
            isStuck: Bool = false,
            saysTotal: Bool = true
        ) {
            self.isStuck = isStuck
            self.saysTotal = saysTotal
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
            let (limit, offset) = (min(numbers[0], cap), isStuck ? 0 : numbers[1])
            if let failsAt, offset >= failsAt { return (HTTPResponse(status: .notFound), []) }
            let items = (offset..<max(offset, min(entries, offset + limit))).dropLast(leftOut).map { number in
                number % 7 == 3
                    ? "null" : #"{"track":{"uri":"spotify:track:\#(number)","name":"\#(number)"}}"#
            }
            // Links are never followed: this one leads to an error.
            let next = offset + limit < entries ? #""https://api.spotify.com/v1/users/x/403""# : "null"
            let body = """
                {"items":[\(items.joined(separator: ","))],"limit":\(limit),"offset":\(offset),
                "total":\(saysTotal ? String(total ?? entries) : "null"),"next":\(next)}
                """
            return (HTTPResponse(status: .ok), Array(body.utf8))
        }
    }

    private static func sequence(
        _ list: ListExchange, from start: Int = 0, prefetch: PrefetchPolicy = .everything
    ) -> PageSequence<Saved<Track>> {
        let client = SpotifyClient(exchange: list, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        return PageSequence(client: client, from: start, prefetch: prefetch) { .savedTracks(limit: $0, offset: $1) }
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

    @Test(arguments: [0, 1, 49, 50, 51, 120, 1000], [PrefetchPolicy.asNeeded, .everything])
    func `every entry comes once and in order, for as few requests as there are pages`(
        count: Int, prefetch: PrefetchPolicy
    ) async throws {
        let list = ListExchange(entries: count)
        #expect(try await Self.names(Self.sequence(list, prefetch: prefetch)) == Self.expected(count))
        #expect(list.queries.count == max(1, (count + 49) / 50))
        #expect(Set(list.queries).count == list.queries.count)
    }

    @Test func `null entries are dropped and counted`() async throws {
        var dropped = 0
        for try await page in Self.sequence(ListExchange(entries: 120)) { dropped += page.page.dropped }
        #expect(dropped == (0..<120).count { $0 % 7 == 3 })
    }

    @Test func `nothing is read that nobody pulls`() async throws {
        let list = ListExchange(entries: 1000)
        var pages = Self.sequence(list, prefetch: .asNeeded).makeAsyncIterator()
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
        let names = try await Self.names(Self.sequence(list, prefetch: .asNeeded))
        #expect(names == Self.expected(120).filter { ![48, 49, 98, 99, 118, 119].contains(Int($0)) })
        #expect(list.queries.count == 3)
    }

    @Test func `a server that sends one page for ever is asked twice, and its rows come once`() async throws {
        let list = ListExchange(entries: 613, isStuck: true, saysTotal: false)
        var pages = Self.sequence(list).makeAsyncIterator()
        var names: [String] = []
        while let page = try await pages.next() { names += page.page.items.map(\.item.name) }
        #expect(names == Self.expected(50))
        #expect(pages.wasCutShort)
        #expect(list.queries.count == 2)
    }

    @Test func `a list that is known to be longer than the page that comes again has not come to its end`() async {
        let list = ListExchange(entries: 613, isStuck: true)
        var pages = Self.sequence(list).makeAsyncIterator()
        var rows = 0
        await #expect {
            while let page = try await pages.next() { rows += page.page.items.count }
        } throws: { error in
            if case SpotifyError.unreadable(.repeatedPage) = error { true } else { false }
        }
        #expect(rows == Self.expected(50).count)
        // Those that were on their way when it was noticed.
        #expect(list.queries.count <= 13)
        #expect((try? await pages.next()) == .some(nil))
    }

    @Test func `a page that comes again where the list is at its end is the end`() async throws {
        let list = ListExchange(entries: 613, total: 50, isStuck: true)
        #expect(try await Self.names(Self.sequence(list)) == Self.expected(50))
        #expect(list.queries.count == 2)
    }

    @Test func `a playlist may hold the same fifty twice`() async throws {
        let page = { (offset: Int, next: String) in
            let items = (0..<50).map { #"{"track":{"uri":"spotify:track:\#($0)","name":"\#($0)"}}"# }
            return #"{"items":[\#(items.joined(separator: ","))],"offset":\#(offset),"total":100,"next":\#(next)}"#
        }
        let id = try #require(SpotifyID("4Z8W4fKeB5YxbusRsdQVPb"))
        let path = "GET /v1/playlists/\(id.text)/items?limit=50&offset="
        for (second, count) in [(50, 100), (0, 50)] {
            let script = ScriptedExchange([
                (path + "0&additional_types=track%2Cepisode", .ok(page(0, "\"x\""))),
                (path + "50&additional_types=track%2Cepisode", .ok(page(second, "null"))),
            ])
            let client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
            var entries = 0
            do throws(SpotifyError) {
                let pages = PageSequence<PlaylistEntry>(client: client, prefetch: .asNeeded) {
                    .playlistItems(id, limit: $0, offset: $1)
                }
                for try await page in pages { entries += page.page.items.count }
            } catch {
                #expect(second == 0)
            }
            #expect(entries == count)
        }
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
        let pages = PageSequence<Saved<Track>>(client: client, prefetch: .everything) {
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
