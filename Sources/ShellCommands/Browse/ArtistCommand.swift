// `artist X`: selects an artist. Alone it moves the selection; in a pipeline it is a row like any other.

package import CommandLanguage
import Rendering
import Rows

/// Selects an artist.
package struct ArtistCommand: FirstCommand {
    static let artist = Slot.thing("X", ["artist"], shape: .rest, help: "an artist: a row, a name, a URI")

    package static let commandName = "artist"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "select an artist", slots: [artist.erased],
        examples: [.init("artist 1", "the first row"), .init("artist sigur rós", "by name")], returns: ["artist"],
        cost: "none for a row, 1 for a name or URI", effect: .session)

    let artist: LocatedReference

    package init(_ input: ParsedInput) throws(UsageError) {
        artist = try input.value(Self.artist)
    }

    /// Selects the artist alone: nothing is above an artist.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let row = try await services.resolver.one(artist, kinds: ["artist"], in: session) else {
            return Reply(.nothing)
        }
        return Reply(.record(Record(row: row)), changes: [.select([row.selected])])
    }
}
