// What is repeated, how often, and after which waits (DESIGN §6); above all, what is never sent twice.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAPI
import Testing

struct RetryTests {
    private static func request(_ method: HTTPRequest.Method) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "https", authority: "api.spotify.com", path: "/v1/x")
    }

    private static func send(
        _ method: HTTPRequest.Method, _ answers: [ScriptedExchange.Answer]
    ) async -> (status: Int?, sent: Int, slept: [Duration]) {
        let script = ScriptedExchange(answers.map { ("\(method.rawValue) /v1/x", $0) })
        let time = ManualTime()
        let exchange = RetryingExchange(script, time: time, jitter: { 1 })
        let status = try? await exchange.send(request(method), body: []).0.status.code
        return (status, script.requests.count, time.sleeps)
    }

    @Test(arguments: [HTTPRequest.Method.get, .put, .delete])
    func `servers that fail are asked three times`(method: HTTPRequest.Method) async {
        let result = await Self.send(method, [.status(503), .status(500), .status(200)])
        #expect(result.status == 200)
        #expect(result.slept == [.milliseconds(300), .milliseconds(600)])
        let given = await Self.send(method, [.status(503), .status(503), .status(502), .status(200)])
        #expect(given.status == 502)
        #expect(given.sent == 3)
    }

    @Test(arguments: [
        ScriptedExchange.Answer.status(503), .status(500), .fails(.ambiguous(.timedOut)),
        .fails(.ambiguous(.connectionLost)),
    ])
    func `a POST that may have been heard is never sent again`(answer: ScriptedExchange.Answer) async {
        let result = await Self.send(.post, [answer, .status(200)])
        #expect(result.sent == 1)
        #expect(result.slept.isEmpty)
    }

    @Test func `a POST that certainly was not heard is sent again`() async {
        let result = await Self.send(.post, [.fails(.notSent(.unreachable("x"))), .status(204)])
        #expect(result.status == 204)
        #expect(result.sent == 2)
    }

    @Test func `a connection that breaks is no harm for a read`() async {
        let result = await Self.send(.get, [.fails(.ambiguous(.connectionLost)), .status(200)])
        #expect(result.status == 200)
    }

    @Test func `short waits that Spotify asks for are granted twice`() async {
        let wait = ScriptedExchange.Answer.status(429, "API rate limit exceeded", ["Retry-After": "2"])
        let result = await Self.send(.post, [wait, wait, .status(204)])
        #expect(result.status == 204)
        #expect(result.slept == [.seconds(2), .seconds(2)])
        let third = await Self.send(.get, [wait, wait, wait, .status(200)])
        #expect(third.status == 429)
        #expect(third.sent == 3)
    }

    @Test(arguments: [
        ["Retry-After": "6"], ["Retry-After": "86000"], [:], ["Retry-After": "soon"], ["Retry-After": "-1"],
    ])
    func `long, missing and odd waits are not waited for`(fields: [String: String]) async {
        let result = await Self.send(.get, [.status(429, "", fields), .status(200)])
        #expect(result.status == 429)
        #expect(result.sent == 1)
        #expect(result.slept.isEmpty)
    }

    @Test func `a used-up quota is never waited for, however short the wait it names`() async {
        let body = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#
        let result = await Self.send(.get, [.status(429, body, ["Retry-After": "1"]), .status(200)])
        #expect(result.status == 429)
        #expect(result.sent == 1)
    }

    @Test(arguments: [400, 401, 403, 404, 411])
    func `answers that will not change are taken as they are`(status: Int) async {
        let result = await Self.send(.get, [.status(status), .status(200)])
        #expect(result.status == status)
        #expect(result.sent == 1)
    }
}
