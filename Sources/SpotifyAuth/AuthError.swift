// Everything that can go wrong with a login, as facts (contract §2.5). The sentences are made in the shell's
// `Diagnostic`; none of the facts holds a token or a code.

package import Exchange

/// Why there is no token.
package enum AuthError: Error, Sendable, Equatable {
    case notLoggedIn
    /// `invalid_grant` on a refresh: the tokens were dropped.
    case loginExpired
    /// `invalid_client`: the tokens were kept.
    case invalidClient
    /// The user refused the consent.
    case denied
    /// The answer of another login, or of nobody's.
    case stateMismatch
    /// Nobody came to the callback address in time.
    case timedOut
    /// Not the address a browser is sent to after the consent.
    case unusableCallback
    /// Another answer of the token endpoint; the tokens were kept.
    case tokenEndpoint(status: Int, code: String?)
    case tokenEndpointUnreadable
    case unavailable(TransportFault)
    case store(TokenStoreError)
    case cancelled
    /// The login cannot work as it is set up; what is wrong with it.
    case misconfigured(String)
}

/// Why tokens cannot be kept or read, as facts of the file system.
package enum TokenStoreError: Error, Sendable, Hashable {
    case unreadable(errno: Int32)
    case unwritable(errno: Int32)
    /// Not a file of ours: a link, a folder, somebody else's.
    case notOurs
    /// Another process holds the lock for too long.
    case busy
}
