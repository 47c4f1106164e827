// The chain of layers between commands and the network, in the one order that is right (Architecture §2):
// cache( retry( authorise( budget( trace( network ))))), with the tape above all, and for the token endpoint
// retry( trace( network )).

package import Exchange
package import SpotifyAPI
package import SpotifyAuth

/// Everything between commands and the network.
package struct Connection: Sendable {
    package let client: SpotifyClient
    package let tokens: TokenSource
    package let accounts: AccountsService
    package let cache: any ResponseCache
    package let ledger: any BudgetLedger
    package let trace: TraceLog
    package let tape: TapeExchange
    /// How far this computer's clock is off.
    package let clock = ServerClock()

    /// Where Spotify is.
    package struct Addresses: Sendable, Equatable {
        /// `https://api.spotify.com/v1`
        package var api: String
        /// `https://accounts.spotify.com`
        package var accounts: String

        package init(api: String = "https://api.spotify.com/v1", accounts: String = "https://accounts.spotify.com") {
            self.api = api
            self.accounts = accounts
        }

        /// The addresses, or those the environment names instead.
        package init(environment: [String: String]) {
            self.init()
            if let api = environment["JUKE_API_URL"], !api.isEmpty { self.api = api }
            if let accounts = environment["JUKE_ACCOUNTS_URL"], !accounts.isEmpty { self.accounts = accounts }
        }
    }

    package init(
        network: any Exchange, addresses: Addresses, store: any TokenStore,
        renewals: RenewalWatch = RenewalWatch(),
        secret: @escaping @Sendable (_ clientID: String) -> Secret? = { _ in nil },
        notify: @escaping @Sendable (TokenNotice) -> Void = { _ in }, cache: any ResponseCache,
        ledger: (TokenSource) -> any BudgetLedger, trace sink: (any TraceSink)? = nil, time: any TimeSource,
        waiting: @escaping @Sendable (Duration) -> Void
    ) {
        let trace = TraceLog(next: sink)
        self.trace = trace
        self.cache = cache
        let traced = TracingExchange(network, sink: trace, time: time)
        let tokenRequests = RetryingExchange(
            traced, time: time, isRepeatable: { _, body in AccountsService.isRepeatable(body) })
        accounts = AccountsService(
            exchange: tokenRequests, baseURL: addresses.accounts, time: time, renewals: renewals)
        tokens = TokenSource(
            store: store, accounts: accounts, time: time,
            home: LoginHome(api: addresses.api, accounts: addresses.accounts), renewals: renewals, secret: secret,
            notify: notify)
        let (tokens, ledger) = (tokens, ledger(tokens))
        self.ledger = ledger
        let waits = SharedWaits(time: time, report: waiting)
        let timed = ClockExchange(network, clock: clock, time: time)
        let seen = TracingExchange(timed, sink: trace, time: time, tokenAge: { await tokens.tokenAge() })
        let budgeted = BudgetExchange(seen, ledger: ledger, time: time, waits: waits)
        let authorised = AuthorizingExchange(budgeted, tokens: tokens, time: time)
        let retried = RetryingExchange(authorised, time: time, waits: waits)
        tape = TapeExchange(
            CachingExchange(
                retried, cache: cache, time: time, sink: trace,
                account: { ((try? await tokens.grant()) ?? nil)?.userID }), sink: trace, time: time)
        client = SpotifyClient(exchange: tape, baseURL: addresses.api, time: time)
    }
}
