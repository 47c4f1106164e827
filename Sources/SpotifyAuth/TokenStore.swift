// The ports through which logins are stored, and the stores of a shell that keeps none. The files are left to Storage.

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

    /// A store in memory, with this login or none.
    package init(_ grant: Grant? = nil) { self.grant = grant }

    /// The login; nil where there is none.
    package func load() -> Grant? { grant }
    /// Memory needs no room made beforehand.
    package func reserve() {}
    /// Memory can always be written.
    package func check() {}
    /// Nothing to mark: removing from memory never fails.
    package func retire(_ grant: Grant) {}
    /// Replaces the login.
    package func save(_ grant: Grant) { self.grant = grant }
    /// Removes the login.
    package func remove() { grant = nil }
    /// The login that waits for its answer.
    package func pendingLogin() -> PendingLogin? { pending }
    /// Keeps a login until its answer comes; nil removes it.
    package func keep(_ login: PendingLogin?) { pending = login }
    /// The app of the last login.
    package func rememberedApp() -> RememberedApp? { app }
    /// Keeps the app.
    package func remember(_ app: RememberedApp) { self.app = app }

    /// Runs the work at once: no other process shares this memory.
    package nonisolated func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success {
        try await work()
    }
}
