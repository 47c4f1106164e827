// The chain of layers between commands and the network, in the one order that is right (Architecture §2, §6): cache(
// retry( authorise( budget( trace( network ))))), with the tape above all, and for the token endpoint retry( trace(
// network )). What each layer does is left to its own file.

package import Exchange
package import SpotifyAPI
package import SpotifyAuth

/// Everything between commands and the network.
package struct Connection: Sendable {
    /// Sends the operations of the Web API.
    package let client: SpotifyClient
    /// Has the login, and renews its access token.
    package let tokens: TokenSource
    /// Sends requests to the Accounts service: for logging in and renewing.
    package let accounts: AccountsService
    /// The answers that are kept.
    package let cache: any ResponseCache
    /// The requests of the last day, for `budget`.
    package let ledger: any BudgetLedger
    /// The last requests, for `trace`.
    package let trace: TraceLog
    /// Records answers to a file, or plays them back.
    package let tape: TapeExchange
    /// How far this computer's clock differs from Spotify's.
    package let clock = ServerClock()

    /// Where Spotify is.
    package struct Addresses: Sendable, Equatable {
        /// `https://api.spotify.com/v1`
        package var api: String
        /// `https://accounts.spotify.com`
        package var accounts: String

        /// Spotify's own addresses, where no others are given.
        package init(api: String = "https://api.spotify.com/v1", accounts: String = "https://accounts.spotify.com") {
            self.api = api
            self.accounts = accounts
        }

        /// Spotify's own addresses, or those that `JUKE_API_URL` and `JUKE_ACCOUNTS_URL` name; an empty variable counts
        /// as not set.
        package init(environment: [String: String]) {
            self.init()
            if let api = environment["JUKE_API_URL"], !api.isEmpty { self.api = api }
            if let accounts = environment["JUKE_ACCOUNTS_URL"], !accounts.isEmpty { self.accounts = accounts }
        }
    }

    /// Puts the layers together; nothing is sent before the first request.
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
        // Requests for tokens have neither a budget nor a cache, and no 401 of theirs can be cured by another token.
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
        // The budget is inside, so that the repetition after a 401 is counted as a request, too.
        let authorised = AuthorizingExchange(budgeted, tokens: tokens, time: time)
        let retried = RetryingExchange(authorised, time: time, waits: waits)
        // The cache is outermost but for the tape, so that an answer from it costs no token, no budget and no wait.
        tape = TapeExchange(
            CachingExchange(
                retried, cache: cache, time: time, sink: trace,
                account: { ((try? await tokens.grant()) ?? nil)?.userID }), sink: trace, time: time,
            login: { ((try? await tokens.grant()) ?? nil).map { ($0.userID, $0.clientID) } })
        client = SpotifyClient(exchange: tape, baseURL: addresses.api, time: time)
    }
}
