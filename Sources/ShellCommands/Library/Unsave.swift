// `unsave`: takes things out of the library. To remove what plays: `unlike`.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Removes things.
package struct Unsave: ThingsCommand {
    static let things = Slot.things("X", kinds, shape: .optionalSeveral, help: "rows, names or URIs")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "unsave"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .things(kinds.map(\.rawValue)), summary: "take things out of your library",
        slots: [things.erased],
        options: [yes.spec],
        examples: [
            .init("unsave 2", "one row"), .init("liked | where artist = abba | unsave --yes", "without being asked"),
        ], cost: "2 for 40 things: a look and the change", scopes: [.modifyLibrary, .readLibrary], effect: .library,
        shownBy: "liked, or saved albums")

    private static let kinds: [RowKind] = ["track", "album", "show", "episode", "audiobook"]

    let things: ReferenceArgument
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: Self.kinds, in: input)
        isConfirmed = input.has(Self.yes)
    }

    /// Removes each thing once, and asks before it removes more than one (Language §7). To remove what is not saved
    /// changes nothing.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await things.usable(or: rows, in: session, using: services).distinct
        let found = usable.rows
        guard !found.isEmpty else { return Reply(.nothing) }
        try await services.writer.confirmRemoval(
            found, "Remove \(Sanitiser.clean(found.counted))?", isConfirmed: isConfirmed)
        let held = try await services.writer.remove(found) { "remove \($0.counted)" }
        guard !held.isEmpty else {
            return Reply(.note(StyledText("Not saved: \(Sanitiser.clean(found.counted))\(usable.note)")))
        }
        let note = usable.note(found.count - held.count, "not saved")
        return Reply(.note(StyledText("- Removed \(Sanitiser.clean(held.counted))\(note)")))
    }
}
