// The login as commands see it: who holds the tokens, where a login comes from, what is kept between two of them. Which
// browser, listener and files stand behind it was decided by whoever wired the shell; checks and waiting are SpotifyAuth's.

import Exchange
package import SpotifyAuth

/// What commands need of the auth layer.
package struct Authentication: Sendable {
    /// How the consent page is reached.
    package enum Opening: Sendable, Equatable {
        /// As this shell prefers: a browser, or in the demo none at all.
        case preferred
        case browser
        case printed
    }

    /// The app that comes with the simulated Spotify.
    package struct BuiltInApp: Sendable {
        package var clientID: String
        package var secret: Secret

        package init(clientID: String, secret: Secret) {
            self.clientID = clientID
            self.secret = secret
        }
    }

    package var tokens: TokenSource
    package var accounts: AccountsService
    package var pending: any PendingLoginStore
    package var apps: any RememberedAppStore
    /// nil where the user brings an app of their own.
    package var builtIn: BuiltInApp?
    /// The client secret that the environment holds.
    package var environmentSecret: Secret?
    /// Reads a small file that the user names: a secret, or another program's login.
    package var readFile: @Sendable (_ path: String) throws(ImportFault) -> [UInt8]
    /// Gets the consent and answers the grant it brought; without `paste` there is nobody who could open an address.
    package var authorize:
        @Sendable (LoginRequest, Opening, AuthorizationCodeFlow.Paste?, @escaping @Sendable (LoginStep) -> Void)
            async throws(AuthError) -> Grant
    /// Forgets the rows that were learnt through the login.
    package var forgetCache: @Sendable () async -> Void

    package init(
        tokens: TokenSource, accounts: AccountsService, pending: any PendingLoginStore,
        apps: any RememberedAppStore, builtIn: BuiltInApp?, environmentSecret: Secret?,
        readFile: @escaping @Sendable (_ path: String) throws(ImportFault) -> [UInt8],
        authorize:
            @escaping @Sendable (
                LoginRequest, Opening, AuthorizationCodeFlow.Paste?, @escaping @Sendable (LoginStep) -> Void
            ) async throws(AuthError) -> Grant,
        forgetCache: @escaping @Sendable () async -> Void
    ) {
        self.tokens = tokens
        self.accounts = accounts
        self.pending = pending
        self.apps = apps
        self.builtIn = builtIn
        self.environmentSecret = environmentSecret
        self.readFile = readFile
        self.authorize = authorize
        self.forgetCache = forgetCache
    }

    /// Whether the text has the form of Spotify's client IDs.
    package static func isClientID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 32) }
    }

    /// The flow for the halves of a login that need no browser.
    func flow(_ time: any TimeSource) -> AuthorizationCodeFlow {
        AuthorizationCodeFlow(accounts: accounts, userAgent: NoUserAgent(), time: time)
    }

    func logOut() async throws {
        try await tokens.forget()
        try? await pending.keep(nil)
        await forgetCache()
    }
}
