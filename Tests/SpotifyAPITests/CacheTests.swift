// What is answered without asking, and how reads that come together share one request.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct CacheTests {
    private static func get(_ path: String, fresh: Bool = false) -> HTTPRequest {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: path)
        if fresh { request.headerFields[.cacheControl] = "no-cache" }
        return request
    }

    /// An answer worth keeping: an object, or the list that one operation answers with.
    private static func json(_ text: String, at path: String = "") -> String {
        path.contains("/contains") ? "[\"\(text)\"]" : "{\"is\":\"\(text)\"}"
    }

    private static func cached(_ script: ScriptedExchange, _ time: ManualTime) -> CachingExchange {
        CachingExchange(script, cache: InMemoryResponseCache(time: time), time: time)
    }

    @Test func `a catalogue answer is kept, with its age, until it is too old`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([
            ("GET /v1/albums/1", .ok(Self.json("old"))), ("GET /v1/albums/1", .ok(Self.json("new"))),
        ])
        let exchange = Self.cached(script, time)
        _ = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        time.advance(by: .seconds(600))
        let (response, body) = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        #expect(response.headerFields[.age] == "600")
        #expect(body == Array(Self.json("old").utf8))
        time.advance(by: .seconds(3001))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("new").utf8))
    }

    @Test func `no-cache asks, and its answer replaces the old one`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([
            ("GET /v1/albums/1", .ok(Self.json("old"))), ("GET /v1/albums/1", .ok(Self.json("new"))),
        ])
        let exchange = Self.cached(script, time)
        _ = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        #expect(
            try await exchange.send(Self.get("/v1/albums/1", fresh: true), body: []).1 == Array(Self.json("new").utf8))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("new").utf8))
        #expect(script.requests.count == 2)
    }

    @Test func `no-store asks, and leaves what is kept as it is`() async throws {
        let script = ScriptedExchange([
            ("GET /v1/albums/1", .ok(Self.json("old"))), ("GET /v1/albums/1", .ok(Self.json("new"))),
        ])
        let exchange = Self.cached(script, ManualTime())
        _ = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        var request = Self.get("/v1/albums/1")
        request.headerFields[.cacheControl] = "no-store"
        #expect(try await exchange.send(request, body: []).1 == Array(Self.json("new").utf8))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("old").utf8))
    }

    @Test(arguments: ["/v1/me", "/v1/me/player", "/v1/me/player/devices", "/v1/me/player/recently-played"])
    func `the account and the player are asked every time`(path: String) async throws {
        let script = ScriptedExchange([("GET \(path)", .ok(Self.json("1"))), ("GET \(path)", .ok(Self.json("2")))])
        let exchange = Self.cached(script, ManualTime())
        _ = try await exchange.send(Self.get(path), body: [])
        #expect(try await exchange.send(Self.get(path), body: []).1 == Array(Self.json("2").utf8))
    }

    @Test(arguments: ["/v1/me/tracks", "/v1/me/playlists", "/v1/playlists/1/items", "/v1/me/top/artists"])
    func `what is the user's is asked again after five minutes`(path: String) async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET \(path)", .ok(Self.json("1"))), ("GET \(path)", .ok(Self.json("2")))])
        let exchange = Self.cached(script, time)
        for (wait, answer) in [(0, "1"), (299, "1"), (2, "2")] {
            time.advance(by: .seconds(wait))
            #expect(try await exchange.send(Self.get(path), body: []).1 == Array(Self.json(answer).utf8))
        }
    }

    @Test(arguments: [
        ("PUT", "/v1/me/library?uris=x", "/v1/me/tracks?limit=50", true),
        ("DELETE", "/v1/me/library?uris=x", "/v1/me/library/contains?uris=x", true),
        ("POST", "/v1/playlists/1/items", "/v1/playlists/1/items?limit=50", true),
        ("POST", "/v1/me/playlists", "/v1/me/playlists?limit=50", true),
        ("PUT", "/v1/me/library?uris=x", "/v1/albums/1", false),
        ("POST", "/v1/me/player/next", "/v1/me/tracks?limit=50", false),
    ])
    func `a change forgets what it makes wrong, also when nobody knows whether it was heard`(
        method: String, change: String, read: String, isForgotten: Bool
    ) async throws {
        let script = ScriptedExchange([
            ("GET \(read)", .ok(Self.json("1", at: read))), ("\(method) \(change)", .fails(.ambiguous(.timedOut))),
            ("GET \(read)", .ok(Self.json("2", at: read))),
        ])
        let exchange = Self.cached(script, ManualTime())
        _ = try await exchange.send(Self.get(read), body: [])
        let request = HTTPRequest(
            method: try #require(HTTPRequest.Method(method)), scheme: "https", authority: "api.spotify.com",
            path: change)
        await #expect(throws: ExchangeError.self) { try await exchange.send(request, body: []) }
        #expect(
            try await exchange.send(Self.get(read), body: []).1
                == Array(Self.json(isForgotten ? "2" : "1", at: read).utf8))
    }

    @Test func `errors are not kept`() async throws {
        let script = ScriptedExchange([("GET /v1/albums/1", .status(503)), ("GET /v1/albums/1", .ok(Self.json("x")))])
        let exchange = Self.cached(script, ManualTime())
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).0.status.code == 503)
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).0.status.code == 200)
    }

    @Test func `reads that come together share a request, and one that leaves disturbs nobody`() async throws {
        let gate = Gate()
        let script = ScriptedExchange([("GET /v1/albums/1", .waits(gate, status: 200, Self.json("x")))])
        let exchange = Self.cached(script, ManualTime())
        let first = Task { try await exchange.send(Self.get("/v1/albums/1"), body: []).1 }
        await gate.untilWaiting(1)
        let others = (0..<10).map { _ in Task { try await exchange.send(Self.get("/v1/albums/1"), body: []).1 } }
        first.cancel()
        await #expect(throws: ExchangeError.self) { try await first.value }
        await gate.open()
        for other in others { #expect(try await other.value == Array(Self.json("x").utf8)) }
        #expect(script.requests.count == 1)
    }

    @Test(arguments: [
        "", "   ", "<!doctype html><html></html>", #"{"items":[{"name":"Airb"#, #"{"items":[]} and more"#, "OK", "null",
        "[]", "17",
    ])
    func `an answer of 200 that is no whole object is not kept`(body: String) async throws {
        let script = ScriptedExchange([("GET /v1/albums/1", .ok(body)), ("GET /v1/albums/1", .ok(Self.json("x")))])
        let exchange = Self.cached(script, ManualTime())
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(body.utf8))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("x").utf8))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("x").utf8))
        #expect(script.requests.count == 2)
    }

    @Test func `another server answers for itself`() async throws {
        let script = ScriptedExchange([
            ("GET /v1/albums/1", .ok(Self.json("a"))), ("GET /v1/albums/1", .ok(Self.json("b"))),
        ])
        let exchange = Self.cached(script, ManualTime())
        var elsewhere = Self.get("/v1/albums/1")
        elsewhere.authority = "127.0.0.1:8080"
        for _ in 0..<2 {
            #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array(Self.json("a").utf8))
            #expect(try await exchange.send(elsewhere, body: []).1 == Array(Self.json("b").utf8))
        }
        #expect(script.requests.count == 2)
    }

    @Test(arguments: [
        ("/v1/me/tracks?limit=50", 2), ("/v1/me/playlists", 2), ("/v1/playlists/1/items", 2), ("/v1/me/top/artists", 2),
        ("/v1/shows/1/episodes", 2), ("/v1/albums/1", 1), ("/v1/search?q=x", 1),
    ])
    func `what is the user's own is kept for that user alone`(path: String, requests: Int) async throws {
        let account = Mutex("ada")
        let script = ScriptedExchange([("GET \(path)", .ok(Self.json("1"))), ("GET \(path)", .ok(Self.json("2")))])
        let exchange = CachingExchange(
            script, cache: InMemoryResponseCache(time: ManualTime()), time: ManualTime(),
            account: { account.withLock { $0 } })
        for name in ["ada", "bob", "ada", "bob"] {
            account.withLock { $0 = name }
            _ = try await exchange.send(Self.get(path), body: [])
        }
        #expect(script.requests.count == requests)
    }

    @Test func `a change of one account's things forgets them`() async throws {
        let script = ScriptedExchange([
            ("GET /v1/me/tracks", .ok(Self.json("1"))), ("PUT /v1/me/library?uris=x", .status(200)),
            ("GET /v1/me/tracks", .ok(Self.json("2"))),
        ])
        let exchange = CachingExchange(
            script, cache: InMemoryResponseCache(time: ManualTime()), time: ManualTime(), account: { "ada" })
        _ = try await exchange.send(Self.get("/v1/me/tracks"), body: [])
        var change = Self.get("/v1/me/library?uris=x")
        change.method = .put
        _ = try await exchange.send(change, body: [])
        #expect(try await exchange.send(Self.get("/v1/me/tracks"), body: []).1 == Array(Self.json("2").utf8))
    }

    @Test func `a kept answer that cannot be read is asked for anew, once`() async throws {
        let time = ManualTime()
        let cache = InMemoryResponseCache(time: time)
        let path = "/v1/me/top/artists?time_range=short_term&limit=10&offset=0"
        await cache.store(
            CachedAnswer(response: HTTPResponse(status: .ok), body: Array("{}".utf8), stored: time.now),
            to: "https://api.spotify.com\(path)", for: .seconds(60))
        let script = ScriptedExchange([("GET \(path)", .ok(#"{"items":[]}"#))])
        let client = SpotifyClient(
            exchange: CachingExchange(script, cache: cache, time: time), baseURL: "https://api.spotify.com/v1",
            time: time)
        for _ in 0..<2 { #expect(try await client.send(.topArtists(.short, limit: 10, offset: 0)).items.isEmpty) }
        #expect(script.requests.count == 1)
    }
}
