// `logout`: forgets the login and what was learnt through it (Spotify's terms, contract §8.7).

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAuth

/// Logs out.
package struct Logout: Command {
    package static let spec = CommandSpec(
        "logout", group: .account, summary: "forget the login and everything cached",
        examples: [.init("logout", "delete the tokens of this profile")], cost: "none", effect: .session)

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let grant = try await services.authentication.tokens.grant()
        try await services.authentication.logOut()
        return Reply(.note(StyledText(grant == nil ? "You were not logged in." : "Logged out.")), changes: [.signedOut])
    }
}
