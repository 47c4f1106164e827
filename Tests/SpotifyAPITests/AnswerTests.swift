// Every row of the error tables of SpotifyContract §5 and §6, and answers that are no answers, as the facts they
// become.

import Exchange
import ExchangeTesting
import FoundationEssentials
import SpotifyAPI
import SpotifyModel
import Testing

struct AnswerTests {
    private static func error(_ status: Int, _ body: String, _ fields: [String: String] = [:]) async -> String {
        let script = ScriptedExchange([("PUT /v1/me/player/pause", .status(status, body, fields))])
        let client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        do {
            _ = try await client.send(.pause(device: nil))
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    private static func player(_ message: String, _ reason: String, status: Int = 403) -> String {
        #"{"error":{"status":\#(status),"message":"Player command failed: \#(message)","reason":"\#(reason)"}}"#
    }

    private static func api(_ status: Int, _ message: String) -> String {
        #"{ "error" : { "status" : \#(status), "message" : "\#(message)" } }"#
    }

    @Test(arguments: [
        (404, player("No active device found", "NO_ACTIVE_DEVICE", status: 404), "noActiveDevice"),
        (404, api(404, "Device not found"), "deviceNotFound"),
        (403, player("Premium required", "PREMIUM_REQUIRED"), "premiumRequired"),
        (
            403, player("Restriction violated", "UNKNOWN"),
            "restriction(\"Player command failed: Restriction violated\", reason: Optional(\"UNKNOWN\"))"
        ),
        (403, player("Cannot control device volume", "VOLUME_CONTROL_DISALLOW"), "volumeNotControllable"),
        (403, api(403, "Forbidden"), "forbidden(\"Forbidden\", SpotifyAPI.Bucket.player)"),
        (403, api(403, "Active premium subscription required for the owner of the app."), "ownerNeedsPremium"),
        (403, "User not registered in the Developer Dashboard", "userNotRegistered"),
        (403, "", "userNotRegistered"),
        (401, api(401, "Invalid access token"), "unauthorised(\"Invalid access token\")"),
        (404, api(404, "Resource not found"), "notFound(\"Resource not found\")"),
        (400, api(400, "Invalid limit"), "invalidRequest(\"Invalid limit\")"),
        (400, "", "invalidRequest(\"status 400\")"),
        (411, "<html>Length Required</html>", "invalidRequest(\"status 411\")"),
        (502, "<html>Bad gateway</html>", "server(502, mayHaveActed: true)"),
        (503, "upstream connect error", "server(503, mayHaveActed: true)"),
        (200, "this is not json", "accepted"), (204, "", "accepted"), (201, "", "accepted"), (202, " \n", "accepted"),
        (302, "", "unreadable(SpotifyAPI.UnreadableAnswer.foreign(status: 302))"),
        (511, "<html>Log in</html>", "unreadable(SpotifyAPI.UnreadableAnswer.foreign(status: 511))"),
        (410, "", "notInDevelopmentMode"),
    ])
    func `every error is the fact it stands for`(status: Int, body: String, expected: String) async {
        #expect(await Self.error(status, body) == expected)
    }

    @Test(arguments: [
        (401, "Unauthorized.", ["ugc-image-upload"]), (401, "The access token expired", nil), (401, "", nil),
        (
            403, "Insufficient client scope",
            ["playlist-modify-private", "playlist-modify-public", "ugc-image-upload"]
        ),
    ])
    func `a cover that is refused with 401 lacks its scope`(status: Int, message: String, scopes: [String]?)
        async throws
    {
        let id = try #require(SpotifyID("4Z8W4fKeB5YxbusRsdQVPb"))
        let script = ScriptedExchange([
            ("PUT /v1/playlists/\(id.text)/images", .status(status, Self.api(status, message), [:]))
        ])
        let client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        let error = await #expect(throws: SpotifyError.self) {
            try await client.send(.setPlaylistCover(id, jpeg: [0xFF, 0xD8, 0xFF]))
        }
        switch error {
        case .insufficientScope(let lacking): #expect(lacking.map(\.rawValue).sorted() == scopes)
        case .unauthorised(let text): #expect(text == message && scopes == nil)
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test(arguments: [
        (206, "", "truncated"), (206, "OK", "truncated"), (205, "", "foreign(status: 205)"),
        (299, "", "foreign(status: 299)"), (200, "<html>Log in here</html>", "html"),
        (200, "\u{FEFF}\n<!doctype html>", "html"), (200, #"{"error":"no"}"#, "foreign(status: 200)"),
        (200, "[]", "foreign(status: 200)"), (200, String(repeating: "x", count: 2000), "foreign(status: 200)"),
    ])
    func `success that does not say that a command was heard is none`(
        status: Int, body: String, expected: String
    ) async {
        #expect(await Self.error(status, body) == "unconfirmed(SpotifyAPI.UnreadableAnswer.\(expected))")
    }

    @Test func `a page is one by its type, too`() async {
        let text = await Self.error(200, "Please log in", ["Content-Type": "text/html; charset=utf-8"])
        #expect(text == "unconfirmed(SpotifyAPI.UnreadableAnswer.html)")
    }

    @Test func `a missing scope names what the operation needs`() async {
        let text = await Self.error(403, Self.api(403, "Insufficient client scope"))
        #expect(text.contains("user-modify-playback-state"))
    }

    @Test func `a rate limit and a used-up quota are two things`() async {
        let limited = await Self.error(429, "Too many requests", ["Retry-After": "7"])
        #expect(limited.hasPrefix("rateLimited(retryAfter: Optional(7.0 seconds)"))
        let quota = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#
        let exceeded = await Self.error(429, quota, ["Retry-After": "60000"])
        #expect(exceeded.hasPrefix("quotaExceeded(SpotifyAPI.Bucket.player"))
        #expect(await Self.error(429, "").hasPrefix("rateLimited(retryAfter: nil, until: nil, "))
    }

    @Test(arguments: [
        ("<!doctype html><title>x</title>", UnreadableAnswer.html), ("{\"id\": \"x\", ", .truncated), ("", .empty),
        ("hello", .notJSON), ("{}", .missing("id")), ("[]", .missing("the answer")),
    ])
    func `an answer that cannot be read says why`(body: String, expected: UnreadableAnswer) async {
        let script = ScriptedExchange([("GET /v1/me", .ok(body))])
        let client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        await #expect {
            _ = try await client.send(.me)
        } throws: { error in
            if case SpotifyError.unreadable(let found) = error { found == expected } else { false }
        }
    }

    @Test func `a write without an answer may have acted, a read not`() async {
        for (line, endpoint) in [("POST /v1/me/player/next", Endpoint<Accepted>.next(device: nil))] {
            let script = ScriptedExchange([(line, .fails(.ambiguous(.timedOut)))])
            let client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
            await #expect {
                _ = try await client.send(endpoint)
            } throws: { error in
                if case SpotifyError.unavailable(.timedOut, mayHaveActed: true) = error { true } else { false }
            }
        }
    }
}
