// Everything that can go wrong with a login, as facts (SpotifyContract §2.5). The shell's diagnostics make the
// sentences. None of the facts holds a token or a code.

package import Exchange
package import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why there is no token.
package enum AuthError: Error, Sendable, Equatable {
    /// There is no login in this profile.
    case notLoggedIn
    /// `invalid_grant` on a refresh; the tokens were dropped.
    case loginEnded(LoginEnd)
    /// `invalid_client`; the tokens were kept.
    case invalidClient(ClientFault)
    /// `invalid_grant` on an authorization code; nothing was changed.
    case codeRefused(CodeRefusal)
    /// The user refused the consent.
    case denied
    /// The consent page sent back an error of its own.
    case consentFailed(code: String)
    /// The answer belongs to another login, or was made up.
    case stateMismatch
    /// No answer reached the callback address in time.
    case timedOut
    /// It is not the address a browser is sent to after the consent.
    case unusableCallback
    /// No one is there to wait. The login is begun, and continues when the browser's last address is given.
    case consentPending
    /// An address was given, but no login waits for one.
    case noPendingLogin
    /// What was given does not answer the login that was begun, which still waits.
    case stillPending(WrongAnswer)
    /// The token endpoint accepts no request before this date; the tokens were kept.
    case paused(until: Date)
    /// The login was made at other services than those of this run, so nothing was sent.
    case elsewhere(made: LoginHome, here: LoginHome)
    /// Another answer of the token endpoint; the tokens were kept.
    case tokenEndpoint(status: Int, code: String?)
    /// Success without a usable access token.
    case tokenEndpointUnreadable
    /// The token endpoint could not be reached.
    case unavailable(TransportFault)
    /// The tokens could not be kept or read.
    case store(TokenStoreError)
    /// The login of another program could not be taken over.
    case imported(ImportFault)
    /// The task that waited was cancelled.
    case cancelled
    /// The method needs the app's client secret, and there is no user to ask for it.
    case missingSecret
    /// The login cannot work as it is set up; the text says what is wrong with it.
    case misconfigured(String)
}

/// How a login ended, as far as the token endpoint says (SpotifyContract §2.5).
package enum LoginEnd: Sendable, Hashable {
    /// The user revoked it, or Spotify replaced its token.
    case revoked
    /// Six months have passed since the consent (SpotifyContract §2.3).
    case expired
    /// Spotify does not know the refresh token.
    case unknownToken
    /// Spotify gave no reason that is known here.
    case unexplained
}

/// What the token endpoint does not accept about an app.
package enum ClientFault: Sendable, Hashable {
    /// Its client ID, which Spotify does not know.
    case clientID
    /// Its secret, which is not the right one.
    case secret
}

/// Why an address does not end the login that was begun.
package enum WrongAnswer: Sendable, Hashable {
    /// It answers another login.
    case otherLogin
    /// It is not the address a browser is sent to after the consent.
    case noAnswer
}

/// Why a code brings no tokens (SpotifyContract §2.5).
package enum CodeRefusal: Sendable, Hashable {
    /// It is wrong, was used before, or belongs to another app.
    case invalid
    case expired
    /// The verifier does not match the challenge (RFC 7636 §4.6).
    case verifier
    /// The redirect URI is not the one of the consent.
    case redirectURI
}

/// Why the login of another program cannot be taken over.
package enum ImportFault: Error, Sendable, Hashable {
    /// There is no such file.
    case missing(path: String)
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, errno: Int32)
    /// The file holds no refresh token.
    case noToken(path: String)
    /// Spotify does not accept the refresh token.
    case refused(LoginEnd)
}

/// Why tokens cannot be kept or read, as facts of the file system.
package enum TokenStoreError: Error, Sendable, Hashable {
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, errno: Int32)
    /// The file cannot be written, with the system's error number.
    case unwritable(path: String, errno: Int32)
    /// The file is not touched, for this reason.
    case notOurs(path: String, StrangeFile)
    /// The file is not a login: it is empty, cut off, or something else.
    case damaged(path: String)
    /// It was written by a later version of this program.
    case tooNew(path: String)
    /// The login has ended, and cannot be removed from where it is.
    case ended(path: String)
    /// Another process has held the lock for too long.
    case busy
    /// No home directory is known that the file could be in.
    case noHome
}

/// Why a file is not touched.
package enum StrangeFile: Sendable, Hashable {
    /// It is a link, which may lead anywhere.
    case symbolicLink
    /// It is far larger than a login.
    case tooLarge
    /// It belongs to another user.
    case otherOwner
    /// It is a folder, a device or a pipe.
    case notAFile
}

extension TokenStoreError {
    /// Whether writing fails because of how things are set up, and not only for the moment.
    package var isPermanent: Bool {
        switch self {
        case .unwritable(_, let errno): errno == EROFS || errno == EACCES || errno == EPERM
        case .unreadable, .notOurs, .damaged, .tooNew, .ended, .busy, .noHome: false
        }
    }
}
