// `album X`: selects an album below its artist. Alone it moves the selection; in a pipeline it is a row like any other.

package import CommandLanguage
import Rendering
import Rows

/// Selects an album.
package struct AlbumCommand: FirstCommand {
    static let album = Slot.thing("X", ["album"], shape: .rest, help: "an album: a row, a name, a URI")

    package static let commandName = "album"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "select an album", slots: [album.erased],
        examples: [.init("album 2", "the second row"), .init("album ok computer", "by name")], returns: ["album"],
        cost: "none for a row, 1 for a name or URI", effect: .session)

    let album: LocatedReference

    package init(_ input: ParsedInput) throws(UsageError) {
        album = try input.value(Self.album)
    }

    /// Selects the album, with the artist above it where the row links to one.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let row = try await services.resolver.one(album, kinds: ["album"], in: session) else {
            return Reply(.nothing)
        }
        return Reply(.record(Record(row: row)), changes: [.select(row.selectionPath)])
    }
}
