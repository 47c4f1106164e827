// `audiobook X`: selects an audiobook. Alone it moves the selection; in a pipeline it is a row like any other.

package import CommandLanguage
import Rendering
import Rows

/// Selects an audiobook.
package struct AudiobookCommand: FirstCommand {
    static let audiobook = Slot.thing("X", ["audiobook"], shape: .rest, help: "an audiobook: a row, a name, a URI")

    package static let commandName = "audiobook"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "select an audiobook", slots: [audiobook.erased],
        examples: [.init("audiobook 1", "the first row"), .init("audiobook moby dick", "by name")],
        returns: ["audiobook"],
        cost: "none for a row, 1 for a name or URI", effect: .session)

    let audiobook: LocatedReference

    package init(_ input: ParsedInput) throws(UsageError) {
        audiobook = try input.value(Self.audiobook)
    }

    /// Selects the audiobook alone: Spotify gives its authors as names, which cannot be selected.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let row = try await services.resolver.one(audiobook, kinds: ["audiobook"], in: session) else {
            return Reply(.nothing)
        }
        return Reply(.record(Record(row: row)), changes: [.select([row.selected])])
    }
}
