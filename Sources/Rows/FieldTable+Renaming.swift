// Owns fields under further names: `select seconds=duration.seconds` gives rows a field `seconds` beside their own. The
// rows stay what they are, so that the next command can still play them.

/// A field under another name.
package struct RenamedField: Sendable, Hashable {
    /// The name it gets.
    package let name: String
    /// The field, or part of one, whose values it has.
    package let field: String

    /// A field under a name.
    package init(name: String, field: String) {
        self.name = name
        self.field = field
    }
}

extension FieldTable {
    /// The table with these fields after its own.
    package func adding(_ renamed: [RenamedField]) -> FieldTable {
        adding(
            renamed.map { renamed in
                let known = field(renamed.field)
                var field = Field(
                    renamed.name, known?.type ?? .text, availability: known?.availability ?? .always,
                    help: known?.help ?? "")
                field.isExact = isExact(renamed.field)
                return field
            })
    }
}

extension Row {
    /// The rows with these fields after their own.
    package static func adding(_ renamed: [RenamedField], to rows: [Row]) -> [Row] {
        guard var table = rows.first?.table else { return [] }
        var wider = table.adding(renamed)
        var readers = renamed.map { FieldReader($0.field) }
        return rows.map { row in
            if table !== row.table {
                table = row.table
                wider = table.adding(renamed)
            }
            var values = row.values
            while values.count < table.fields.count { values.append(.missing) }
            for place in readers.indices { values.append(readers[place].value(of: row)) }
            var wide = Row(
                wider, name: row.name, uri: row.uri, id: row.id, url: row.url, values: values, links: row.links)
            wide.position = row.position
            return wide
        }
    }
}
