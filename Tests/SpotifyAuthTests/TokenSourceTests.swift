// Refreshing: ahead of the end, once for all tasks, stored before it is used, and what each answer does to the login.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAuth
import Testing

struct TokenSourceTests {
    @Test func `a token with a minute left is used, with less it is refreshed first`() async throws {
        for (lifetime, expected) in [(61.0, "access-1"), (59.0, "access-2"), (-5.0, "access-2")] {
            let exchange = ScriptedExchange([(Login.token, Login.answer("access-2"))])
            let tokens = Login.source(exchange, store: InMemoryTokenStore(Login.grant(lifetime: lifetime)))
            #expect(try await tokens.accessToken().revealed() == expected)
        }
    }

    @Test func `a refresh sends what RFC 6749 §6 asks for, as a public client`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-2"))])
        let tokens = Login.source(exchange, store: InMemoryTokenStore(Login.grant(lifetime: 0, refresh: "a+b/c=")))
        _ = try await tokens.accessToken()
        #expect(exchange.bodies == ["grant_type=refresh_token&refresh_token=a%2Bb%2Fc%3D&client_id=c0ffee"])
        #expect(exchange.requests[0].headerFields[.authorization] == nil)
        #expect(exchange.requests[0].headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(exchange.requests[0].headerFields[.contentLength] == "68")
    }

    @Test(arguments: [(nil, "refresh-1"), ("", "refresh-1"), ("refresh-2", "refresh-2")] as [(String?, String)])
    func `a new refresh token replaces the old one, none or an empty one keeps it`(sent: String?, kept: String)
        async throws
    {
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-2", refresh: sent))])
        _ = try await Login.source(exchange, store: store).accessToken()
        let grant = try #require(await store.load())
        #expect(grant.refreshToken?.revealed() == kept)
        #expect(grant.accessToken.revealed() == "access-2")
        #expect(grant.expiresAt == Login.start + 3600)
        #expect(grant.authorizedAt == Login.start)
    }

    @Test func `fifty who need a new token wait for one refresh`() async throws {
        let gate = Gate()
        let exchange = ScriptedExchange([(Login.token, .waits(gate, status: 200, Login.body("access-2")))])
        let tokens = Login.source(exchange, store: InMemoryTokenStore(Login.grant(lifetime: 0)))
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await tokens.accessToken().revealed() } }
            await gate.untilWaiting(1)
            await gate.open()
            for try await token in group { #expect(token == "access-2") }
        }
        #expect(exchange.requests.count == 1)
    }

    @Test func `the first who waits may leave without taking the refresh along`() async throws {
        let gate = Gate()
        let exchange = ScriptedExchange([(Login.token, .waits(gate, status: 200, Login.body("access-2")))])
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let tokens = Login.source(exchange, store: store)
        let first = Task { try await tokens.accessToken() }
        await gate.untilWaiting(1)
        let second = Task { try await tokens.accessToken().revealed() }
        first.cancel()
        await #expect(throws: AuthError.cancelled) { try await first.value }
        await gate.open()
        #expect(try await second.value == "access-2")
        #expect(exchange.requests.count == 1)
        #expect(await store.load()?.accessToken.revealed() == "access-2")
    }

    @Test func `all who wait may leave, and the refresh is kept all the same`() async throws {
        let gate = Gate()
        let exchange = ScriptedExchange([
            (Login.token, .waits(gate, status: 200, Login.body("access-2", refresh: "r2")))
        ])
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let tokens = Login.source(exchange, store: store)
        let only = Task { try await tokens.accessToken() }
        await gate.untilWaiting(1)
        only.cancel()
        await #expect(throws: AuthError.cancelled) { try await only.value }
        await gate.open()
        await tokens.settle()
        #expect(await store.load()?.refreshToken?.revealed() == "r2")
    }

    /// Every row of SpotifyContract §2.5: what it is called, and whether the login is still there afterwards.
    @Test(arguments: [
        (
            400, #"{"error":"invalid_grant","error_description":"Refresh token revoked"}"#,
            AuthError.loginEnded(.revoked), false
        ),
        (400, #"{"error":"invalid_client"}"#, .invalidClient(.clientID), true),
        (
            401, #"{"error":"invalid_client","error_description":"Invalid client secret"}"#, .invalidClient(.secret),
            true
        ),
        (
            400, #"{"error":"unsupported_grant_type"}"#, .tokenEndpoint(status: 400, code: "unsupported_grant_type"),
            true
        ),
        (429, "", .tokenEndpoint(status: 429, code: nil), true),
        (503, "<html>", .tokenEndpoint(status: 503, code: nil), true),
        (200, "<html>", .tokenEndpointUnreadable, true), (200, #"{"access_token":""}"#, .tokenEndpointUnreadable, true),
        (403, #"{"error":"invalid_grant"}"#, .tokenEndpoint(status: 403, code: "invalid_grant"), true),
    ])
    func `only invalid_grant ends the login`(status: Int, body: String, error: AuthError, isKept: Bool) async throws {
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let exchange = ScriptedExchange([(Login.token, .status(status, body))])
        let tokens = Login.source(exchange, store: store)
        await #expect(throws: error) { try await tokens.accessToken() }
        #expect((await store.load() != nil) == isKept)
        #expect(exchange.requests.count == 1)
    }

    @Test func `a network that is down keeps the login`() async throws {
        let store = InMemoryTokenStore(Login.grant(lifetime: 0))
        let fault = TransportFault.unreachable("accounts.example")
        let tokens = Login.source(ScriptedExchange([(Login.token, .fails(.notSent(fault)))]), store: store)
        await #expect(throws: AuthError.unavailable(fault)) { try await tokens.accessToken() }
        #expect(await store.load() != nil)
    }

    @Test func `a token that another process has refreshed is taken without asking`() async throws {
        let store = InMemoryTokenStore(Login.grant(lifetime: 30))
        let exchange = ScriptedExchange([])
        let tokens = Login.source(exchange, store: store)
        _ = try await tokens.grant()
        await store.save(Login.grant(lifetime: 3600, access: "access-9"))
        #expect(try await tokens.accessToken().revealed() == "access-9")
        #expect(exchange.requests.isEmpty)
    }

    @Test func `a forced refresh is not repeated within 30 s unless the token it brought has worked`() async throws {
        let time = ManualTime(Login.start)
        let exchange = ScriptedExchange([
            (Login.token, Login.answer("access-2")), (Login.token, Login.answer("access-3")),
            (Login.token, Login.answer("access-4")),
        ])
        let tokens = Login.source(exchange, store: InMemoryTokenStore(Login.grant()), time: time)
        #expect(try await tokens.replacement(for: Secret("access-1"))?.revealed() == "access-2")
        // Never used with success: asking again at once would be a storm.
        #expect(try await tokens.replacement(for: Secret("access-2")) == nil)
        #expect(exchange.requests.count == 1)
        await tokens.succeeded(with: Secret("access-2"))
        #expect(try await tokens.replacement(for: Secret("access-2"))?.revealed() == "access-3")
        #expect(try await tokens.replacement(for: Secret("access-3")) == nil)
        time.advance(by: .seconds(31))
        #expect(try await tokens.replacement(for: Secret("access-3"))?.revealed() == "access-4")
        // An old token that comes back late is answered with the present one.
        #expect(try await tokens.replacement(for: Secret("access-1"))?.revealed() == "access-4")
        #expect(exchange.unused.isEmpty)
    }
}
