// The chain of layers between commands and the network, in the one order that is right (DESIGN §2):
// cache( retry( authorise( budget( trace( network ))))), and for the token endpoint retry( trace( network )).

package import Exchange
package import SpotifyAPI
package import SpotifyAuth

/// Everything between commands and the network.
package struct Connection: Sendable {
    package let client: SpotifyClient
    package let tokens: TokenSource
    package let accounts: AccountsService
    package let cache: InMemoryResponseCache

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
        network: any Exchange, addresses: Addresses, store: any TokenStore, registration: ClientRegistration?,
        pace: Pace, trace: any TraceSink, time: any TimeSource, waiting: @escaping @Sendable (Duration) -> Void
    ) {
        let traced = TracingExchange(network, sink: trace, time: time)
        accounts = AccountsService(exchange: RetryingExchange(traced, time: time), baseURL: addresses.accounts)
        tokens = TokenSource(registration: registration, store: store, accounts: accounts, time: time)
        cache = InMemoryResponseCache(time: time)
        let budgeted = BudgetExchange(traced, ledger: InMemoryBudgetLedger(pace: pace), time: time)
        let authorised = AuthorizingExchange(budgeted, tokens: tokens, time: time)
        let retried = RetryingExchange(authorised, time: time, report: waiting)
        client = SpotifyClient(
            exchange: CachingExchange(retried, cache: cache, time: time), baseURL: addresses.api, time: time)
    }
}
