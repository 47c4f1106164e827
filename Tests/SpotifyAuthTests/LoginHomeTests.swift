// A login belongs to the services it was made at, and is sent to no others.

import Exchange
import ExchangeTesting
import SpotifyAuth
import Testing

struct LoginHomeTests {
    private let elsewhere = LoginHome(api: "https://api.example/v1", accounts: "https://accounts.example")
    private let simulator = LoginHome(api: "http://127.0.0.1:8080/v1", accounts: "http://127.0.0.1:8080")

    private func source(
        _ exchange: ScriptedExchange, _ store: InMemoryTokenStore, at home: LoginHome
    ) -> TokenSource {
        TokenSource(
            store: store, accounts: AccountsService(exchange: exchange, baseURL: home.accounts),
            time: ManualTime(Login.start), home: home)
    }

    private func grant(of home: LoginHome?, lifetime: Double = 3600) -> Grant {
        var grant = Login.grant(lifetime: lifetime)
        grant.home = home
        return grant
    }

    @Test func `a login of one place is not sent to another, and stays`() async throws {
        for (made, here) in [(LoginHome.spotify, elsewhere), (elsewhere, .spotify), (.spotify, simulator)] {
            let exchange = ScriptedExchange([])
            for lifetime in [3600.0, 0] {
                let store = InMemoryTokenStore(grant(of: made, lifetime: lifetime))
                let tokens = source(exchange, store, at: here)
                await #expect(throws: AuthError.elsewhere(made: made, here: here)) { try await tokens.accessToken() }
                await #expect(throws: AuthError.elsewhere(made: made, here: here)) {
                    try await tokens.replacement(for: Secret("x"))
                }
                #expect(await store.load() != nil)
            }
            #expect(exchange.requests.isEmpty)
        }
    }

    @Test func `another process that has logged in elsewhere meanwhile changes nothing of that`() async throws {
        let store = InMemoryTokenStore(grant(of: .spotify, lifetime: 0))
        let tokens = source(ScriptedExchange([]), store, at: .spotify)
        _ = try await tokens.grant()
        await store.save(grant(of: elsewhere, lifetime: 0))
        await #expect(throws: AuthError.elsewhere(made: elsewhere, here: .spotify)) { try await tokens.accessToken() }
    }

    @Test
    func `a login of before places were noted is Spotify's, or a simulator's, and is noted with the next refresh`()
        async throws
    {
        for here in [LoginHome.spotify, simulator] {
            let store = InMemoryTokenStore(grant(of: nil, lifetime: 0))
            let exchange = ScriptedExchange([(Login.token, Login.answer("access-2"))])
            #expect(try await source(exchange, store, at: here).accessToken().revealed() == "access-2")
            #expect(await store.load()?.home == here)
        }
        let store = InMemoryTokenStore(grant(of: nil))
        await #expect(throws: AuthError.elsewhere(made: .spotify, here: elsewhere)) {
            try await source(ScriptedExchange([]), store, at: elsewhere).accessToken()
        }
    }

    @Test func `a login is noted to be of the place it was made at`() async throws {
        let store = InMemoryTokenStore()
        try await source(ScriptedExchange([]), store, at: elsewhere).adopt(grant(of: nil))
        #expect(await store.load()?.home == elsewhere)
        // Letters of a host have no case, and a path is no place.
        #expect(LoginHome(api: "HTTPS://API.Spotify.com/", accounts: "https://accounts.spotify.com/x") == .spotify)
    }
}
