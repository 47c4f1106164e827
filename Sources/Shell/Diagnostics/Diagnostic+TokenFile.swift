// Sentences for the file of the login (Architecture §5, §9), and for a refresh token that is read from a file of
// another program. Reading and writing are left to Storage.

import ShellCommands
package import SpotifyAuth

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension TokenStoreError: SelfExplained {
    /// What is wrong with the file of the login.
    package var diagnostic: Diagnostic {
        switch self {
        case .unreadable(let path, let errno):
            Diagnostic(
                "The login cannot be read (\(SystemError.words(errno))): \(path)",
                nextStep: "If the file is yours: chmod 600 \(path)", status: .notLoggedIn)
        case .unwritable(let path, let errno):
            Diagnostic(
                "The login cannot be stored (\(SystemError.words(errno))): \(path)",
                nextStep: Self.room(for: path, errno), status: .failed)
        case .notOurs(let path, .symbolicLink):
            Diagnostic(
                "A login is not stored through a symbolic link: \(path)",
                nextStep: "Remove the link, or name the file itself: JUKE_TOKEN_FILE", status: .notLoggedIn)
        case .notOurs(let path, .otherOwner):
            Diagnostic(
                "The file of the login belongs to another user: \(path)",
                nextStep: "Remove it, or name another: JUKE_TOKEN_FILE", status: .notLoggedIn)
        case .notOurs(let path, .tooLarge):
            Diagnostic(
                "The file of the login is damaged; it is far too large: \(path)", nextStep: "Type: login",
                status: .notLoggedIn)
        case .notOurs(let path, .notAFile):
            Diagnostic(
                "This is not a file: \(path)", nextStep: "Remove it, or name another: JUKE_TOKEN_FILE",
                status: .notLoggedIn)
        case .damaged(let path):
            Diagnostic("The file of the login is damaged: \(path)", nextStep: "Type: login", status: .notLoggedIn)
        case .tooNew(let path):
            Diagnostic(
                "The login was stored by a newer juke: \(path)", nextStep: "Update juke, or type: login",
                status: .notLoggedIn)
        case .ended(let path):
            Diagnostic(
                "The login has ended, and its file cannot be changed: \(path)",
                nextStep: "Name a file that can be written, JUKE_TOKEN_FILE, then: login", status: .notLoggedIn)
        case .noHome:
            Diagnostic(
                "HOME is not set, so there is no place for this.",
                nextStep: "Set HOME, or XDG_STATE_HOME and XDG_CONFIG_HOME.", status: .failed)
        case .busy:
            Diagnostic(
                "Another juke has been using the login for 20 s.", nextStep: "To find it: pgrep -a juke",
                status: .failed)
        }
    }

    /// What to do so that the login can be stored.
    private static func room(for path: String, _ errno: Int32) -> String {
        switch errno {
        case ENOSPC, EDQUOT: return "Make room on the disk, then try again."
        case EACCES, EPERM:
            let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            return "Make the folder yours (\(folder)), or name another file: JUKE_TOKEN_FILE"
        default: return "Name a file that can be written: JUKE_TOKEN_FILE"
        }
    }
}

extension ImportFault: SelfExplained {
    /// Why a refresh token of another program is not used.
    package var diagnostic: Diagnostic {
        switch self {
        case .missing(let path):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) does not exist: the application has not been authorised yet.",
                nextStep: "To log in here instead: login", status: .notLoggedIn)
        case .unreadable(let path, let errno):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) cannot be read: \(SystemError.words(errno)).",
                nextStep: "To log in here instead: login",
                status: .notLoggedIn)
        case .noToken(let path):
            Diagnostic(
                "There is no refresh token in \(Diagnostic.cut(path: path)).",
                nextStep: "It must be one line with the token, or spotipy's .cache. To log in here instead: login",
                status: .notLoggedIn)
        case .refused(let end):
            Diagnostic(
                "Spotify does not accept the refresh token: it \(Self.words(for: end)).",
                nextStep: "To log in here instead: login",
                status: .notLoggedIn)
        }
    }

    /// Why Spotify does not accept the token, after "it".
    private static func words(for end: LoginEnd) -> String {
        switch end {
        case .expired: "is older than six months"
        case .revoked: "was revoked"
        case .unknownToken, .unexplained: "does not belong to this app"
        }
    }
}

extension Diagnostic {
    /// What is said to the user although the login works.
    package static func words(for notice: TokenNotice) -> String {
        switch notice {
        case .notStored(let fault):
            fault.diagnostic.sentence + "\nIt lasts for this run only. " + (fault.diagnostic.nextStep ?? "")
        case .wasReadableByOthers(let path):
            "Others on this machine could read \(path); now they cannot. To be safe: login --renew"
        case .heldNoLogin(let path, let other):
            "\(cut(path: path)) held no login: what was in it is now \(cut(path: other))."
        }
    }
}
