// Waiting for the pace: what is given up is given back, what was closed meanwhile is closed, and nine waits are one
// to a person.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAPI
import Synchronization
import Testing

struct PaceWaitTests {
    private static func get(_ path: String) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: path)
    }

    private let time = HeldTime()
    private let ledger = InMemoryBudgetLedger()

    private func send(
        _ path: String, through exchange: BudgetExchange, _ allowance: RequestAllowance
    ) -> Task<Int, any Error> {
        RequestAllowance.$current.withValue(allowance) {
            Task { try await exchange.send(Self.get(path), body: []).0.status.code }
        }
    }

    @Test func `a wait that is given up costs nothing and holds nobody up`() async throws {
        let script = ScriptedExchange([("GET /v1/me", .ok("{}"))])
        let exchange = BudgetExchange(script, ledger: ledger, time: time)
        let allowance = RequestAllowance(pace: .limited(burst: 1, perSecond: 1), maximum: 2)
        #expect(try await send("/v1/me", through: exchange, allowance).value == 200)
        for _ in 0..<5 {
            let waiting = send("/v1/search?q=x", through: exchange, allowance)
            await time.untilAsleep(1)
            waiting.cancel()
            await #expect(throws: ExchangeError.self) { try await waiting.value }
        }
        #expect(await allowance.spent == 1)
        #expect(await ledger.spending(at: time.now).day == [.profile: 1])
        let next = await ledger.admit(
            .player, pace: .limited(burst: 1, perSecond: 1), ceilings: [:], at: time.now)
        #expect(next == .after(.seconds(1)))
        #expect(script.requests.count == 1)
    }

    @Test func `what another shell learnt while this one waited holds for this one`() async throws {
        let script = ScriptedExchange([("GET /v1/me", .ok("{}"))])
        let exchange = BudgetExchange(script, ledger: ledger, time: time)
        let allowance = RequestAllowance(pace: .limited(burst: 1, perSecond: 1))
        #expect(try await send("/v1/me", through: exchange, allowance).value == 200)
        let waiting = send("/v1/search?q=x", through: exchange, allowance)
        await time.untilAsleep(1)
        let until = time.now + 3600
        await ledger.close(.search, until: until, reason: .quota)
        time.advance(by: .seconds(1))
        await #expect {
            _ = try await waiting.value
        } throws: { error in
            guard case ExchangeError.refused(let cause) = error else { return false }
            return cause as? BudgetError == .bucketClosed(.search, until: until, .quota)
        }
        #expect(script.requests.count == 1)
        #expect(await allowance.spent == 1)
        #expect(await ledger.spending(at: time.now).day == [.profile: 1])
    }

    @Test func `waits that go on together are told once, as the longest`() async throws {
        let told = Mutex<[Duration]>([])
        let script = ScriptedExchange((0..<10).map { _ in ("GET /v1/me", .ok("{}")) })
        let exchange = BudgetExchange(
            script, ledger: ledger, time: time,
            waits: SharedWaits(time: time) { wait in told.withLock { $0.append(wait) } })
        let allowance = RequestAllowance(pace: .limited(burst: 1, perSecond: 0.25))
        let tasks = (0..<10).map { _ in send("/v1/me", through: exchange, allowance) }
        await time.untilAsleep(9)
        #expect(told.withLock { $0 }.isEmpty)
        time.advance(by: .milliseconds(20))
        await time.untilAsleep(9)
        #expect(told.withLock { $0 } == [.seconds(36)])
        for _ in 0..<9 { time.advance(by: .seconds(4)) }
        for task in tasks { #expect(try await task.value == 200) }
        #expect(told.withLock { $0 }.count == 1)
    }

    @Test func `pauses that Spotify asks for are told once too`() async throws {
        let told = Mutex<[Duration]>([])
        let pause = ScriptedExchange.Answer.status(429, "", ["Retry-After": "2"])
        let script = ScriptedExchange(
            (0..<5).map { ("GET /v1/albums/\($0)", pause) } + (0..<5).map { ("GET /v1/albums/\($0)", .ok("{}")) })
        let exchange = RetryingExchange(
            script, time: time, waits: SharedWaits(time: time) { wait in told.withLock { $0.append(wait) } })
        let tasks = (0..<5).map { number in
            Task { try await exchange.send(Self.get("/v1/albums/\(number)"), body: []).0.status.code }
        }
        await time.untilAsleep(5)
        #expect(told.withLock { $0 } == [.seconds(2)])
        time.advance(by: .seconds(2))
        for task in tasks { #expect(try await task.value == 200) }
    }
}
