// `login`: the authorization code flow from the user's side. The flow itself, its checks and its waiting are
// SpotifyAuth's; this command finds the client ID, starts it, and greets.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyAuth
import SpotifyModel
import Text

/// Logs in at Spotify.
package struct Login: Command {
    static let clientID = CommandOption<String>(
        "client-id", value: "ID", help: "the client ID of your Spotify app",
        parse: { word throws(UsageError) in
            guard Authentication.isClientID(word.text) else {
                throw UsageError(
                    .invalidValue(word.text, expected: "a client ID: 32 hexadecimal digits"), at: word.span)
            }
            return word.text
        })
    static let noBrowser = CommandFlag("no-browser", help: "print the address instead of opening it")
    static let browser = CommandFlag("browser", help: "with --demo: consent in a real browser")

    package static let spec = CommandSpec(
        "login", group: .account, summary: "log in at Spotify",
        details: """
            Opens Spotify's consent page in a browser and waits for the answer at http://127.0.0.1. The address the \
            browser ends up at can also be pasted. You need a Spotify app of your own (developer.spotify.com/dashboard) \
            with the redirect URI http://127.0.0.1/callback, no port; its owner needs Premium, and you must be among \
            its users.
            """,
        options: [clientID.spec, noBrowser.spec, browser.spec],
        examples: [
            .init("login", "log in, opening a browser"), .init("login --no-browser", "print the address to open"),
        ],
        cost: "1, and 1 at the token endpoint", effect: .session)

    let options: Authentication.LoginOptions

    package init(_ input: ParsedInput) throws(UsageError) {
        let opening: Authentication.Opening
        switch (input.has(Self.noBrowser), input.has(Self.browser)) {
        case (true, true): throw UsageError(.conflict("--no-browser", "--browser"), at: input.span)
        case (true, false): opening = .printed
        case (false, true): opening = .browser
        case (false, false): opening = .preferred
        }
        options = Authentication.LoginOptions(clientID: try input.value(Self.clientID), opening: opening)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        var options = options
        if options.clientID == nil { options.clientID = try await clientID(in: session, using: services) }
        try await services.authentication.logIn(options, services)
        let user = try await services.spotify.send(.me, freshness: .fresh)
        let name = user.displayName ?? user.id
        try await services.authentication.remember(name: name, userID: user.id)
        return Reply(
            .note(StyledText("Logged in as \(Sanitiser.clean(name)).", .success)), changes: [.signedIn(name: name)])
    }

    private func clientID(in session: Session, using services: Services) async throws -> String {
        if let built = services.authentication.builtInClientID { return built }
        let known = session.settings["client-id"]
        if !known.isEmpty {
            guard Authentication.isClientID(known) else {
                throw AuthError.misconfigured("client-id is not 32 hexadecimal digits")
            }
            return known
        }
        if let stored = try? await services.authentication.tokens.grant()?.clientID { return stored }
        let typed = try await services.ask(.text("Client ID of your Spotify app: "))
        guard Authentication.isClientID(typed) else {
            throw AuthError.misconfigured("a client ID is 32 hexadecimal digits")
        }
        return typed
    }
}
