// The Accounts service: consent, PKCE, codes, tokens, refreshing (SpotifyContract §2).

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

@Suite struct LoginTests {
    @Test func `a login by PKCE brings a bearer token for an hour, a refresh token and the scopes`() async throws {
        let answer = try await Caller().logIn(scopes: ["streaming", "user-top-read"])
        #expect(answer["token_type"] == "Bearer")
        #expect(answer["expires_in"] == 3_600)
        #expect(answer["scope"] == "streaming user-top-read")
        #expect(answer["refresh_token"]?.asString?.isEmpty == false)
        #expect(answer["access_token"] != answer["refresh_token"])
    }

    @Test func `the challenge is the one of RFC 7636 appendix B`() {
        #expect(
            ProofKey.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        )
    }

    @Test func `consent returns code and state to the redirect URI, refusal an error`() async throws {
        let caller = Caller()
        guard case .redirect(let allowed) = await caller.simulator.approve(Caller.authorizeURL()) else {
            Issue.record("no redirect")
            return
        }
        #expect(allowed.hasPrefix("\(Caller.redirect)?code=AQ"))
        #expect(allowed.hasSuffix("&state=st%26te"))
        let denied = await caller.simulator.deny(Caller.authorizeURL())
        #expect(denied == .redirect("\(Caller.redirect)?error=access_denied&state=st%26te"))
    }

    @Test(
        arguments: [
            (["client_id": "0000"], "INVALID_CLIENT: Invalid client"),
            (["client_id": nil], "INVALID_CLIENT: Invalid client"),
            (["redirect_uri": nil], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://localhost:43567/callback"], "INVALID_CLIENT: Insecure redirect URI"),
            (["redirect_uri": "http://192.168.1.2/callback"], "INVALID_CLIENT: Insecure redirect URI"),
            (["redirect_uri": "http://127.0.0.1:43567/callback/"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://127.0.0.1:43567/Callback"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://127.0.0.1:43567/callback?x=1"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://127.0.0.1:4356799/callback"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://127.0.0.1@evil.example/callback"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "https://127.0.0.1/callback"], "INVALID_CLIENT: Invalid redirect URI"),
            (["redirect_uri": "http://127.0.0.1/callback#x"], "INVALID_CLIENT: Invalid redirect URI"),
        ] as [([String: String?], String)])
    func `a fault in client or redirect is a text page`(changes: [String: String?], page: String) async throws {
        let caller = Caller()
        let url = Caller.authorizeURL(changes)
        #expect(await caller.simulator.approve(url) == .refused(page))
        let answer = try await caller.send(.get, String(url.dropFirst("https://accounts.spotify.com".count)))
        #expect(answer.status == 400)
        #expect(answer.text == page)
        #expect(answer.response.headerFields[.location] == nil)
    }

    @Test(
        arguments: [
            (["response_type": "token"], "unsupported_response_type"),
            (["code_challenge": nil], "invalid_request"),
            (["code_challenge": "short"], "invalid_request"),
            (["code_challenge_method": "plain"], "invalid_request"),
            (["code_challenge_method": nil], "invalid_request"),
            (["scope": "streaming make-coffee"], "invalid_scope"),
        ] as [([String: String?], String)])
    func `any other fault goes back to the client`(changes: [String: String?], error: String) async throws {
        guard case .redirect(let location) = await Caller().simulator.approve(Caller.authorizeURL(changes)) else {
            Issue.record("no redirect")
            return
        }
        #expect(location.hasPrefix("\(Caller.redirect)?error=\(error)&"))
        #expect(location.hasSuffix("&state=st%26te"))
    }

    @Test(arguments: ["http://127.0.0.1/callback", "http://127.0.0.1:1/callback", "http://127.0.0.1:65535/callback"])
    func `a loopback redirect registered without a port goes with any port`(redirect: String) async throws {
        let caller = Caller()
        let code = try await caller.consent(Caller.authorizeURL(["redirect_uri": redirect]))
        #expect(try await caller.exchange(code, ["redirect_uri": redirect]).status == 200)
    }

    @Test(
        arguments: [
            (["code": "AQwrong"], "invalid_grant Invalid authorization code"),
            (["redirect_uri": "http://127.0.0.1:43568/callback"], "invalid_grant Invalid redirect URI"),
            (["redirect_uri": "http%3A%2F%2F127.0.0.1%3A43567%2Fcallback"], "invalid_grant Invalid redirect URI"),
            (
                ["code_verifier": "another-horse-battery-staple-0123456789-abcdef"],
                "invalid_grant code_verifier was incorrect"
            ),
            (["code_verifier": "short"], "invalid_grant code_verifier was incorrect"),
            (["code_verifier": nil], "invalid_request code_verifier required"),
            (["code": nil], "invalid_request code must be supplied"),
            (["redirect_uri": nil], "invalid_request redirect_uri must be supplied"),
            (["client_id": "unknown"], "invalid_client Invalid client"),
            (["client_id": nil], "invalid_client Invalid client"),
            (["client_secret": "guess"], "invalid_client Invalid client secret"),
            (["grant_type": nil], "unsupported_grant_type grant_type parameter is missing"),
            (
                ["grant_type": "password"],
                "unsupported_grant_type grant_type must be client_credentials, authorization_code or refresh_token"
            ),
            (["grant_type": "client_credentials"], "invalid_client Invalid client"),
        ] as [([String: String?], String)])
    func `a wrong exchange is 400 with its row of the table`(changes: [String: String?], error: String) async throws {
        let caller = Caller()
        let code = try await caller.consent(Caller.authorizeURL())
        let answer = try await caller.exchange(code, changes)
        #expect(answer.status == 400)
        #expect(answer.error == error)
    }

    @Test func `a code works once, for ten minutes, and for its own app`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.apps.append(SimulatedApp(clientID: "second"))
        let caller = Caller(TestWorld.world, configuration)
        let first = try await caller.consent(Caller.authorizeURL())
        #expect(
            try await caller.exchange(first, ["client_id": "second"]).error
                == "invalid_grant Invalid authorization code")
        #expect(try await caller.exchange(first).status == 200)
        #expect(try await caller.exchange(first).error == "invalid_grant Invalid authorization code")
        let late = try await caller.consent(Caller.authorizeURL())
        caller.time.advance(by: .seconds(600))
        #expect(try await caller.exchange(late).error == "invalid_grant Authorization code expired")
    }

    @Test func `the token endpoint takes forms only, by POST, each field once`() async throws {
        let caller = Caller()
        let json = try await caller.send(
            .post, "/api/token", body: "{\"grant_type\":\"refresh_token\"}",
            headers: ["content-type": "application/json"]
        )
        #expect(json.error == "unsupported_grant_type grant_type parameter is missing")
        #expect(try await caller.send(.get, "/api/token").status == 405)
        let twice = try await caller.send(
            .post, "/api/token", body: "grant_type=a&grant_type=b",
            headers: ["content-type": "application/x-www-form-urlencoded"]
        )
        #expect(twice.error == "invalid_request grant_type must not be repeated")
    }
}

@Suite struct RefreshTests {
    private func refreshToken(_ caller: Caller) async throws -> String {
        try await caller.logIn()["refresh_token"]?.asString ?? ""
    }

    @Test func `by default a refresh brings no refresh token, and the old one goes on working`() async throws {
        let caller = Caller()
        let token = try await refreshToken(caller)
        for _ in 0..<2 {
            let answer = try await caller.refresh(token)
            #expect(answer.status == 200)
            #expect(try answer.json.keys == ["access_token", "token_type", "expires_in", "scope"])
        }
    }

    @Test func `the policy empty sends an empty refresh token`() async throws {
        let caller = Caller(TestWorld.world, SimulatorConfiguration(refreshPolicy: .empty))
        #expect(try await caller.refresh(refreshToken(caller)).json["refresh_token"] == "")
    }

    @Test func `the policy rotate sends a new one and revokes the old`() async throws {
        let caller = Caller(TestWorld.world, SimulatorConfiguration(refreshPolicy: .rotate))
        let old = try await refreshToken(caller)
        let new = try await caller.refresh(old).json["refresh_token"]?.asString ?? ""
        #expect(try await caller.refresh(old).error == "invalid_grant Refresh token revoked")
        #expect(try await caller.refresh(new).status == 200)
    }

    @Test func `a refresh token dies half a year after the consent, however often it was used`() async throws {
        let caller = Caller(TestWorld.world, SimulatorConfiguration(refreshPolicy: .rotate))
        var token = try await refreshToken(caller)
        for _ in 0..<182 {
            caller.time.advance(by: .seconds(86_400))
            token = try await caller.refresh(token).json["refresh_token"]?.asString ?? ""
        }
        caller.time.advance(by: .seconds(86_400))
        #expect(try await caller.refresh(token).error == "invalid_grant Refresh token expired")
    }

    @Test func `garbage, foreign and missing refresh tokens are refused`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.apps.append(SimulatedApp(clientID: "second"))
        let caller = Caller(TestWorld.world, configuration)
        #expect(try await caller.refresh("garbage").error == "invalid_grant Invalid refresh token")
        #expect(try await caller.refresh("").error == "invalid_request refresh_token must be supplied")
        let token = try await refreshToken(caller)
        #expect(try await caller.refresh(token, clientID: "second").error == "invalid_grant Invalid refresh token")
        #expect(try await caller.refresh(token, clientID: "third").error == "invalid_client Invalid client")
    }

    @Test func `an app with a secret exchanges and refreshes with it, and never gets a second refresh token`()
        async throws
    {
        let id = SimulatorConfiguration.demoClientID
        let caller = Caller(
            TestWorld.world,
            SimulatorConfiguration(apps: [SimulatedApp(secret: "s3cr+t")], refreshPolicy: .rotate)
        )
        let url = Caller.authorizeURL(["code_challenge": nil, "code_challenge_method": nil])
        let fields: [String: String?] = [
            "grant_type": "authorization_code", "code": try await caller.consent(url),
            "redirect_uri": Caller.redirect,
        ]
        #expect(
            try await caller.tokenRequest(fields, basic: "\(id):wrong").error == "invalid_client Invalid client secret")
        #expect(try await caller.tokenRequest(fields, basic: "nonsense").error == "invalid_client Invalid client")
        let unproven = try await caller.tokenRequest(fields.merging(["client_id": id]) { $1 })
        #expect(unproven.error == "invalid_client Invalid client secret")
        let answer = try await caller.tokenRequest(fields, basic: "\(id):s3cr+t").json
        let refresh: [String: String?] = [
            "grant_type": "refresh_token", "refresh_token": answer["refresh_token"]?.asString,
        ]
        #expect(
            try await caller.tokenRequest(refresh.merging(["client_id": id]) { $1 }).error
                == "invalid_client Invalid client secret")
        let inBody = try await caller.tokenRequest(
            refresh.merging(["client_id": id, "client_secret": "s3cr+t"]) { $1 })
        #expect(try inBody.json["refresh_token"] == nil)
    }

    @Test func `client credentials reach the catalogue and nothing of a user`() async throws {
        var caller = Caller(TestWorld.world, SimulatorConfiguration(apps: [SimulatedApp(secret: "hush")]))
        let answer = try await caller.tokenRequest(
            ["grant_type": "client_credentials"], basic: "\(SimulatorConfiguration.demoClientID):hush"
        ).json
        #expect(answer.keys == ["access_token", "token_type", "expires_in"])
        caller.token = answer["access_token"]?.asString
        #expect(try await caller.get("/search?q=radiohead&type=artist").status == 200)
        #expect(try await caller.get("/me").error == "401 Valid user authentication required")
    }
}
