// The port behind which tokens are kept, and the store of a shell that keeps none.

/// Keeps one login.
package protocol TokenStore: Sendable {
    /// The login; nil when there is none, or what is there is not readable as one.
    func load() async throws(TokenStoreError) -> Grant?
    func save(_ grant: Grant) async throws(TokenStoreError)
    func remove() async throws(TokenStoreError)
    /// Runs the work while no other process runs work under the same lock.
    func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success
}

/// A login that ends with the process.
package actor InMemoryTokenStore: TokenStore {
    private var grant: Grant?

    package init(_ grant: Grant? = nil) { self.grant = grant }

    package func load() -> Grant? { grant }
    package func save(_ grant: Grant) { self.grant = grant }
    package func remove() { grant = nil }

    package nonisolated func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success {
        try await work()
    }
}
