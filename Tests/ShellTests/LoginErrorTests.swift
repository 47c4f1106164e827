// Every row of SpotifyContract §2.5 and the 401 and 403 rows of §6: what the user reads, the exit status, what
// becomes of the tokens, and how many token requests were sent.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAuth
import SpotifySimulator
import Testing

struct LoginErrorTests {
    /// What one row of the tables leads to.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let fault: Fault
        let words: String
        let status: Int32
        let isKept: Bool
        let tokenRequests: Int

        init(_ name: String, _ fault: Fault, _ words: String, _ status: Int32, kept: Bool, tokenRequests: Int) {
            (self.name, self.fault, self.words, self.status) = (name, fault, words, status)
            (isKept, self.tokenRequests) = (kept, tokenRequests)
        }

        var testDescription: String { name }
    }

    private static func error(_ code: String, _ description: String?) -> Fault {
        let text = description.map { ",\"error_description\":\"\($0)\"" } ?? ""
        return .status(400, body: "{\"error\":\"\(code)\"\(text)}")
    }

    private static let transient = "The login was kept.\nTry again in a minute.\n"

    /// Answers to a refresh (SpotifyContract §2.5).
    static let refreshes: [Row] = [
        Row(
            "revoked", error("invalid_grant", "Refresh token revoked"),
            "The login has ended: it was revoked at Spotify, or replaced by a newer one.\nType: login\n", 3,
            kept: false,
            tokenRequests: 1),
        Row(
            "expired", error("invalid_grant", "Refresh token expired"),
            "The login has ended: Spotify ends each six months after your consent.\nType: login\n", 3, kept: false,
            tokenRequests: 1),
        Row(
            "garbage", error("invalid_grant", "Invalid refresh token"),
            "The login has ended: Spotify does not know its refresh token.\nType: login\n", 3, kept: false,
            tokenRequests: 1),
        Row(
            "unexplained", error("invalid_grant", nil),
            "The login has ended: Spotify no longer renews it.\nType: login\n", 3, kept: false, tokenRequests: 1),
        Row(
            "client", error("invalid_client", "Invalid client"),
            "Spotify does not know the client ID of your app. The login was kept.\n"
                + "To see it: set client-id. To give another: login --client-id ID\n", 3, kept: true, tokenRequests: 1),
        Row(
            "secret", error("invalid_client", "Invalid client secret"),
            "Spotify does not accept the client secret of your app. The login was kept.\n"
                + "Check JUKE_CLIENT_SECRET or set auth.secret-file, then: login --with-secret\n", 3, kept: true,
            tokenRequests: 1),
        Row(
            "bug", error("invalid_request", "refresh_token must be supplied"),
            "Spotify's login service answered invalid_request. \(transient)", 9, kept: true, tokenRequests: 1),
        Row(
            "grant type", error("unsupported_grant_type", nil),
            "Spotify's login service answered unsupported_grant_type. \(transient)", 9, kept: true, tokenRequests: 1),
        Row(
            "429", .status(429, body: "Too many requests", headers: ["Retry-After": "60"]),
            "Spotify's login service is refusing requests for a while. \(transient)", 6, kept: true, tokenRequests: 1),
        Row(
            "short 429", .status(429, body: "", headers: ["Retry-After": "2"]),
            "Spotify's login service is refusing requests for a while. \(transient)", 6, kept: true, tokenRequests: 3),
        Row(
            "429 for an hour", .status(429, body: "Too many requests", headers: ["Retry-After": "3600"]),
            "Spotify's login service is refusing requests until 13:06 UTC (in 60 min). The login was kept.\n"
                + "Until then, rows that juke has kept still work.\n", 6, kept: true, tokenRequests: 1),
        Row(
            "500", .status(500, body: "{\"error\":\"server_error\"}"),
            "Spotify's login service answered server_error. \(transient)", 9, kept: true, tokenRequests: 3),
        Row(
            "503 page", .edgeAnswer(503, .html), "Spotify's login service answered 503. \(transient)", 9, kept: true,
            tokenRequests: 3),
        Row(
            "page of a proxy", .edgeAnswer(200, .html),
            "Spotify's login service gave an answer that cannot be read. \(transient)", 9, kept: true,
            tokenRequests: 1),
        Row(
            "network down", .notSent,
            "accounts.spotify.com cannot be reached.\nCheck the network, then try again.\n", 9, kept: true,
            tokenRequests: 3),
        Row(
            "answer lost", .connectionLost,
            "The connection broke before the answer had arrived.\nCheck the network, then try again.\n", 9, kept: true,
            tokenRequests: 3),
    ]

    @Test(arguments: refreshes)
    func `a refresh`(row: Row) async throws {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        harness.time.advance(by: .seconds(3600))
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        await harness.simulator.inject(row.fault, for: RequestMatcher(pathPrefix: "/api/token"))
        _ = await harness.run("now")
        #expect(harness.screen.take() == row.words)
        #expect(await harness.shell.session.lastStatus.code == row.status)
        #expect((try await harness.connection.tokens.grant() != nil) == row.isKept)
        #expect(await harness.simulator.log.tokenRequests() == row.tokenRequests)
        // What was kept works again as soon as the fault is over; what was not says login.
        await harness.simulator.clearFaults()
        _ = await harness.run("now")
        #expect(await harness.shell.session.lastStatus.code == (row.isKept ? 0 : 3))
        let words = harness.screen.take()
        if !row.isKept { #expect(words == "You are not logged in.\nType: login\n") }
    }

    /// Answers to a code (SpotifyContract §2.5): an earlier login stays as it is.
    static let codes: [Row] = [
        Row(
            "wrong", error("invalid_grant", "Invalid authorization code"),
            "Spotify did not accept the code of this login: it was used before, or is not yours.\nStart again: login\n",
            3,
            kept: true, tokenRequests: 1),
        Row(
            "late", error("invalid_grant", "Authorization code expired"),
            "The code of this login is too old: it is valid for ten minutes.\nStart again: login\n", 3, kept: true,
            tokenRequests: 1),
        Row(
            "verifier", error("invalid_grant", "code_verifier was incorrect"),
            "Spotify found that the code belongs to another login (PKCE).\nStart again: login\n", 3, kept: true,
            tokenRequests: 1),
        Row(
            "redirect", error("invalid_grant", "Invalid redirect URI"),
            "The redirect URI is not the one the consent was given for.\n"
                + "Register http://127.0.0.1/callback for your app, no port; see set auth.redirect-uri\n", 3,
            kept: true,
            tokenRequests: 1),
        Row(
            "client", error("invalid_client", "Invalid client"),
            "Spotify does not know the client ID of your app. The login was kept.\n"
                + "To see it: set client-id. To give another: login --client-id ID\n", 3, kept: true, tokenRequests: 1),
        Row("500", .status(500), "Spotify's login service answered 500. \(transient)", 9, kept: true, tokenRequests: 1),
    ]

    @Test(arguments: codes)
    func `a code`(row: Row) async throws {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        let before = try await harness.connection.tokens.grant()
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        await harness.simulator.inject(row.fault, for: RequestMatcher(pathPrefix: "/api/token"))
        _ = await harness.run("login")
        #expect(harness.screen.take() == row.words)
        #expect(await harness.shell.session.lastStatus.code == row.status)
        #expect(try await harness.connection.tokens.grant() == before)
        #expect(await harness.simulator.log.tokenRequests() == row.tokenRequests)
    }

    private static func answer(_ status: Int, _ message: String) -> Fault {
        .status(status, body: "{\"error\":{\"status\":\(status),\"message\":\"\(message)\"}}")
    }

    private static let twice = "Spotify refused the login, even after it was renewed: "

    /// The 401 and 403 rows of SpotifyContract §6, standing for good.
    static let api: [Row] = [
        Row(
            "expired", answer(401, "The access token expired"), "\(twice)The access token expired.\nType: login\n", 3,
            kept: true, tokenRequests: 1),
        Row(
            "invalid", answer(401, "Invalid access token"), "\(twice)Invalid access token.\nType: login\n", 3,
            kept: true, tokenRequests: 1),
        Row(
            "no token", answer(401, "No token provided"), "\(twice)No token provided.\nType: login\n", 3, kept: true,
            tokenRequests: 1),
        Row(
            "gateway", .accessTokenMissing,
            "Spotify's player did not know your login for a moment. The login was kept.\nTry again in a minute.\n", 9,
            kept: true,
            tokenRequests: 0),
        Row(
            "scope", answer(403, "Insufficient client scope"),
            "Your login does not allow this: it lacks user-read-playback-state.\n"
                + "Type: login --scope user-read-playback-state\n", 7, kept: true, tokenRequests: 0),
        Row(
            "removed", answer(403, "Forbidden"),
            "Spotify does not allow this: Forbidden.\n"
                + "To see what this app and login can do: capabilities\n", 7, kept: true,
            tokenRequests: 0),
        Row(
            "owner",
            answer(
                403,
                "Active premium subscription required for the owner of the app. It may take a few hours to take effect."
            ),
            "Spotify answers only when the owner of the app has Premium.\nAfter subscribing it can take some hours.\n",
            7,
            kept: true, tokenRequests: 0),
        Row(
            "allow list", answer(403, "User not registered in the Developer Dashboard"),
            "This account is not among the users of the app.\n"
                + "Add it at developer.spotify.com/dashboard, under User Management.\n", 7, kept: true, tokenRequests: 0
        ),
        Row(
            "allow list as text",
            .status(
                403,
                body: "Check settings on developer.spotify.com/dashboard, the user may not be registered."),
            "This account is not among the users of the app.\n"
                + "Add it at developer.spotify.com/dashboard, under User Management.\n", 7, kept: true, tokenRequests: 0
        ),
        Row(
            "edge", .status(403, body: "", headers: ["Server": "envoy"]),
            "This account is not among the users of the app.\n"
                + "Add it at developer.spotify.com/dashboard, under User Management.\n", 7, kept: true, tokenRequests: 0
        ),
        Row(
            "premium", .premiumRequired,
            "Controlling playback needs Spotify Premium.\n"
                + "If you have Premium, this is a passing fault at Spotify: try again.\n",
            7,
            kept: true, tokenRequests: 0),
        Row(
            "header", answer(400, "Only valid bearer authentication supported"),
            "Spotify did not accept the request: Only valid bearer authentication supported\n"
                + "To see what was sent: trace on\n", 1, kept: true, tokenRequests: 0),
    ]

    @Test(arguments: api)
    func `an answer of the Web API`(row: Row) async throws {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        await harness.simulator.inject(row.fault, for: RequestMatcher(pathPrefix: "/v1/me/player"))
        _ = await harness.run("now")
        #expect(harness.screen.take() == row.words)
        #expect(await harness.shell.session.lastStatus.code == row.status)
        #expect((try await harness.connection.tokens.grant() != nil) == row.isKept)
        #expect(await harness.simulator.log.tokenRequests() == row.tokenRequests)
    }

    @Test(arguments: [(Fault.accessTokenMissing, 0), (answer(401, "The access token expired"), 1)])
    func `a 401 that happens once is not seen`(fault: Fault, tokenRequests: Int) async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: "/v1/me/player"), .first(1))
        #expect(await harness.run("now") == .done)
        #expect(harness.screen.take() == "Nothing is playing.\n")
        #expect(await harness.simulator.log.tokenRequests() == tokenRequests)
    }

    @Test func `twenty refused requests in a row send one refresh in thirty seconds`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        await harness.simulator.clearLog()
        await harness.simulator.inject(
            Self.answer(401, "Invalid access token"), for: RequestMatcher(pathPrefix: "/v1/me"))
        for _ in 0..<20 { _ = await harness.run("now") }
        #expect(await harness.simulator.log.tokenRequests() == 1)
        harness.time.advance(by: .seconds(31))
        _ = await harness.run("now")
        #expect(await harness.simulator.log.tokenRequests() == 2)
    }
}
