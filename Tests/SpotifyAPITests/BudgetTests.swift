// The pace of requests, and buckets that Spotify closed.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAPI
import Synchronization
import Testing

struct BudgetTests {
    @Test func `twelve at once, then one and a half a second, never more than 57 in 30 seconds`() async {
        let time = ManualTime()
        let ledger = InMemoryBudgetLedger()
        var sent: [Date] = []
        for _ in 0..<200 {
            if case .after(let wait) = await ledger.admit(
                .player, pace: .standard, ceilings: [:], at: time.now)
            {
                time.advance(by: wait)
            }
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
        let exchange = BudgetExchange(script, ledger: InMemoryBudgetLedger(), time: time)
        #expect(try await exchange.send(Self.get("/v1/search?q=a"), body: []).0.status.code == 429)
        await #expect {
            _ = try await exchange.send(Self.get("/v1/search?q=b"), body: [])
        } throws: { error in
            guard case ExchangeError.refused(BudgetError.bucketClosed(.search, let until, .rate)) = error else {
                return false
            }
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

    @Test func `a line that takes more than 20 asks once, a script has to say how many`() async throws {
        let asked = Mutex<[RequestAllowance.Limit]>([])
        let person = RequestAllowance(pace: .unlimited) { limit in
            asked.withLock { $0.append(limit) }
            return true
        }
        for _ in 0..<50 { try await person.take(.search) }
        #expect(asked.withLock { $0 } == [.requests(sent: 20, foreseen: nil)])
        let script = RequestAllowance(pace: .unlimited)
        for _ in 0..<20 { try await script.take(.search) }
        await #expect { try await script.take(.search) } throws: { Self.refusal($0) == .needsMaximum(foreseen: nil) }
        let limited = RequestAllowance(pace: .unlimited, maximum: 3)
        for _ in 0..<3 { try await limited.take(.search) }
        await #expect { try await limited.take(.search) } throws: { Self.refusal($0) == .maximumReached(3) }
        #expect(await limited.spent == 3)
        let refused = RequestAllowance(pace: .unlimited) { _ in false }
        await #expect { try await refused.foresee(21) } throws: { Self.refusal($0) == .declined }
    }

    @Test func `a line that keeps to the ceilings does not ask about them`() async throws {
        let person = RequestAllowance(pace: .unlimited) { _ in true }
        try await person.exceed(.search, used: 300, limit: 300)
        await person.keepToCeilings()
        await #expect { try await person.exceed(.playlists, used: 500, limit: 500) } throws: {
            Self.refusal($0) == .ceiling(.playlists, used: 500, limit: 500)
        }
        #expect(await person.left == nil)
        let limited = RequestAllowance(pace: .unlimited, maximum: 3)
        try await limited.take(.search)
        #expect(await limited.left == 2)
    }

    @Test func `what the user has agreed to is not asked about, and a fixed limit still holds`() async throws {
        let script = RequestAllowance(pace: .unlimited)
        for _ in 0..<15 { try await script.take(.search) }
        await script.allow(30)
        try await script.foresee(30)
        for _ in 0..<30 { try await script.take(.search) }
        await #expect { try await script.take(.search) } throws: { Self.refusal($0) == .needsMaximum(foreseen: nil) }
        let few = RequestAllowance(pace: .unlimited)
        await few.allow(2)
        try await few.foresee(20)
        let limited = RequestAllowance(pace: .unlimited, maximum: 3)
        await limited.allow(30)
        await #expect { try await limited.foresee(4) } throws: {
            Self.refusal($0) == .beyondMaximum(foreseen: 4, sent: 0, maximum: 3)
        }
    }

    @Test func `a ceiling holds for its bucket alone, for 24 hours, and can be gone beyond`() async {
        let time = ManualTime()
        let ledger = InMemoryBudgetLedger()
        let ceilings = [Bucket.artistAlbums: 60]
        for _ in 0..<60 {
            _ = await ledger.admit(.artistAlbums, pace: .unlimited, ceilings: ceilings, at: time.now)
        }
        let at = { (bucket: Bucket, ceilings: [Bucket: Int]) in
            await ledger.admit(bucket, pace: .unlimited, ceilings: ceilings, at: time.now)
        }
        #expect(await at(.artistAlbums, ceilings) == .ceiling(used: 60, limit: 60))
        #expect(await at(.search, ceilings) == .now)
        #expect(await at(.artistAlbums, [:]) == .now)
        time.advance(by: .seconds(86_401))
        #expect(await at(.artistAlbums, ceilings) == .now)
    }

    @Test(
        arguments: [
            ("standard", Pace.standard), ("off", .unlimited), ("2", .limited(burst: 12, perSecond: 2)),
            ("0.5", .limited(burst: 4, perSecond: 0.5)), ("0", nil), ("fast", nil), ("-1", nil), ("inf", nil),
        ] as [(String, Pace?)])
    func `the pace is a setting`(text: String, pace: Pace?) { #expect(Pace(setting: text) == pace) }

    private static func refusal(_ error: any Error) -> BudgetError? {
        guard case ExchangeError.refused(let cause) = error else { return nil }
        return cause as? BudgetError
    }

    private static func get(_ path: String) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: path)
    }
}
