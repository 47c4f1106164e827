// `whoami`: what is known of the login, without asking Spotify.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
package import Rows
import SpotifyAuth
import Text

/// Shows who is logged in, and how.
package struct Whoami: Command {
    package static let spec = CommandSpec(
        "whoami", group: .account, summary: "who is logged in, how, and for how long",
        examples: [.init("whoami", "show the account"), .init("whoami --json", "the same for a program")],
        returns: ["account"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let grant = try await services.authentication.tokens.grant() else { throw AuthError.notLoggedIn }
        let name = grant.displayName ?? grant.userID ?? "unknown"
        let minutes = max(0, Int(grant.expiresAt.timeIntervalSince(services.time.now) / 60))
        let row = Row(
            Kinds.account, name: name, uri: grant.userID.map { "spotify:user:\($0)" }, id: grant.userID,
            values: [
                .text(grant.method.rawValue), .text(grant.clientID), .list(grant.scopes), .number(minutes),
                .date(PartialDate(grant.authorizedAt)),
            ])
        let sentence =
            "\(Sanitiser.clean(name)), logged in with \(grant.method.rawValue); access token good for "
            + "\(minutes) min, then renewed by itself"
        return Reply(.record(Record(row: row, sentence: StyledText(sentence))))
    }
}
