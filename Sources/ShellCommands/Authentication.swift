// The login as commands see it: the token source, and the flow that fills it, with its user agent and listener chosen
// by whoever wired the shell. Checks and waiting are SpotifyAuth's.

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

    /// What `login` was asked for.
    package struct LoginOptions: Sendable, Equatable {
        package var clientID: String?
        package var opening: Opening

        package init(clientID: String? = nil, opening: Opening = .preferred) {
            self.clientID = clientID
            self.opening = opening
        }
    }

    package var tokens: TokenSource
    /// The client ID of the simulated app; nil where the user brings one.
    package var builtInClientID: String?
    /// Runs the flow for a client ID and answers the grant it brought.
    package var authorize: @Sendable (_ clientID: String, LoginOptions, Services) async throws -> Grant
    /// Forgets the rows that were learnt through the login.
    package var forgetCache: @Sendable () async -> Void

    package init(
        tokens: TokenSource, builtInClientID: String?,
        authorize: @escaping @Sendable (_ clientID: String, LoginOptions, Services) async throws -> Grant,
        forgetCache: @escaping @Sendable () async -> Void
    ) {
        self.tokens = tokens
        self.builtInClientID = builtInClientID
        self.authorize = authorize
        self.forgetCache = forgetCache
    }

    /// Whether the text has the form of Spotify's client IDs.
    package static func isClientID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 32) }
    }

    func logIn(_ options: LoginOptions, _ services: Services) async throws {
        guard let clientID = options.clientID else { throw AuthError.misconfigured("no client ID is known") }
        try await tokens.adopt(try await authorize(clientID, options, services))
    }

    /// Keeps who is logged in beside the tokens, so that nobody has to ask again.
    func remember(name: String, userID: String) async throws {
        guard var grant = try await tokens.grant() else { return }
        grant.displayName = name
        grant.userID = userID
        try await tokens.adopt(grant)
    }

    func logOut() async throws {
        try await tokens.forget()
        await forgetCache()
    }
}
