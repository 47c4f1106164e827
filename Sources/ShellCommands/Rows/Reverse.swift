// `reverse`: the last row first. It needs all rows before it can pass on one.

package import CommandLanguage
import Rendering
package import Rows

/// Turns rows round.
package struct Reverse: RowsCommand {
    package static let commandName = "reverse"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "turn the order of the rows round",
        examples: [.init("albums | reverse", "oldest first")],
        cost: "none, but all rows are read")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// It passes rows on as they are.
    package var reads: RowReading { .nothing }

    /// Reads all rows and turns their order round.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        return Reply(.rows(RowsOutput(rows.collected { $0.reversed() }, heading: rows.headingOrMixed())))
    }
}
