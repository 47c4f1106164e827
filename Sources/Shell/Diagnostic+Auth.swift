// Sentences for the login: what the Accounts service answers (SpotifyContract §2.5), what the token file is like,
// what a command may not do, and what is wrong with a profile.

import Exchange
import FoundationEssentials
import Glibc
import ShellCommands
package import SpotifyAuth
import Text

extension Diagnostic {
    /// What a login that failed left: without another login nothing is kept.
    init(_ error: LoginError, now: Date) {
        self.init(error.error, now: now, kept: error.keepsLogin ? " The login was kept." : "", isForApp: error.isForApp)
    }

    /// - Parameter kept: said of the login there is, where there is one.
    init(_ error: AuthError, now: Date, kept: String = " The login was kept.", isForApp: Bool = false) {
        switch error {
        case .notLoggedIn: self.init("You are not logged in.", nextStep: "Type: login", status: .notLoggedIn)
        case .loginEnded(let end): self.init(Self.words(end), nextStep: "Type: login", status: .notLoggedIn)
        case .invalidClient(.clientID):
            self.init(
                "Spotify does not know the client ID of your app.\(kept)",
                nextStep: "To see it: set client-id. To give another: login --client-id ID", status: .notLoggedIn)
        case .invalidClient(.secret):
            self.init(
                "Spotify does not accept the client secret of your app.\(kept)",
                nextStep: "Check JUKE_CLIENT_SECRET or set auth.secret-file, then: login "
                    + (isForApp ? "--client-credentials" : "--with-secret"),
                status: .notLoggedIn)
        case .codeRefused(let refusal): self = Self.make(refusal)
        case .denied:
            self.init(
                "The consent was refused. Nothing was changed.", nextStep: "To ask again: login", status: .notLoggedIn)
        case .consentFailed(let code):
            self.init(
                "Spotify's consent page answered \(code.isEmpty ? "with an error" : code).",
                nextStep: "Check the app at developer.spotify.com/dashboard, then: login", status: .notLoggedIn)
        case .stateMismatch:
            self.init(
                "The address belongs to another login and was not used.", nextStep: "Start again: login",
                status: .notLoggedIn)
        case .timedOut:
            self.init(
                "No answer came from the browser in ten minutes.", nextStep: "Type: login --no-browser",
                status: .notLoggedIn)
        case .unusableCallback:
            self.init(
                "That is not the address the browser was sent to.",
                nextStep: "It begins with http://127.0.0.1 and contains code= and state=.", status: .notLoggedIn)
        case .consentPending:
            self.init(
                "This login needs your consent in a browser.",
                nextStep: "Open the address above; then, within ten minutes: login --redirect-url -",
                status: .notLoggedIn)
        case .noPendingLogin:
            self.init(
                "No login is waiting for an answer.", nextStep: "Start one: login",
                status: .notLoggedIn)
        case .stillPending(let answer):
            self.init(
                answer == .otherLogin
                    ? "The address belongs to another login and was not used."
                    : "That is not the address the browser was sent to.",
                nextStep: "The address shown is still waiting; open it, then: login --redirect-url -",
                status: .notLoggedIn)
        case .missingSecret:
            self.init(
                "The client secret of your app is missing, and juke cannot ask for it here.",
                nextStep: "Set JUKE_CLIENT_SECRET, or name a file that holds it: set auth.secret-file PATH",
                status: .usage)
        case .paused(let end):
            self.init(
                "Spotify's login service is refusing requests\(Self.until(end, now: now)).\(kept)",
                nextStep: "Until then, rows that juke has kept still work.", status: .limited)
        case .elsewhere(let made, let here):
            let isAPI = made.api != here.api
            self.init(
                "The login of this profile was made at \(Self.cut(isAPI ? made.api : made.accounts)), and is not sent to "
                    + "\(Self.cut(isAPI ? here.api : here.accounts)).",
                nextStep:
                    "Unset \(isAPI ? "JUKE_API_URL" : "JUKE_ACCOUNTS_URL"), or keep a login for it apart: "
                    + "juke -c 'profile new NAME', then juke --profile NAME",
                status: .notLoggedIn)
        case .tokenEndpoint(429, _):
            self.init(
                "Spotify's login service is refusing requests for a while.\(kept)", nextStep: "Try again in a minute.",
                status: .limited)
        case .tokenEndpoint(let status, let code):
            self.init(
                "Spotify's login service answered \(code.map(Sanitiser.clean) ?? String(status)).\(kept)",
                nextStep: "Try again in a minute.", status: .unavailable)
        case .tokenEndpointUnreadable:
            self.init(
                "Spotify's login service gave an answer that cannot be read.\(kept)",
                nextStep: "Try again in a minute.", status: .unavailable)
        case .unavailable(let fault): self.init(fault)
        case .store(let fault): self.init(fault)
        case .imported(let fault): self.init(fault)
        case .cancelled: self.init("Interrupted.", status: .interrupted)
        case .misconfigured(let what):
            self.init("The login is not set up: \(what).", nextStep: "Type: help login", status: .notLoggedIn)
        }
    }

    private static func words(_ end: LoginEnd) -> String {
        switch end {
        case .expired: "The login has ended: Spotify ends each six months after your consent."
        case .revoked: "The login has ended: it was revoked at Spotify, or replaced by a newer one."
        case .unknownToken: "The login has ended: Spotify does not know its refresh token."
        case .unexplained: "The login has ended: Spotify no longer renews it."
        }
    }

    private static func make(_ refusal: CodeRefusal) -> Diagnostic {
        switch refusal {
        case .invalid:
            Diagnostic(
                "Spotify did not accept the code of this login: it was used before, or is not yours.",
                nextStep: "Start again: login", status: .notLoggedIn)
        case .expired:
            Diagnostic(
                "The code of this login is too old: it is valid for ten minutes.", nextStep: "Start again: login",
                status: .notLoggedIn)
        case .verifier:
            Diagnostic(
                "Spotify found that the code belongs to another login (PKCE).", nextStep: "Start again: login",
                status: .notLoggedIn)
        case .redirectURI:
            Diagnostic(
                "The redirect URI is not the one the consent was given for.",
                nextStep: "Register http://127.0.0.1/callback for your app, no port; see set auth.redirect-uri",
                status: .notLoggedIn)
        }
    }

    /// What is wrong with the file of the login.
    init(_ fault: TokenStoreError) {
        switch fault {
        case .unreadable(let path, let errno):
            self.init(
                "The login cannot be read (\(SystemError.words(errno))): \(path)",
                nextStep: "If the file is yours: chmod 600 \(path)", status: .notLoggedIn)
        case .unwritable(let path, let errno):
            self.init(
                "The login cannot be stored (\(SystemError.words(errno))): \(path)",
                nextStep: Self.room(for: path, errno), status: .failed)
        case .notOurs(let path, .symbolicLink):
            self.init(
                "A login is not stored through a symbolic link: \(path)",
                nextStep: "Remove the link, or name the file itself: JUKE_TOKEN_FILE", status: .notLoggedIn)
        case .notOurs(let path, .otherOwner):
            self.init(
                "The file of the login belongs to another user: \(path)",
                nextStep: "Remove it, or name another: JUKE_TOKEN_FILE", status: .notLoggedIn)
        case .notOurs(let path, .tooLarge):
            self.init(
                "The file of the login is damaged; it is far too large: \(path)", nextStep: "Type: login",
                status: .notLoggedIn)
        case .notOurs(let path, .notAFile):
            self.init(
                "This is not a file: \(path)", nextStep: "Remove it, or name another: JUKE_TOKEN_FILE",
                status: .notLoggedIn)
        case .damaged(let path):
            self.init("The file of the login is damaged: \(path)", nextStep: "Type: login", status: .notLoggedIn)
        case .tooNew(let path):
            self.init(
                "The login was stored by a newer juke: \(path)", nextStep: "Update juke, or type: login",
                status: .notLoggedIn)
        case .ended(let path):
            self.init(
                "The login has ended, and its file cannot be changed: \(path)",
                nextStep: "Name a file that can be written, JUKE_TOKEN_FILE, then: login", status: .notLoggedIn)
        case .noHome:
            self.init(
                "HOME is not set, so there is no place for this.",
                nextStep: "Set HOME, or XDG_STATE_HOME and XDG_CONFIG_HOME.", status: .failed)
        case .busy:
            self.init(
                "Another juke has been using the login for 20 s.", nextStep: "To find it: pgrep -a juke",
                status: .failed)
        }
    }

    /// What makes a login storable.
    private static func room(for path: String, _ errno: Int32) -> String {
        switch errno {
        case ENOSPC, EDQUOT: return "Make room on the disk, then try again."
        case EACCES, EPERM:
            let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            return "Make the folder yours (\(folder)), or name another file: JUKE_TOKEN_FILE"
        default: return "Name a file that can be written: JUKE_TOKEN_FILE"
        }
    }

    private init(_ fault: ImportFault) {
        switch fault {
        case .missing(let path):
            self.init(
                "\(Self.cut(path: path)) does not exist: the application has not been authorised yet.",
                nextStep: "To log in here instead: login", status: .notLoggedIn)
        case .unreadable(let path, let errno):
            self.init(
                "\(Self.cut(path: path)) cannot be read: \(SystemError.words(errno)).",
                nextStep: "To log in here instead: login",
                status: .notLoggedIn)
        case .noToken(let path):
            self.init(
                "There is no refresh token in \(Self.cut(path: path)).",
                nextStep: "It must be one line with the token, or spotipy's .cache. To log in here instead: login",
                status: .notLoggedIn)
        case .refused(let end):
            let words =
                switch end {
                case .expired: "is older than six months"
                case .revoked: "was revoked"
                case .unknownToken, .unexplained: "does not belong to this app"
                }
            self.init(
                "Spotify does not accept the refresh token: it \(words).", nextStep: "To log in here instead: login",
                status: .notLoggedIn)
        }
    }

    init(_ error: PermissionError) {
        switch error {
        case .needsUser(let command):
            self.init(
                "\(command) needs a user, and a login with client credentials has none. No request was sent.",
                nextStep: "Log in as yourself: login", status: .notAllowed)
        case .lacksScopes(let command, let scopes):
            self.init(
                "\(command) needs permissions that this login does not have: \(Self.list(scopes, "and")).",
                nextStep: "To add them: login --scope \(scopes.joined(separator: ","))",
                status: .notAllowed)
        }
    }

    init(_ error: ProfileError) {
        switch error {
        case .unknown(let name, let known):
            self.init(
                "There is no profile \(Self.cut(name)).",
                nextStep: "Your profiles: \(Self.list(known, "and")). To make one: profile new NAME", status: .notFound)
        case .notMade(let name, let known):
            self.init(
                "There is no profile \(Self.cut(name)).",
                nextStep: "Your profiles: \(Self.list(known, "and")). To make it: "
                    + "juke -c 'profile new \(Self.cut(name))'",
                status: .notFound)
        case .notEmpty(let name, let files):
            self.init(
                "The login, history and listings of \(Self.cut(name)) are deleted. Its folder stays, since juke did not "
                    + "make \(Self.list(files, "and")) in it.",
                nextStep: "Move that away, then: profile delete \(Self.cut(name)) --yes", status: .partly)
        case .exists(let name):
            self.init(
                "The profile \(Self.cut(name)) already exists.", nextStep: "To use it: profile use \(Self.cut(name))",
                status: .failed)
        case .invalidName(let name):
            self.init(
                "\(Self.cut(name)) cannot be the name of a profile.", nextStep: "Use letters, digits, - and _.",
                status: .usage)
        case .reserved(let name):
            self.init(
                "The name \(Self.cut(name)) is reserved for juke.", nextStep: "Choose another name.", status: .failed)
        case .permanent(let name):
            self.init(
                "The profile \(Self.cut(name)) always exists.", nextStep: "To forget its login and its rows: logout",
                status: .failed)
        case .current(let name):
            self.init(
                "The profile \(Self.cut(name)) is in use here.",
                nextStep: "Use another one first: profile use default",
                status: .failed)
        case .inDemo:
            self.init("The demo has no other profiles.", nextStep: "Start juke without --demo.", status: .failed)
        }
    }
}

extension Diagnostic {
    /// What is said to the user though the login works.
    package static func words(for notice: TokenNotice) -> String {
        switch notice {
        case .notStored(let fault):
            Diagnostic(fault).sentence + "\nIt lasts for this run only. " + (Diagnostic(fault).nextStep ?? "")
        case .wasReadableByOthers(let path):
            "Others on this machine could read \(path); now they cannot. To be safe: login --renew"
        case .heldNoLogin(let path, let other):
            "\(cut(path: path)) held no login: what was in it is now \(cut(path: other))."
        }
    }
}
