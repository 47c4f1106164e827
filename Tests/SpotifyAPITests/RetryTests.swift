// What is repeated, how often, and after which waits (Architecture §6); above all, what is never sent twice.

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

    @Test(arguments: [HTTPRequest.Method.get, .put])
    func `what is not answered in time is asked once more, and no third time`(method: HTTPRequest.Method) async {
        let silence = ScriptedExchange.Answer.fails(.ambiguous(.timedOut))
        #expect(await Self.send(method, [silence, .status(200)]).status == 200)
        let result = await Self.send(method, [silence, silence, .status(200)])
        #expect(result.status == nil)
        #expect(result.sent == 2)
    }

    @Test(arguments: [TransportFault.tooLarge, .damagedAnswer])
    func `an answer that cannot be taken is not fetched again`(fault: TransportFault) async {
        #expect(await Self.send(.get, [.fails(.ambiguous(fault)), .status(200)]).sent == 1)
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

    private static let violated =
        #"{"error":{"status":403,"message":"Player command failed: Restriction violated","reason":"UNKNOWN"}}"#

    /// A command to the player, what it was answered before, the refusal, and whether that means it was done.
    @Test(arguments: [
        ("PUT /v1/me/player/pause", ScriptedExchange.Answer.fails(.ambiguous(.connectionLost)), violated, true),
        ("PUT /v1/me/player/pause?device_id=x", .status(502), violated, true),
        ("PUT /v1/me/player/play", .fails(.ambiguous(.timedOut)), violated, true),
        ("PUT /v1/me/player/pause", .fails(.notSent(.unreachable("x"))), violated, false),
        ("PUT /v1/me/player/shuffle?state=true", .status(503), violated, false),
        ("PUT /v1/me/player/pause", .status(503), #"{"error":{"status":403,"message":"Forbidden"}}"#, false),
    ])
    func `a refusal after an attempt that may have been heard means that it was`(
        line: String, first: ScriptedExchange.Answer, refusal: String, isDone: Bool
    ) async throws {
        let script = ScriptedExchange([(line, first), (line, .status(403, refusal))])
        let exchange = RetryingExchange(script, time: ManualTime(), jitter: { 1 })
        let path = String(line.dropFirst("PUT ".count))
        let request = HTTPRequest(method: .put, scheme: "https", authority: "api.spotify.com", path: path)
        #expect(try await exchange.send(request, body: []).0.status.code == (isDone ? 204 : 403))
        #expect(script.requests.count == 2)
    }

    @Test func `a refusal of something else to play is no success`() async throws {
        let line = "PUT /v1/me/player/play"
        let script = ScriptedExchange([(line, .status(503)), (line, .status(403, Self.violated))])
        let exchange = RetryingExchange(script, time: ManualTime(), jitter: { 1 })
        let request = HTTPRequest(
            method: .put, scheme: "https", authority: "api.spotify.com", path: "/v1/me/player/play")
        let body = Array(#"{"uris":["spotify:track:x"]}"#.utf8)
        #expect(try await exchange.send(request, body: body).0.status.code == 403)
    }

    @Test func `a refusal of the first attempt is a refusal`() async throws {
        let script = ScriptedExchange([("PUT /v1/me/player/pause", .status(403, Self.violated))])
        let exchange = RetryingExchange(script, time: ManualTime(), jitter: { 1 })
        let request = HTTPRequest(
            method: .put, scheme: "https", authority: "api.spotify.com", path: "/v1/me/player/pause")
        #expect(try await exchange.send(request, body: []).0.status.code == 403)
    }
}
