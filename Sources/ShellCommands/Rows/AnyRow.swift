// `any`: whether there is a row at all, as a status: nothing is shown, and no more is read than it takes to know.

package import CommandLanguage
import Rendering
package import Rows

/// Answers whether there is a row.
package struct AnyRow: RowsCommand {
    package static let commandName = "any"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .sink, summary: "check whether there is a row: status 0 or 1, no output",
        examples: [.init("devices | where active | any", "is something active?")], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Only that there are rows counts.
    package var reads: RowReading { .identity }

    /// It returns no rows.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    /// The first row is enough, so a list of a thousand costs one page.
    package var mayStopEarly: Bool { true }

    /// Succeeds at the first row; fails, without a message, when the rows end before one.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        while let batch = try await rows.nextBatch() {
            if !batch.rows.isEmpty { return Reply(.nothing) }
        }
        // No field is shown, whichever the command line of juke asks for.
        let none = RowsOutput(
            RowHeading(table: Kinds.mixed, name: "", columns: []), stream: RowStream([]), isListing: false,
            emptyNote: "")
        return Reply(.rows(none), statusWhenEmpty: .failed)
    }
}
