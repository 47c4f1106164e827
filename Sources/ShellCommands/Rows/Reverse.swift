// `reverse`: the last row first. It needs all rows before it can pass on one.

package import CommandLanguage
import Rendering
package import Rows

/// Turns rows round.
package struct Reverse: RowsCommand {
    package static let spec = CommandSpec(
        "reverse", group: .rows, summary: "turn the order of the rows round",
        examples: [.init("albums | reverse", "oldest first")],
        takes: ["rows"], cost: "none, but all rows are read")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Reads all rows and turns their order round.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        return Reply(.rows(RowsOutput(rows.collected { $0.reversed() }, heading: rows.headingOrMixed())))
    }
}
