// The words of a login: how to make an app the first time, what is being waited for, and how it ended. When they are
// shown is decided in Login and Login+Grant.

package import FoundationEssentials
package import SpotifyAuth
import Text

/// The words of a login.
package enum LoginGuide {
    /// Before the client ID is asked for the first time (SpotifyContract §1, §2.6).
    static func firstLogin(redirect: LoopbackRedirect) -> [String] {
        [
            "juke needs a Spotify app of your own. Making one takes two minutes, and only once:",
            "  1  Open https://developer.spotify.com/dashboard and choose Create app.",
            "     You need Spotify Premium for it. Tick Web API.",
            "  2  Enter this as redirect URI, exactly:  \(redirect)",
            "  3  In the app's settings, under User Management, add yourself:",
            "     the name and e-mail address of your Spotify account.",
            "  4  Copy the app's client ID.",
            "",
        ]
    }

    /// Asked for after the guide.
    package static let clientIDQuestion = "Client ID: "
    /// The echo is off while it is typed.
    static let secretQuestion = "Client secret (not shown): "

    /// When a client ID is used that no login has come of yet.
    static func typedBefore(_ clientID: String) -> String {
        "For the app \(Sanitiser.clean(clientID)). To use another: login --client-id ID"
    }

    /// When what was typed is no client ID.
    static func notAClientID(_ text: String) -> String {
        "That is not a client ID, which has 32 hexadecimal digits; this has "
            + "\(CellWidth.of(Sanitiser.clean(text))) characters."
    }

    /// What is being waited for.
    static func words(for step: LoginStep) -> String {
        switch step {
        case .opened: "Your browser asks for your consent. To cancel: Ctrl-C. To see the address: login --no-browser"
        case .browserFailed(let address):
            "The browser ended with an error. Open this address in a browser, here or on another machine:\n\(address)"
        case .address(let address): "Open this address in a browser, on this machine or another:\n\(address)"
        }
    }

    /// Asked while juke listens for the browser: whichever brings the address first ends the wait.
    static let pasteQuestion = "Waiting for the browser. Or paste the address it ends up at (not shown): "

    /// When a pasted address is no answer to this login.
    static func notAnAnswer(_ fault: AuthError) -> String {
        fault == .stateMismatch
            ? "That address belongs to another login."
            : "That is not the address: it begins with http://127.0.0.1 and contains code= and state=."
    }

    /// `Logged in as Ada. The login ends on 24 May 2027.`
    static func greeting(_ name: String, _ grant: Grant) -> String {
        "Logged in as \(Sanitiser.clean(name))."
            + (grant.endsAt.map { " The login ends on \(DateText.day($0))." } ?? "")
    }

    /// What a newcomer can type next: a search, a row of it, a pipe.
    static let firstSteps = """
        Three lines to try; all commands: help
          search artist radiohead
          play 1
          liked | where year < 1980
        """

    /// At the start of a prompt, from 30 days before the end of the login; nil when there is nothing to say.
    package static func warning(_ grant: Grant, now: Date) -> String? {
        // The calendar is asked only when the end may be near: this is read at every start.
        guard let consent = grant.authorizedAt, now.timeIntervalSince(consent) > 140 * 86_400,
            let end = grant.endsAt, let days = grant.daysLeft(at: now), days <= warningDays
        else { return nil }
        if end <= now { return "Spotify ended this login on \(DateText.day(end)). Type: login --renew" }
        let left = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
        return "Spotify ends this login \(left), on \(DateText.day(end)). For six more months: login --renew"
    }

    /// How many days before the end of a login the warnings begin.
    private static let warningDays = 30
}
