// `whoami`: what is known of the login, read from the stored grant. Spotify is not asked, so it works without a
// network.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows
import SpotifyAuth
import Text

/// Shows who is logged in, and how.
package struct Whoami: FirstCommand {
    package static let commandName = "whoami"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "who is logged in, how, and for how long",
        examples: [.init("whoami", "show the account"), .init("whoami --json", "the same for a program")],
        returns: ["account"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Shows the stored login; throws `notLoggedIn` where there is none.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let grant = try await services.authentication.tokens.grant() else { throw AuthError.notLoggedIn }
        let now = services.time.now
        let name = grant.displayName ?? grant.userID ?? (grant.method == .clientCredentials ? "no user" : "unknown")
        let row = Row(AccountRow(name: name, grant: grant, now: now))
        return Reply(
            .record(
                Record(
                    row: row, sentence: StyledText(Sanitiser.clean(name), .bold),
                    details: Self.details(grant, now, profile: services.shell.profiles.current))))
    }

    /// The lines below the name, in two columns.
    private static func details(_ grant: Grant, _ now: Date, profile: String) -> [StyledText] {
        let minutes = grant.minutesLeft(at: now)
        let method =
            switch grant.method {
            case .pkce: "authorization code with PKCE"
            case .secret: "authorization code with a client secret"
            case .clientCredentials: "client credentials: for the catalogue, without a user"
            }
        let access =
            minutes > 0 ? "\(minutes) min left, then renewed automatically" : "expired; renewed at the next request"
        let facts = [
            ("method", method), ("client ID", Sanitiser.clean(grant.clientID)), ("profile", profile),
            ("access", access), ("login", end(of: grant, now)),
            (
                "scopes",
                grant.scopes.map { $0.isEmpty ? "none" : $0.map(Sanitiser.clean).joined(separator: ", ") }
                    ?? "not known"
            ),
        ]
        return facts.map { name, fact in StyledText("  " + CellWidth.padded(name, to: 11) + fact, wrapping: .columns) }
    }

    /// When the login ends. Imported tokens do not say when the consent was given, so their end is unknown.
    private static func end(of grant: Grant, _ now: Date) -> String {
        guard grant.method != .clientCredentials else { return "does not end" }
        guard let end = grant.endsAt, let days = grant.daysLeft(at: now) else {
            return "imported; Spotify ends it six months after its consent"
        }
        return end <= now
            ? "ended on \(DateText.day(end)); type: login --renew"
            : "ends on \(DateText.day(end)), in \(days) day\(days == 1 ? "" : "s")"
    }
}

/// Who is logged in: what the row of `whoami` is made of.
struct AccountRow: Listable {
    let name: String
    let grant: Grant
    let now: Date

    var uri: String? { grant.userID.map { "spotify:user:\($0)" } }
    var id: String? { grant.userID }

    static var kind: RowKind { "account" }

    static let columns = Columns<AccountRow>(
        [
            .text("method", help: "how the login was made") { $0.grant.method.rawValue },
            .text("client", help: "the client ID of the app") { $0.grant.clientID },
            .list("scopes", help: "what the login allows") { $0.grant.scopes },
            .number("expires", help: "minutes the access token is still good for") { $0.grant.minutesLeft(at: $0.now) },
            .date("authorized", help: "when you gave your consent") { $0.grant.authorizedAt.map { PartialDate($0) } },
            .date("ends", help: "when the login ends, six months after the consent") {
                $0.grant.endsAt.map { PartialDate(dayOf: $0) }
            },
            .number("days", help: "days until then") { $0.grant.daysLeft(at: $0.now) },
        ])
}

extension Grant {
    /// How many minutes the access token is still good for.
    fileprivate func minutesLeft(at now: Date) -> Int { max(0, Int(expiresAt.timeIntervalSince(now) / 60)) }
}
