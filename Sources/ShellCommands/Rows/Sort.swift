// `sort`: rows in the order of their fields. How two values compare is decided in `RowOrder`.

package import CommandLanguage
import Rendering
package import Rows

/// Sorts rows.
package struct Sort: RowsCommand {
    static let keys = Slot<[Word]>.words(
        "[-]FIELD", help: "fields; a minus sign before one: largest or latest first", noun: "a field",
        shape: .several,
        candidates: .fields)

    package static let commandName = "sort"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "sort rows by fields",
        details: "Case and accents do not matter. Rows without the field come last; equal rows keep their order.",
        slots: [keys.erased],
        examples: [.init("albums | sort -year name", "newest first, then by name")], cost: "none, but all rows are read"
    )

    /// The fields without their minus signs, for the checks.
    package let fields: [FieldName]
    let order: RowOrder

    package init(_ input: ParsedInput) throws(UsageError) {
        let words = try input.value(Self.keys)
        try FieldName.refuseCommas(words)
        fields = words.map { word in
            let isDescending = word.text.hasPrefix("-")
            return FieldName(name: isDescending ? String(word.text.dropFirst()) : word.text, span: word.span)
        }
        order = RowOrder(
            zip(fields, words).map { RowOrder.Key($0.name, $1.text.hasPrefix("-") ? .descending : .ascending) })
    }

    /// Reads all rows and sorts them; equal rows keep their order.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        return Reply(.rows(RowsOutput(rows.collected { order.sorted($0) }, heading: rows.headingOrMixed())))
    }
}
