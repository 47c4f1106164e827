// `sort`: rows in the order of their fields. How two values compare is decided in `RowOrder`.

package import CommandLanguage
import Rendering
package import Rows

/// Sorts rows.
package struct Sort: RowsCommand {
    static let keys = SortKeys.slot(candidates: .fields)

    package static let commandName = "sort"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "sort rows by fields",
        details: "Case and accents do not matter. Rows without the field come last; equal rows keep their order.",
        slots: [keys.erased],
        examples: [.init("albums | sort -year name", "newest first, then by name")], cost: "none, but all rows are read"
    )

    let keys: SortKeys

    /// The fields without their minus signs, for the checks.
    package var fields: [FieldName] { keys.fields }

    package init(_ input: ParsedInput) throws(UsageError) { keys = try SortKeys(input.value(Self.keys)) }

    /// Reads all rows and sorts them; equal rows keep their order.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(rows.collected { keys.order.sorted($0) }, heading: rows.headingOrMixed())))
    }
}
