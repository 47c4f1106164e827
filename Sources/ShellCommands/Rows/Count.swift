// `count`: how many rows there are. They are counted as they pass, never kept.

package import CommandLanguage
import Rendering
package import Rows

/// Counts rows.
package struct Count: RowsCommand {
    package static let commandName = "count"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "count the rows",
        examples: [.init("albums | count", "a number")],
        returns: ["total"], cost: "none, but all rows are read")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Only that there are rows counts.
    package var reads: RowReading { .identity }

    /// The row of a total.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.total] }

    /// Reads to the end. Spotify's own total is not used: it drifts, and it knows nothing of the stages before.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var count = 0
        while let batch = try await rows.nextBatch() { count += batch.rows.count }
        let row = Row(TotalRow(name: "count", total: .number(count)))
        return Reply(.record(Record(row: row, sentence: StyledText(String(count)), bare: String(count))))
    }
}
