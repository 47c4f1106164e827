// `profile`: the profiles there are, and who is logged in with each. Reads their files only; no login is renewed.

package import CommandLanguage
import Rendering
import Rows
import SpotifyAuth

/// Lists the profiles.
package struct ProfileList: FirstCommand {
    static let list = Slot<String>.keyword(["list"], help: "may be left out", shape: .optional)

    package static let commandName = "profile"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "the profiles, each with a login of its own",
        details: "juke --profile NAME and JUKE_PROFILE choose one for a single run.", slots: [list.erased],
        examples: [.init("profile", "who is logged in where")], returns: ["profile"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) { _ = try input.optional(Self.list) }

    /// Lists them without a request: the names come from the stored logins.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let current = services.shell.profiles.current
        let rows = try await services.shell.profiles.list().map { profile in
            Row(ProfileRow(name: profile.name, grant: profile.grant, isCurrent: profile.name == current))
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.profile, stream: RowStream(rows), presentation: Presentation(numbering: .unnumbered),
                    name: "profiles", isListing: false, emptyNote: "")))
    }
}

/// A login of its own: what a row of `profile` is made of.
struct ProfileRow: Listable {
    let name: String
    /// nil where it is not logged in.
    let grant: Grant?
    /// Whether this shell uses it.
    let isCurrent: Bool

    static var kind: RowKind { "profile" }

    static let columns = Columns<ProfileRow>(
        [
            .text("account", .shown(rank: 1), help: "who is logged in") {
                $0.grant.map { $0.displayName ?? $0.userID ?? "unknown" }
            },
            .flag("current", .shown(rank: 2), help: "whether this shell uses it") { $0.isCurrent },
            .text("method", .shown(rank: 4), help: "how the login was made") { $0.grant?.method.rawValue },
            .date("ends", .shown(rank: 3), help: "when the login ends") {
                $0.grant?.endsAt.map { PartialDate(dayOf: $0) }
            },
        ])
}
