// `profile`: the profiles there are, and who is logged in with each.

package import CommandLanguage
import FoundationEssentials
import Rendering
package import Rows
import SpotifyAuth

/// Lists the profiles.
package struct ProfileList: Command {
    static let list = Slot<String>.keyword(["list"], help: "may be left out", shape: .optional)

    package static let spec = CommandSpec(
        "profile", group: .account, summary: "the profiles, each with a login of its own",
        details: "juke --profile NAME and JUKE_PROFILE choose one for a single run.", slots: [list.erased],
        examples: [.init("profile", "who is logged in where")], returns: ["profile"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) { _ = try input.optional(Self.list) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let current = services.profiles.current
        let rows = try await services.profiles.list().map { profile in
            let grant = profile.grant
            return Row(
                Kinds.profile, name: profile.name,
                values: [
                    grant.map { .text($0.displayName ?? $0.userID ?? "unknown") } ?? .missing,
                    .flag(profile.name == current), grant.map { .text($0.method.rawValue) } ?? .missing,
                    grant?.endsAt.map { .date(PartialDate(dayOf: $0)) } ?? .missing,
                ])
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.profile, stream: RowStream(rows), presentation: Presentation(numbering: .unnumbered),
                    name: "profiles", isListing: false, emptyNote: "")))
    }
}
