// The login as commands see it: who holds the tokens, where a login comes from, what is kept between two of them. Which
// browser, listener and files are used is decided at the edge; checks and waiting are SpotifyAuth's.

import Exchange
package import SpotifyAuth

/// What commands need of the auth layer.
package final class Authentication: Sendable {
    /// How the consent page is reached.
    package enum Opening: Sendable, Equatable {
        /// As this shell prefers: a browser, or in the demo none at all.
        case preferred
        /// In a browser.
        case browser
        /// By an address that is printed, to be opened anywhere.
        case printed
        /// In the demo, without a browser, as the person with this user ID.
        case person(String)
    }

    /// The app that comes with the simulated Spotify.
    package struct BuiltInApp: Sendable {
        /// The client ID that the simulated Spotify knows.
        package let clientID: String
        /// Its secret; every copy of juke has it, so it protects nothing.
        package let secret: Secret
        /// Who can log in, the first where none is named.
        package let people: [Person]

        /// An app of that ID, for these people.
        package init(clientID: String, secret: Secret, people: [Person]) {
            self.clientID = clientID
            self.secret = secret
            self.people = people
        }
    }

    /// A person who can log in at the simulated Spotify.
    package struct Person: Sendable {
        /// The user ID.
        package let id: String
        /// The name that is shown.
        package let name: String

        /// A person of that name.
        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Holds the login, and renews its token.
    package let tokens: TokenSource
    /// Spotify's Accounts service.
    package let accounts: AccountsService
    /// Keeps a login that was begun and is not finished: `login` in a script takes two runs.
    package let pending: any PendingLoginStore
    /// Keeps which app the last login was made with.
    package let apps: any RememberedAppStore
    /// nil where the user brings an app of their own.
    package let builtIn: BuiltInApp?
    /// The client secret that the environment holds.
    package let environmentSecret: Secret?
    /// Reads a small file that the user names: a secret, or another program's login.
    package let readFile: @Sendable (_ path: String) throws(ImportFault) -> [UInt8]
    /// Gets the consent and returns the grant it brought; without `paste` no one is there who could open an address.
    package let authorize:
        @Sendable (LoginRequest, Opening, AuthorizationCodeFlow.Paste?, @escaping @Sendable (LoginStep) -> Void)
            async throws(AuthError) -> Grant
    /// Forgets the rows that were learnt through the login.
    package let forgetCache: @Sendable () async -> Void

    /// A login of these parts.
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

    /// The same login, which forgets something more when it ends.
    package func forgetting(also forget: @escaping @Sendable () async -> Void) -> Authentication {
        Authentication(
            tokens: tokens, accounts: accounts, pending: pending, apps: apps, builtIn: builtIn,
            environmentSecret: environmentSecret, readFile: readFile, authorize: authorize,
            forgetCache: { [forgetCache] in
                await forgetCache()
                await forget()
            })
    }

    /// Forgets the login, one that was begun, and the rows that were learnt through it.
    func logOut() async throws {
        try await tokens.forget()
        try? await pending.keep(nil)
        await forgetCache()
    }
}
