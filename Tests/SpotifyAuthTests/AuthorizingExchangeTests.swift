// The token on the request, and what a 401 sets off.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAuth
import Testing

struct AuthorizingExchangeTests {
    private let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example", path: "/v1/me")
    private static let expired = ScriptedExchange.Answer.status(
        401, #"{"error":{"status":401,"message":"The access token expired"}}"#)

    /// What a request comes to: its answer's status, the tokens it was sent with, the refreshes it took.
    private func send(
        _ api: [ScriptedExchange.Answer], refreshes: [ScriptedExchange.Answer] = [],
        time: ManualTime = ManualTime(Login.start), asleep: Duration = .zero
    ) async throws -> (status: Int, tokens: [String], refreshes: Int) {
        let accounts = ScriptedExchange(refreshes.map { (Login.token, $0) })
        let tokens = Login.source(accounts, store: InMemoryTokenStore(Login.grant()), time: time)
        let web = ScriptedExchange(api.map { ("GET /v1/me", $0) })
        let wire = SleepyExchange(inner: web, time: time, asleep: asleep)
        let (response, _) = try await AuthorizingExchange(wire, tokens: tokens, time: time).send(request, body: [])
        #expect(web.unused.isEmpty)
        let sent = web.requests.map { String(($0.headerFields[.authorization] ?? "").dropFirst("Bearer ".count)) }
        return (response.status.code, sent, accounts.requests.count)
    }

    @Test func `a request carries the token`() async throws {
        let sent = try await send([.ok("{}")])
        #expect(sent.status == 200)
        #expect(sent.tokens == ["access-1"])
        #expect(sent.refreshes == 0)
    }

    @Test func `a 401 costs one refresh and one repeat`() async throws {
        let sent = try await send([Self.expired, .ok("{}")], refreshes: [Login.answer("access-2")])
        #expect(sent.status == 200)
        #expect(sent.tokens == ["access-1", "access-2"])
        #expect(sent.refreshes == 1)
    }

    @Test func `a second 401 is the answer`() async throws {
        let sent = try await send([Self.expired, Self.expired], refreshes: [Login.answer("access-2")])
        #expect(sent.status == 401)
        #expect(sent.tokens == ["access-1", "access-2"])
        #expect(sent.refreshes == 1)
    }

    @Test func `a computer that sleeps while it sends is not refused`() async throws {
        let sent = try await send(
            [Self.expired, Self.expired, .ok("{}")], refreshes: [Login.answer("access-2"), Login.answer("access-3")],
            asleep: .seconds(7200))
        #expect(sent.status == 200)
        #expect(sent.tokens == ["access-1", "access-2", "access-3"])
        #expect(sent.refreshes == 2)
    }

    @Test func `a third 401 is the answer, however long it took`() async throws {
        let sent = try await send(
            [Self.expired, Self.expired, Self.expired],
            refreshes: [Login.answer("access-2"), Login.answer("access-3")], asleep: .seconds(7200))
        #expect(sent.status == 401)
        #expect(sent.refreshes == 2)
    }

    @Test func `Access token missing is waited for with the same token`() async throws {
        let time = ManualTime(Login.start)
        let missing = ScriptedExchange.Answer.status(401, #"{"error":{"status":401,"message":"Access token missing"}}"#)
        let sent = try await send([missing, .ok("{}")], time: time)
        #expect(sent.status == 200)
        #expect(sent.tokens == ["access-1", "access-1"])
        #expect(sent.refreshes == 0)
        #expect(time.sleeps == [.seconds(1)])
    }

    @Test func `a token that ends while a lost one is waited for is renewed`() async throws {
        let time = ManualTime(Login.start)
        let missing = ScriptedExchange.Answer.status(401, #"{"error":{"status":401,"message":"Access token missing"}}"#)
        let sent = try await send(
            [missing, Self.expired, .ok("{}")], refreshes: [Login.answer("access-2")], time: time)
        #expect(sent.status == 200)
        #expect(sent.tokens == ["access-1", "access-1", "access-2"])
        #expect(sent.refreshes == 1)
    }

    @Test func `a token that stays lost is no reason to refresh`() async throws {
        let missing = ScriptedExchange.Answer.status(401, #"{"error":{"status":401,"message":"Access token missing"}}"#)
        let sent = try await send([missing, missing])
        #expect(sent.status == 401)
        #expect(sent.tokens == ["access-1", "access-1"])
        #expect(sent.refreshes == 0)
    }

    @Test func `a 403 is no reason to refresh`() async throws {
        let sent = try await send([.status(403)])
        #expect(sent.status == 403)
        #expect(sent.refreshes == 0)
    }

    @Test func `a refresh that fails is the error, and nothing is repeated`() async throws {
        await #expect(throws: ExchangeError.self) {
            try await send([Self.expired], refreshes: [.status(400, #"{"error":"invalid_grant"}"#)])
        }
    }
}

/// An exchange during which the computer sleeps: each answer is that much later.
private struct SleepyExchange: Exchange {
    let inner: ScriptedExchange
    let time: ManualTime
    let asleep: Duration

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let answer = try await inner.send(request, body: body)
        time.advance(by: asleep)
        return answer
    }
}
