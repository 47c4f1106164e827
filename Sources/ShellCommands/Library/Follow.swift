// `follow`: follows artists and playlists. Which rows can be followed is checked before the first request.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Follows things.
package struct Follow: ThingsCommand {
    static let things = Slot.things("X", kinds, shape: .optionalSeveral, help: "rows, names or URIs")

    package static let commandName = "follow"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .things(kinds.map(\.rawValue)), summary: "follow artists and playlists",
        slots: [things.erased],
        examples: [.init("follow 1", "one row"), .init("top artists | follow", "rows of a pipe")],
        cost: "2 for 40 things: a look and the change", scopes: [.modifyFollows, .modifyPublicPlaylists, .readFollows],
        effect: .library,
        shownBy: "following")

    private static let kinds: [RowKind] = ["artist", "playlist"]

    let things: ReferenceArgument

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: Self.kinds, in: input)
    }

    /// Follows them; to follow what is followed already changes nothing and is not an error.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await things.usable(or: rows, in: session, using: services).distinct
        let found = usable.rows
        guard !found.isEmpty else { return Reply(.nothing) }
        let new = try await services.writer.save(found) { "follow \($0.counted)" }
        guard !new.isEmpty else {
            return Reply(.note(StyledText("Followed before: \(Sanitiser.clean(found.counted))\(usable.note)")))
        }
        let note = usable.note(found.count - new.count, "followed before")
        return Reply(.note(StyledText("+ Following \(Sanitiser.clean(new.counted))\(note)")))
    }
}
