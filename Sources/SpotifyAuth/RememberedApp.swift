// What is kept of the user's app besides the login itself, so that the next login needs no questions. It holds no token
// and no secret, and it outlives the login. The file is left to Storage.

/// The app of the last login, and how that login was made.
package struct RememberedApp: Sendable, Hashable {
    /// Its client ID.
    package var clientID: String
    /// How the login was made.
    package var method: AuthMethod
    /// The redirect URI that is registered for it.
    package var redirect: LoopbackRedirect
    /// What the user allowed.
    package var scopes: [String]

    /// An app, with the standard redirect unless another is given.
    package init(
        clientID: String, method: AuthMethod, redirect: LoopbackRedirect = .standard, scopes: [String] = []
    ) {
        self.clientID = clientID
        self.method = method
        self.redirect = redirect
        self.scopes = scopes
    }
}

/// Keeps the app of the last login.
package protocol RememberedAppStore: Sendable {
    /// The app of the last login; nil before the first.
    func rememberedApp() async -> RememberedApp?
    /// Keeps the app of a login.
    func remember(_ app: RememberedApp) async throws(TokenStoreError)
}
