// A 429 that does not say for how long: half a minute or an hour is assumed, longer while the refusals continue, and
// the user reads it.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAPI
import Testing

struct AssumedClosingTests {
    private static let quota = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#

    @Test(arguments: [
        (BucketClosing.rate, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]),
        (.quota, [3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400]),
    ])
    func `each one is twice as long as the one before, to a limit`(reason: BucketClosing, lengths: [Double]) async {
        let ledger = InMemoryBudgetLedger()
        var now = Date(timeIntervalSince1970: 1_795_000_000)
        for length in lengths {
            let until = await ledger.close(.search, reason: reason, at: now)
            #expect(until.timeIntervalSince(now) == length)
            // Requests that were under way are answered alike; they are no news.
            #expect(await ledger.close(.search, reason: reason, at: now + 1) == until)
            now = until + 1
        }
        #expect(await ledger.close(.albums, reason: reason, at: now).timeIntervalSince(now) == lengths[0])
        let later = now + 2 * 86_400
        #expect(await ledger.close(.search, reason: reason, at: later).timeIntervalSince(later) == lengths[0])
    }

    @Test(arguments: [
        (quota, [String: String](), 3600, "quotaExceeded"), (quota, ["Retry-After": "soon"], 3600, "quotaExceeded"),
        ("Too many requests", [:], 30, "rateLimited"), ("", ["Retry-After": "-5"], 30, "rateLimited"),
    ])
    func `the end that is assumed is in the error, and marked`(
        body: String, fields: [String: String], seconds: Double, name: String
    ) async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET /v1/me", .status(429, body, fields))])
        let client = SpotifyClient(
            exchange: RetryingExchange(
                BudgetExchange(script, ledger: InMemoryBudgetLedger(), time: time), time: time),
            baseURL: "https://api.spotify.com/v1", time: time)
        let until = time.now + seconds
        await #expect {
            _ = try await client.send(.me)
        } throws: { error in
            switch error as? SpotifyError {
            case .quotaExceeded(.profile, let end, let isAssumed)?: end == until && isAssumed && name == "quotaExceeded"
            case .rateLimited(nil, let end, let isAssumed)?, .rateLimited(.some, let end, let isAssumed)?:
                end == until && isAssumed && name == "rateLimited"
            case _: false
            }
        }
        #expect(script.requests.count == 1)
        await #expect {
            _ = try await client.send(.me)
        } throws: { error in
            guard case SpotifyError.refused(let cause) = error else { return false }
            return cause as? BudgetError
                == .bucketClosed(.profile, until: until, name == "quotaExceeded" ? .quota : .rate)
        }
    }

    @Test func `an end that Spotify names is not marked`() async throws {
        let time = ManualTime()
        let script = ScriptedExchange([("GET /v1/me", .status(429, Self.quota, ["Retry-After": "7200"]))])
        let client = SpotifyClient(
            exchange: BudgetExchange(script, ledger: InMemoryBudgetLedger(), time: time),
            baseURL: "https://api.spotify.com/v1", time: time)
        await #expect {
            _ = try await client.send(.me)
        } throws: { error in
            guard case SpotifyError.quotaExceeded(.profile, let until, let isAssumed) = error else { return false }
            return until == time.now + 7200 && !isAssumed
        }
    }
}
