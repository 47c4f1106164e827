// `save`: puts tracks among the liked songs, and albums, shows, episodes and audiobooks into the library. Artists and
// playlists are followed instead (`follow`).

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Saves things.
package struct Save: ThingsCommand {
    static let things = Slot.things("X", kinds, shape: .optionalSeveral, help: "rows, names or URIs")

    package static let commandName = "save"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .things(kinds.map(\.rawValue)), summary: "put things into your library",
        slots: [things.erased],
        examples: [.init("save 1-3", "three rows"), .init("search track love | take 5 | save", "rows of a pipe")],
        cost: "2 for 40 things: a look and the change", scopes: [.modifyLibrary, .readLibrary], effect: .library,
        shownBy: "liked, or saved albums")

    private static let kinds: [RowKind] = ["track", "album", "show", "episode", "audiobook"]

    let things: ReferenceArgument

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: Self.kinds, in: input)
    }

    /// Saves each thing once, however often it comes; to save what is saved changes nothing.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await things.usable(or: rows, in: session, using: services).distinct
        let found = usable.rows
        guard !found.isEmpty else { return Reply(.nothing) }
        let new = try await services.writer.save(found) { "save \($0.counted)" }
        guard !new.isEmpty else {
            return Reply(.note(StyledText("Saved before: \(Sanitiser.clean(found.counted))\(usable.note)")))
        }
        let note = usable.note(found.count - new.count, "saved before")
        return Reply(.note(StyledText("+ Saved \(Sanitiser.clean(new.counted))\(note)")))
    }
}
