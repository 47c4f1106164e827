// Sentences for the login: errors of the Accounts service (SpotifyContract §2.5), and what can go wrong with the
// consent in the browser. The file of the login is in `Diagnostic+TokenFile`.

import Exchange
import FoundationEssentials
package import ShellCommands
package import SpotifyAuth
import Text

extension LoginError: Explained {
    /// Why this login failed; without another login nothing is kept.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        .words(for: error, now: context.now, kept: keepsLogin ? " The login was kept." : "", isForApp: isForApp)
    }
}

extension AuthError: Explained {
    /// Why there is no token that can be used.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        .words(for: self, now: context.now, kept: " The login was kept.", isForApp: false)
    }
}

extension Diagnostic {
    /// - Parameter kept: said of the login there is, where there is one.
    fileprivate static func words(for error: AuthError, now: Date, kept: String, isForApp: Bool) -> Diagnostic {
        switch error {
        case .notLoggedIn: notLoggedIn("You are not logged in.", next: "Type: login")
        case .loginEnded(let end): notLoggedIn(words(end), next: "Type: login")
        case .invalidClient(let part): invalidClient(part, kept: kept, isForApp: isForApp)
        case .codeRefused(let refusal): codeRefused(refusal)
        case .denied: notLoggedIn("The consent was refused. Nothing was changed.", next: "To ask again: login")
        case .consentFailed(let code):
            notLoggedIn(
                "Spotify's consent page answered \(code.isEmpty ? "with an error" : code).",
                next: "Check the app at developer.spotify.com/dashboard, then: login")
        case .stateMismatch: notLoggedIn(otherLogin, next: "Start again: login")
        case .timedOut:
            notLoggedIn("No answer came from the browser in ten minutes.", next: "Type: login --no-browser")
        case .unusableCallback:
            notLoggedIn(otherAddress, next: "It begins with http://127.0.0.1 and contains code= and state=.")
        case .consentPending:
            notLoggedIn(
                "This login needs your consent in a browser.",
                next: "Open the address above; then, within ten minutes: login --redirect-url -")
        case .noPendingLogin: notLoggedIn("No login is waiting for an answer.", next: "Start one: login")
        case .stillPending(let answer):
            notLoggedIn(
                answer == .otherLogin ? otherLogin : otherAddress,
                next: "The address shown is still waiting; open it, then: login --redirect-url -")
        case .missingSecret:
            usage(
                "The client secret of your app is missing, and juke cannot ask for it here.",
                next: "Set JUKE_CLIENT_SECRET, or name a file that holds it: set auth.secret-file PATH")
        case .paused(let end):
            Diagnostic(
                "Spotify's login service is refusing requests\(until(end, now: now)).\(kept)",
                nextStep: "Until then, rows that juke has kept still work.", status: .limited)
        case .elsewhere(let made, let here): elsewhere(made, here)
        case .tokenEndpoint(let status, let code): tokenEndpoint(status, code, kept: kept)
        case .tokenEndpointUnreadable:
            Diagnostic(
                "Spotify's login service gave an answer that cannot be read.\(kept)",
                nextStep: "Try again in a minute.", status: .unavailable)
        case .unavailable(let fault): fault.diagnostic
        case .store(let fault): fault.diagnostic
        case .imported(let fault): fault.diagnostic
        case .cancelled: interrupted
        case .misconfigured(let what): notLoggedIn("The login is not set up: \(what).", next: "Type: help login")
        }
    }

    /// Said where the `state` of an address is not the one of this login (RFC 6749 §10.12).
    private static let otherLogin = "The address belongs to another login and was not used."
    /// Said of an address that carries neither a code nor an error.
    private static let otherAddress = "That is not the address the browser was sent to."

    /// An error that only another login cures, with status 3.
    private static func notLoggedIn(_ sentence: String, next: String) -> Diagnostic {
        Diagnostic(sentence, nextStep: next, status: .notLoggedIn)
    }

    /// An app that Spotify does not know, or whose secret is wrong.
    private static func invalidClient(_ part: ClientFault, kept: String, isForApp: Bool) -> Diagnostic {
        switch part {
        case .clientID:
            notLoggedIn(
                "Spotify does not know the client ID of your app.\(kept)",
                next: "To see it: set client-id. To give another: login --client-id ID")
        case .secret:
            notLoggedIn(
                "Spotify does not accept the client secret of your app.\(kept)",
                next: "Check JUKE_CLIENT_SECRET or set auth.secret-file, then: login "
                    + (isForApp ? "--client-credentials" : "--with-secret"))
        }
    }

    /// Why Spotify no longer renews a login.
    private static func words(_ end: LoginEnd) -> String {
        switch end {
        case .expired: "The login has ended: Spotify ends each six months after your consent."
        case .revoked: "The login has ended: it was revoked at Spotify, or replaced by a newer one."
        case .unknownToken: "The login has ended: Spotify does not know its refresh token."
        case .unexplained: "The login has ended: Spotify no longer renews it."
        }
    }

    /// Why Spotify did not change the code into tokens (SpotifyContract §2.2).
    private static func codeRefused(_ refusal: CodeRefusal) -> Diagnostic {
        switch refusal {
        case .invalid:
            notLoggedIn(
                "Spotify did not accept the code of this login: it was used before, or is not yours.",
                next: "Start again: login")
        case .expired:
            notLoggedIn(
                "The code of this login is too old: it is valid for ten minutes.", next: "Start again: login")
        case .verifier:
            notLoggedIn(
                "Spotify found that the code belongs to another login (PKCE).", next: "Start again: login")
        case .redirectURI:
            notLoggedIn(
                "The redirect URI is not the one the consent was given for.",
                next: "Register http://127.0.0.1/callback for your app, no port; see set auth.redirect-uri")
        }
    }

    /// A login that was made at other servers, to which alone it is sent: a simulator must not receive a real token.
    private static func elsewhere(_ made: LoginHome, _ here: LoginHome) -> Diagnostic {
        let isAPI = made.api != here.api
        return notLoggedIn(
            "The login of this profile was made at \(cut(isAPI ? made.api : made.accounts)), and is not sent to "
                + "\(cut(isAPI ? here.api : here.accounts)).",
            next: "Unset \(isAPI ? "JUKE_API_URL" : "JUKE_ACCOUNTS_URL"), or keep a login for it apart: "
                + "juke -c 'profile new NAME', then juke --profile NAME")
    }

    /// An answer of the token endpoint that says nothing about the login itself.
    private static func tokenEndpoint(_ status: Int, _ code: String?, kept: String) -> Diagnostic {
        guard status != 429 else {
            return Diagnostic(
                "Spotify's login service is refusing requests for a while.\(kept)", nextStep: "Try again in a minute.",
                status: .limited)
        }
        return Diagnostic(
            "Spotify's login service answered \(code.map(Sanitiser.clean) ?? String(status)).\(kept)",
            nextStep: "Try again in a minute.", status: .unavailable)
    }
}
