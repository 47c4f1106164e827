// The pace of requests, and buckets that Spotify closed.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAPI
import Testing

struct BudgetTests {
    @Test func `twelve at once, then one and a half a second, never more than 57 in 30 seconds`() async {
        let time = ManualTime()
        let ledger = InMemoryBudgetLedger(pace: .standard)
        var sent: [Date] = []
        for _ in 0..<200 {
            if case .after(let wait) = await ledger.admit(.player, at: time.now) { time.advance(by: wait) }
            sent.append(time.now)
        }
        #expect(sent[11] == sent[0])
        #expect(sent[12] > sent[11])
        for start in sent {
            let window = sent.count { $0 >= start && $0.timeIntervalSince(start) < 30 }
            #expect(window <= 57)
        }
    }

    @Test func `a bucket that was closed stays closed until then, and only that one`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([
            ("GET /v1/search?q=a", .status(429, "", ["Retry-After": "3600"])), ("GET /v1/me", .ok("{}")),
            ("GET /v1/search?q=b", .ok("{}")),
        ])
        let exchange = BudgetExchange(script, ledger: InMemoryBudgetLedger(pace: .unlimited), time: time)
        #expect(try await exchange.send(Self.get("/v1/search?q=a"), body: []).0.status.code == 429)
        await #expect {
            _ = try await exchange.send(Self.get("/v1/search?q=b"), body: [])
        } throws: { error in
            guard case ExchangeError.refused(BudgetError.bucketClosed(.search, let until)) = error else { return false }
            return until == time.now + 3600
        }
        #expect(try await exchange.send(Self.get("/v1/me"), body: []).0.status.code == 200)
        time.advance(by: .seconds(3601))
        #expect(try await exchange.send(Self.get("/v1/search?q=b"), body: []).0.status.code == 200)
        #expect(script.unused.isEmpty)
        #expect(script.requests.count == 3)
    }

    @Test(arguments: [
        ("GET", "/v1/search?q=x", Bucket.search), ("GET", "/v1/artists/1/albums", .artistAlbums),
        ("GET", "/v1/artists/1", .artists), ("GET", "/v1/albums/1/tracks", .albumTracks),
        ("GET", "/v1/albums/1", .albums),
        ("GET", "/v1/tracks/1", .tracks), ("GET", "/v1/playlists/1/items", .playlists),
        ("GET", "/v1/me/playlists", .playlists), ("GET", "/v1/me/tracks", .savedTracks),
        ("PUT", "/v1/me/library?uris=x", .libraryWrites), ("GET", "/v1/me/library/contains?uris=x", .library),
        ("PUT", "/v1/me/player/play", .player), ("GET", "/v1/me", .profile), ("GET", "/v1/me/top/artists", .profile),
    ])
    func `the bucket of a request is told from its line`(method: String, path: String, bucket: Bucket) throws {
        let request = HTTPRequest(
            method: try #require(.init(method)), scheme: "https", authority: "api.spotify.com", path: path)
        #expect(Bucket(request) == bucket)
    }

    private static func get(_ path: String) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: path)
    }
}
