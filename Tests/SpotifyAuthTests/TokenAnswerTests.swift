// Answers of the token endpoint that are not quite what they should be: what can be read of them is used and kept.

import Exchange
import ExchangeTesting
import FoundationEssentials
import SpotifyAuth
import Testing

struct TokenAnswerTests {
    private func body(_ members: String) -> String {
        "{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\"\(members)}"
    }

    @Test(arguments: [
        ("", 3600), (",\"expires_in\":3600", 3600), (",\"expires_in\":\"1800\"", 1800),
        (",\"expires_in\":1800.5", 1800),
        (",\"expires_in\":\" 1800\"", 3600), (",\"expires_in\":\"soon\"", 3600), (",\"expires_in\":null", 3600),
        (",\"expires_in\":0", 3600), (",\"expires_in\":-5", 3600), (",\"expires_in\":\"-5\"", 3600),
        (",\"expires_in\":1e300", 3600), (",\"expires_in\":\"1e300\"", 3600), (",\"expires_in\":\"inf\"", 3600),
        (",\"expires_in\":\"nan\"", 3600), (",\"expires_in\":9223372036854775807", 3600),
        (",\"expires_in\":18446744073709551616", 3600), (",\"expires_in\":true", 3600),
        (",\"expires_in\":[3600]", 3600), (",\"expires_in\":{}", 3600),
        (",\"scope\":5,\"token_type\":\"bearer\"", 3600),
        (",\"scope\":null,\"token_type\":null", 3600), (",\"scope\":{},\"token_type\":7", 3600),
        (",\"error\":{},\"error_description\":[]", 3600),
    ])
    func `one member that is nonsense takes no other along`(members: String, lifetime: Int) async throws {
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let exchange = ScriptedExchange([(Login.token, .ok(body(members)))])
        #expect(try await Login.source(exchange, store: store).accessToken().revealed() == "access-2")
        let grant = try #require(await store.load())
        #expect(grant.refreshToken?.revealed() == "refresh-2")
        #expect(grant.expiresAt == Login.start + Double(lifetime))
        #expect(grant.scopes == ["user-read-playback-state"])
    }

    @Test func `scopes are read as a text and as a list`() async throws {
        for scope in ["\"a b\"", "[\"a\",\"b\"]"] {
            let store = InMemoryTokenStore(Login.grant(lifetime: 0))
            let exchange = ScriptedExchange([(Login.token, .ok(body(",\"scope\":\(scope)")))])
            _ = try await Login.source(exchange, store: store).accessToken()
            #expect(await store.load()?.scopes == ["a", "b"])
        }
    }

    @Test(arguments: [
        "{\"refresh_token\":\"refresh-2\"}", "{\"access_token\":null,\"refresh_token\":\"refresh-2\"}",
        "{\"access_token\":\"\",\"refresh_token\":\"refresh-2\"}",
        "{\"access_token\":5,\"refresh_token\":\"refresh-2\"}",
        "{\"access_token\":\"a\",\"token_type\":\"mac\",\"refresh_token\":\"refresh-2\"}",
    ])
    func `a refresh token that was read is kept, also without an access token`(body: String) async throws {
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let exchange = ScriptedExchange([(Login.token, .ok(body)), (Login.token, Login.answer("access-3"))])
        let tokens = Login.source(exchange, store: store)
        await #expect(throws: AuthError.tokenEndpointUnreadable) { try await tokens.accessToken() }
        #expect(await store.load()?.refreshToken?.revealed() == "refresh-2")
        // The next one asks with it.
        #expect(try await tokens.accessToken().revealed() == "access-3")
        #expect(exchange.bodies.last == "grant_type=refresh_token&refresh_token=refresh-2&client_id=c0ffee")
    }

    @Test func `a login without an access token is none`() async {
        let exchange = ScriptedExchange([(Login.token, .ok("{\"refresh_token\":\"r\"}"))])
        let accounts = AccountsService(exchange: exchange, baseURL: "https://accounts.example")
        await #expect(throws: AuthError.tokenEndpointUnreadable) {
            try await accounts.takeOver(Secret("r"), as: ClientRegistration(clientID: "c0ffee"))
        }
    }
}
