// A user agent that opens nothing: the user opens the address, on this machine or another. Showing the address is left
// to the flow.

/// Opens nothing, as `login --no-browser` wants it.
package struct NoUserAgent: UserAgent {
    /// An agent without any state.
    package init() {}

    /// Says that nothing could be opened.
    package func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome { .cannotOpen }
}
