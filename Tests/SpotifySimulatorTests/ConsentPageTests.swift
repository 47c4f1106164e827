// The HTML page and its form.

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

@Suite struct ConsentPageTests {
    private let form = ["content-type": "application/x-www-form-urlencoded"]

    private func page(_ caller: Caller, _ changes: [String: String?] = [:]) async throws -> Answer {
        let url = Caller.authorizeURL(changes)
        return try await caller.send(.get, String(url.dropFirst("https://accounts.spotify.com".count)))
    }

    private func nonce(_ page: Answer) throws -> String {
        let tail = page.text.split(separator: "name=\"nonce\" value=\"").last ?? ""
        return String(tail.prefix { $0 != "\"" })
    }

    @Test func `the page names app and permissions and may not be framed, cached or scripted`() async throws {
        let answer = try await page(Caller())
        let headers = answer.response.headerFields
        #expect(answer.status == 200)
        #expect(headers[.contentType] == "text/html; charset=utf-8")
        #expect(headers[.cacheControl] == "no-store")
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(
            headers[.contentSecurityPolicy]
                == "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:43567; "
                + "base-uri 'none'; frame-ancestors 'none'"
        )
        #expect(answer.text.contains("Control what plays on your devices"))
        #expect(answer.text.contains(SimulatorConfiguration.demoClientID))
        #expect(!answer.text.contains("<script"))
    }

    @Test func `everything on the page is escaped`() async throws {
        let app = SimulatedApp(clientID: "<b>'&\"", redirectURIs: ["x-app://\"><script>"])
        var world = TestWorld.world
        world.users[1].displayName = "<img src=x>"
        let hostile = Caller(world, SimulatorConfiguration(apps: [app, SimulatedApp(clientID: "<b>'&")]))
        let answer = try await page(hostile, ["client_id": "<b>'&"])
        #expect(answer.text.contains("&lt;b&gt;&#39;&amp;"))
        #expect(answer.text.contains("&lt;img src=x&gt;"))
        #expect(!answer.text.contains("<img"))
        let refused = try await page(hostile, ["client_id": "<b>'&\"", "redirect_uri": "x-app://\"><script>"])
        #expect(refused.text == "INVALID_CLIENT: Invalid redirect URI")
    }

    @Test(arguments: [("allow", "?code=AQ"), ("deny", "?error=access_denied")])
    func `the button leads back to the client`(decision: String, expected: String) async throws {
        let caller = Caller()
        let nonce = try nonce(await page(caller))
        let body = "nonce=\(nonce)&decision=\(decision)"
        let answer = try await caller.send(.post, "/authorize/decision", body: body, headers: form)
        #expect(answer.status == 302)
        #expect(answer.response.headerFields[.location]?.hasPrefix(Caller.redirect + expected) == true)
        let again = try await caller.send(.post, "/authorize/decision", body: body, headers: form)
        #expect(again.status == 400)
    }

    @Test func `the chosen user logs in`() async throws {
        var caller = Caller()
        let nonce = try nonce(await page(caller))
        let answer = try await caller.send(
            .post, "/authorize/decision", body: "nonce=\(nonce)&decision=allow&user=\(TestWorld.other)", headers: form
        )
        let location = answer.response.headerFields[.location] ?? ""
        let code = PercentCoding.pairs(location.split(separator: "?").last ?? "").first?.value ?? ""
        caller.token = try await caller.exchange(code).json["access_token"]?.asString
        #expect(try await caller.get("/me").json["id"] == .string(TestWorld.other))
    }

    @Test(arguments: ["nonce=guess&decision=allow", "decision=allow", "nonce=guess", "", "nonce=guess&decision=maybe"])
    func `a press without the nonce of a page is refused`(body: String) async throws {
        let caller = Caller()
        _ = try await page(caller)
        let answer = try await caller.send(.post, "/authorize/decision", body: body, headers: form)
        #expect(answer.status == 400)
        #expect(answer.response.headerFields[.location] == nil)
    }

    @Test func `a page is good for ten minutes`() async throws {
        let caller = Caller()
        let nonce = try nonce(await page(caller))
        caller.time.advance(by: .seconds(600))
        let answer = try await caller.send(
            .post, "/authorize/decision", body: "nonce=\(nonce)&decision=allow", headers: form
        )
        #expect(answer.status == 400)
    }
}
