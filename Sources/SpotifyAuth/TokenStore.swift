// The ports through which logins are stored, and the stores of a shell that keeps none.

/// Stores one login.
package protocol TokenStore: Sendable {
    /// The login; nil when there is none.
    func load() async throws(TokenStoreError) -> Grant?
    /// Makes sure there is room for a login, before a token is used up that could not be replaced.
    func reserve() async throws(TokenStoreError)
    /// Makes sure that a login could be stored, and leaves no trace.
    func check() async throws(TokenStoreError)
    /// Stores a login in place of the one before.
    func save(_ grant: Grant) async throws(TokenStoreError)
    /// Removes the login.
    func remove() async throws(TokenStoreError)
    /// Notes that a login has ended which cannot be removed, so that no process uses it again.
    func retire(_ grant: Grant) async
    /// Runs the work while no other process runs work under the same lock.
    func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success
}

/// Stores a login that was begun where no one could wait for the browser, until its answer is given.
package protocol PendingLoginStore: Sendable {
    /// The login that was begun last; nil when there is none.
    func pendingLogin() async -> PendingLogin?
    /// Stores a login that was begun, or forgets the stored one.
    func keep(_ login: PendingLogin?) async throws(TokenStoreError)
}

/// Stores that end with the process: for a demonstration, and for tests.
package actor InMemoryTokenStore: TokenStore, PendingLoginStore, RememberedAppStore {
    private var grant: Grant?
    private var pending: PendingLogin?
    private var app: RememberedApp?

    package init(_ grant: Grant? = nil) { self.grant = grant }

    package func load() -> Grant? { grant }
    package func reserve() {}
    package func check() {}
    package func retire(_ grant: Grant) {}
    package func save(_ grant: Grant) { self.grant = grant }
    package func remove() { grant = nil }
    package func pendingLogin() -> PendingLogin? { pending }
    package func keep(_ login: PendingLogin?) { pending = login }
    package func rememberedApp() -> RememberedApp? { app }
    package func remember(_ app: RememberedApp) { self.app = app }

    package nonisolated func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success {
        try await work()
    }
}
