// `unique`: each thing once, or one row for each value of a field. Only keys are remembered, so the rows pass on as
// they come.

package import CommandLanguage
import Rendering
package import Rows
import Synchronization

/// Leaves out what came before.
package struct Unique: RowsCommand {
    static let field = FieldName.slot("FIELD", help: "keep one row for each value of this field", shape: .optional)

    package static let commandName = "unique"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep each thing only once",
        details: "Without a field, rows are compared by what they are. In a field, case and accents do not matter.",
        slots: [field.erased],
        examples: [
            .init("search track love | unique", "no track twice"),
            .init("search track love | unique artist", "one track of each artist"),
        ],
        cost: "none")

    /// The field to compare by; none where things are compared.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.optional(Self.field) ?? [] }

    /// Passes on a row whose key was not there before.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let field = fields.first?.name
        let seen = Seen()
        let kept = rows.batches { $0.filter { seen.insert(Self.key($0, field)) } }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }

    private static func key(_ row: Row, _ field: String?) -> Key {
        guard let field else { return row.uri.map(Key.thing) ?? .named(kind: row.kind, row.name) }
        return .values(FieldKey.keys(of: row, field))
    }

    /// What makes two rows the same: the URI, else kind and name, or the values of the field.
    private enum Key: Hashable, Sendable {
        case thing(String)
        case named(kind: RowKind, String)
        case values([FieldKey])
    }

    private final class Seen: Sendable {
        private let keys = Mutex<Set<Key>>([])

        func insert(_ key: Key) -> Bool { keys.withLock { $0.insert(key).inserted } }
    }
}
