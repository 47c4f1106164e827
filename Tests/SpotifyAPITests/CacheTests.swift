// What is answered without asking, and how reads that come together share one request.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAPI
import Testing

struct CacheTests {
    private static func get(_ path: String, fresh: Bool = false) -> HTTPRequest {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: path)
        if fresh { request.headerFields[.cacheControl] = "no-cache" }
        return request
    }

    private static func cached(_ script: ScriptedExchange, _ time: ManualTime) -> CachingExchange {
        CachingExchange(script, cache: InMemoryResponseCache(time: time), time: time)
    }

    @Test func `a catalogue answer is kept, with its age, until it is too old`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET /v1/albums/1", .ok("old")), ("GET /v1/albums/1", .ok("new"))])
        let exchange = Self.cached(script, time)
        _ = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        time.advance(by: .seconds(600))
        let (response, body) = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        #expect(response.headerFields[.age] == "600")
        #expect(body == Array("old".utf8))
        time.advance(by: .seconds(3001))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array("new".utf8))
    }

    @Test func `no-cache asks, and its answer replaces the old one`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET /v1/albums/1", .ok("old")), ("GET /v1/albums/1", .ok("new"))])
        let exchange = Self.cached(script, time)
        _ = try await exchange.send(Self.get("/v1/albums/1"), body: [])
        #expect(try await exchange.send(Self.get("/v1/albums/1", fresh: true), body: []).1 == Array("new".utf8))
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).1 == Array("new".utf8))
        #expect(script.requests.count == 2)
    }

    @Test(arguments: ["/v1/me", "/v1/me/player", "/v1/me/player/devices", "/v1/me/player/recently-played"])
    func `the account and the player are asked every time`(path: String) async throws {
        let script = ScriptedExchange([("GET \(path)", .ok("1")), ("GET \(path)", .ok("2"))])
        let exchange = Self.cached(script, ManualTime())
        _ = try await exchange.send(Self.get(path), body: [])
        #expect(try await exchange.send(Self.get(path), body: []).1 == Array("2".utf8))
    }

    @Test(arguments: ["/v1/me/tracks", "/v1/me/playlists", "/v1/playlists/1/items", "/v1/me/top/artists"])
    func `what is the user's is asked again after five minutes`(path: String) async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET \(path)", .ok("1")), ("GET \(path)", .ok("2"))])
        let exchange = Self.cached(script, time)
        for (wait, answer) in [(0, "1"), (299, "1"), (2, "2")] {
            time.advance(by: .seconds(wait))
            #expect(try await exchange.send(Self.get(path), body: []).1 == Array(answer.utf8))
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
            ("GET \(read)", .ok("1")), ("\(method) \(change)", .fails(.ambiguous(.timedOut))),
            ("GET \(read)", .ok("2")),
        ])
        let exchange = Self.cached(script, ManualTime())
        _ = try await exchange.send(Self.get(read), body: [])
        let request = HTTPRequest(
            method: try #require(HTTPRequest.Method(method)), scheme: "https", authority: "api.spotify.com",
            path: change)
        await #expect(throws: ExchangeError.self) { try await exchange.send(request, body: []) }
        #expect(try await exchange.send(Self.get(read), body: []).1 == Array((isForgotten ? "2" : "1").utf8))
    }

    @Test func `errors are not kept`() async throws {
        let script = ScriptedExchange([("GET /v1/albums/1", .status(503)), ("GET /v1/albums/1", .ok("x"))])
        let exchange = Self.cached(script, ManualTime())
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).0.status.code == 503)
        #expect(try await exchange.send(Self.get("/v1/albums/1"), body: []).0.status.code == 200)
    }

    @Test func `reads that come together share a request, and one that leaves disturbs nobody`() async throws {
        let gate = Gate()
        let script = ScriptedExchange([("GET /v1/albums/1", .waits(gate, status: 200, "x"))])
        let exchange = Self.cached(script, ManualTime())
        let first = Task { try await exchange.send(Self.get("/v1/albums/1"), body: []).1 }
        await gate.untilWaiting(1)
        let others = (0..<10).map { _ in Task { try await exchange.send(Self.get("/v1/albums/1"), body: []).1 } }
        first.cancel()
        await #expect(throws: ExchangeError.self) { try await first.value }
        await gate.open()
        for other in others { #expect(try await other.value == Array("x".utf8)) }
        #expect(script.requests.count == 1)
    }
}
