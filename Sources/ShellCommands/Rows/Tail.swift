// `tail`: the last rows. They are known only when all have been read.

package import CommandLanguage
import Rendering
package import Rows

/// Takes the last rows.
package struct Tail: RowsCommand {
    static let count = Slot<Int>.integer("N", 0...1_000_000, help: "how many")

    package static let commandName = "tail"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep only the last rows", slots: [count.erased],
        examples: [.init("tracks | tail 2", "the last two")], cost: "none, but all rows are read")

    let count: Int

    package init(_ input: ParsedInput) throws(UsageError) { count = try input.value(Self.count) }

    /// It passes rows on as they are.
    package var reads: RowReading { .nothing }

    /// Reads all rows and keeps the last.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        return Reply(.rows(RowsOutput(rows.collected { $0.suffix(count) }, heading: rows.headingOrMixed())))
    }
}
