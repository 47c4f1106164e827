// `group`: how many rows there are for each value of a field. A row counts once for each entry of a list.

package import CommandLanguage
import Rendering
package import Rows
import Text

/// Counts rows by a field.
package struct Group: RowsCommand {
    static let field = FieldName.slot("FIELD", help: "the field", shape: .one)

    package static let spec = CommandSpec(
        "group", group: .rows, summary: "how many rows there are for each value of a field",
        details: "Values fold case and accents. Artists and albums keep what they are, so they can be played.",
        slots: [field.erased],
        examples: [.init("tracks | group artists | sort -count | take 10", "who is on it most")], returns: ["group"],
        takes: ["rows"], cost: "none, but all rows are read")

    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }

    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.group] }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows, let field = fields.first?.name else { return Reply(.nothing) }
        let heading = RowHeading(table: Kinds.group, name: "\(rows.headingOrMixed().name) by \(field)")
        return Reply(.rows(RowsOutput(rows.collected { Self.groups($0, by: field) }, heading: heading)))
    }

    private static func groups(_ rows: [Row], by field: String) -> [Row] {
        var order: [String] = []
        var groups: [String: (name: String, uri: String?, count: Int)] = [:]
        for row in rows {
            for name in names(of: row[field] ?? .missing) {
                let key = Folding.folded(name)
                if groups[key] == nil {
                    order.append(key)
                    let link = row.links[field == "artists" ? "artist" : field]
                    groups[key] = (name, link?.name == name ? link?.uri : nil, 0)
                }
                groups[key]?.count += 1
            }
        }
        return order.compactMap { groups[$0] }.map { group in
            Row(Kinds.group, name: group.name, uri: group.uri, values: [.number(group.count)])
        }
    }

    private static func names(of value: Value) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let items): items
        case .number(let number): [String(number)]
        case .duration(let duration): [DurationText.text(duration)]
        case .date(let date): [date.text]
        case .flag(let flag): [flag ? "yes" : "no"]
        case .missing: []
        }
    }
}
