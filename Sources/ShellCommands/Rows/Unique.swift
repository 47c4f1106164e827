// `unique`: each thing once, or one row for each value of one or more fields. Only keys are remembered, so the rows
// pass on as they come.

package import CommandLanguage
import Rendering
package import Rows
import Synchronization

/// Leaves out what came before.
package struct Unique: RowsCommand {
    static let names = FieldName.slot(
        "FIELD", help: "keep one row for each value of this field, or of these together", shape: .optionalSeveral,
        of: commandName)

    package static let commandName = "unique"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep each thing only once",
        details: "Without a field, rows are compared by what they are. In a field, case and accents do not matter.",
        slots: [names.erased],
        examples: [
            .init("search track love | unique", "no track twice"),
            .init("search track love | unique artist", "one track of each artist"),
            .init("liked | unique artist year", "one track of each artist and year"),
        ],
        cost: "none")

    /// The fields to compare by; none where things are compared.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.optional(Self.names) ?? [] }

    /// Passes on a row whose key was not there before.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let names = fields.map(\.name)
        let seen = Seen()
        let kept = rows.batches { rows in
            var readers = names.map { FieldReader($0) }
            return rows.filter { seen.insert(Self.key($0, &readers)) }
        }
        return Reply(.rows(RowsOutput(kept, heading: rows.headingOrMixed())))
    }

    private static func key(_ row: Row, _ readers: inout [FieldReader]) -> Key {
        guard !readers.isEmpty else { return row.uri.map(Key.thing) ?? .named(kind: row.kind, row.name) }
        var keys: [[FieldKey]] = []
        for place in readers.indices {
            let value = readers[place].value(of: row)
            keys.append(FieldKey.keys(of: value, isExact: readers[place].isExact))
        }
        return .values(keys)
    }

    /// What makes two rows the same: the URI, else kind and name, or the values of the fields.
    private enum Key: Hashable, Sendable {
        case thing(String)
        case named(kind: RowKind, String)
        case values([[FieldKey]])
    }

    private final class Seen: Sendable {
        private let keys = Mutex<Set<Key>>([])

        func insert(_ key: Key) -> Bool { keys.withLock { $0.insert(key).inserted } }
    }
}
