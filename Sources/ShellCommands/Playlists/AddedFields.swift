// Fields that one command adds to rows of any kind: which side of a comparison a track is on, at which place it was.
// The rows stay what they are, so that a later command takes them as it takes all others.

import Rows

/// Fields that a command adds to rows.
struct AddedFields: Sendable {
    /// The fields, in the order of their values.
    let fields: [Field]
    /// Fields of the rows that a terminal shows although it usually hides them.
    var shown: Set<String> = []

    /// A table with the fields after those it has.
    func table(_ table: FieldTable) -> FieldTable {
        let own = table.fields.map { field in
            guard shown.contains(field.name) else { return field }
            var field = field
            field.visibility = .shown(rank: 4)
            return field
        }
        return FieldTable(table.kind, own + fields.map { $0.since(Self.revision) }, isMixed: table.isMixed).of(
            table.kinds)
    }

    /// Later than every revision of the tables, so that the fields of a row stay where they are.
    private static let revision = 1_000

    /// The rows, each with its values of the fields.
    func rows(_ rows: [(row: Row, values: [Value])]) -> [Row] {
        var tables: [RowKind: FieldTable] = [:]
        return rows.map { row, values in
            let table = tables[row.kind] ?? self.table(row.table)
            tables[row.kind] = table
            let added = Dictionary(zip(fields.map(\.name), values)) { first, _ in first }
            var extended = Row(
                table, name: row.name, uri: row.uri, id: row.id, url: row.url,
                values: table.fields.map { added[$0.name] ?? row[$0.name] ?? .missing }, links: row.links)
            extended.position = row.position
            return extended
        }
    }
}
