// `show X`: selects a show. Alone it moves the selection; in a pipeline it is a row like any other.

package import CommandLanguage
import Rendering
import Rows

/// Selects a show.
package struct ShowCommand: FirstCommand {
    static let show = Slot.thing("X", ["show"], shape: .rest, help: "a show: a row, a name, a URI")

    package static let commandName = "show"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "select a show", slots: [show.erased],
        examples: [.init("show 1", "the first row"), .init("show in our time", "by name")], returns: ["show"],
        cost: "none for a row, 1 for a name or URI", occasionalScopes: [.readPlaybackPosition], effect: .session
    )

    let show: LocatedReference

    package init(_ input: ParsedInput) throws(UsageError) {
        show = try input.value(Self.show)
    }

    /// Selects the show, so that `episodes` lists its episodes.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let row = try await services.resolver.one(show, kinds: ["show"], in: session) else {
            return Reply(.nothing)
        }
        return Reply(.record(Record(row: row)), changes: [.select([row.selected])])
    }
}
