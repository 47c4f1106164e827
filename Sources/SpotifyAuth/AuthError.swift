// Everything that can go wrong with a login, as facts (SpotifyContract §2.5). The sentences are made in the shell's
// `Diagnostic`; none of the facts holds a token or a code.

package import Exchange
package import FoundationEssentials
import Glibc

/// Why there is no token.
package enum AuthError: Error, Sendable, Equatable {
    case notLoggedIn
    /// `invalid_grant` on a refresh: the tokens were dropped.
    case loginEnded(LoginEnd)
    /// `invalid_client`: the tokens were kept.
    case invalidClient(ClientFault)
    /// `invalid_grant` on an authorization code: nothing was changed.
    case codeRefused(CodeRefusal)
    /// The user refused the consent.
    case denied
    /// The consent page sent an error of its own back.
    case consentFailed(code: String)
    /// The answer of another login, or of nobody's.
    case stateMismatch
    /// Nobody came to the callback address in time.
    case timedOut
    /// Not the address a browser is sent to after the consent.
    case unusableCallback
    /// Nobody is there to wait: the login is begun, and goes on with the address the browser ends up at.
    case consentPending
    /// An address was given, but no login waits for one.
    case noPendingLogin
    /// What was given is no answer to the login that was begun, which goes on waiting.
    case stillPending(WrongAnswer)
    /// The token endpoint wants to be asked no more before then; the tokens were kept.
    case paused(until: Date)
    /// The login was made at other services than those this run is to use: nothing was sent.
    case elsewhere(made: LoginHome, here: LoginHome)
    /// Another answer of the token endpoint; the tokens were kept.
    case tokenEndpoint(status: Int, code: String?)
    case tokenEndpointUnreadable
    case unavailable(TransportFault)
    case store(TokenStoreError)
    case imported(ImportFault)
    case cancelled
    /// The method needs the app's client secret, and nobody can be asked for it.
    case missingSecret
    /// The login cannot work as it is set up; what is wrong with it.
    case misconfigured(String)
}

/// How a login ended, as far as the token endpoint says (SpotifyContract §2.5).
package enum LoginEnd: Sendable, Hashable {
    case revoked
    /// Six months after the consent (SpotifyContract §2.3).
    case expired
    case unknownToken
    case unexplained
}

/// What the token endpoint does not accept of an app.
package enum ClientFault: Sendable, Hashable {
    case clientID
    case secret
}

/// Why an address does not end the login that was begun.
package enum WrongAnswer: Sendable, Hashable {
    /// The answer to another login.
    case otherLogin
    /// Not the address a browser is sent to after the consent.
    case noAnswer
}

/// Why a code brings no tokens (SpotifyContract §2.5).
package enum CodeRefusal: Sendable, Hashable {
    /// Wrong, used before, or another app's.
    case invalid
    case expired
    case verifier
    case redirectURI
}

/// Why a login of another program cannot be taken over.
package enum ImportFault: Error, Sendable, Hashable {
    case missing(path: String)
    case unreadable(path: String, errno: Int32)
    /// There is no refresh token in it.
    case noToken(path: String)
    /// Spotify does not accept the refresh token.
    case refused(LoginEnd)
}

/// Why tokens cannot be kept or read, as facts of the file system.
package enum TokenStoreError: Error, Sendable, Hashable {
    case unreadable(path: String, errno: Int32)
    case unwritable(path: String, errno: Int32)
    case notOurs(path: String, StrangeFile)
    /// Not a login: empty, cut off, or something else altogether.
    case damaged(path: String)
    /// Written by a later version of this program.
    case tooNew(path: String)
    /// It has ended, and cannot be taken away from where it is.
    case ended(path: String)
    /// Another process holds the lock for too long.
    case busy
    /// No home is known that the file could be in.
    case noHome
}

/// Why a file is not touched.
package enum StrangeFile: Sendable, Hashable {
    case symbolicLink
    /// Far larger than a login.
    case tooLarge
    case otherOwner
    case notAFile
}

extension TokenStoreError {
    /// Whether writing fails by how things are set up, and not for the moment.
    package var isPermanent: Bool {
        switch self {
        case .unwritable(_, let errno): errno == EROFS || errno == EACCES || errno == EPERM
        case .unreadable, .notOurs, .damaged, .tooNew, .ended, .busy, .noHome: false
        }
    }
}
