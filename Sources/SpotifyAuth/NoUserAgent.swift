// A user agent that opens nothing: the user opens the address, on this machine or another.

/// Opens nothing, as `login --no-browser` wants it.
package struct NoUserAgent: UserAgent {
    package init() {}

    package func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome { .cannotOpen }
}
