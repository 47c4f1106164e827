// `group`: how many rows there are for each value of a field. A row counts once for each entry of a list.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyModel

/// Counts rows by a field.
package struct Group: RowsCommand {
    static let field = FieldName.slot("FIELD", help: "the field", shape: .one)

    package static let commandName = "group"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "count the rows for each value of a field",
        details: """
            Case and accents do not matter. Rows without the field are counted as missing. Artists, albums, shows and \
            playlists stay what they are: a group of them can be opened, played, saved or followed. Groups by a \
            duration, a date or a number are sorted as such, by name, too, and have the field itself in JSON and TSV.
            """,
        slots: [field.erased],
        examples: [.init("tracks | group artists | sort -count | take 10", "who has the most tracks")],
        returns: ["group"],
        cost: "none, but all rows are read")

    /// The one field, for the checks that all row commands share.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.field) }

    /// A group by a number, duration or date has that field as well.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        [GroupRow.columns(by: incoming.lazy.compactMap { $0.field(fields.first?.name ?? "") }.first).table]
    }

    /// Reads all rows; the groups come in the order of their first rows.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        guard let field = fields.first?.name else { return Reply(.nothing) }
        let whole = rows.headingOrMixed()
        let heading = RowHeading(
            table: GroupRow.columns(by: whole.table.field(field)).table, name: "\(whole.name) by \(field)")
        return Reply(.rows(RowsOutput(rows.collected { Self.groups($0, by: field) }, heading: heading)))
    }

    /// One pass: groups are found by their key, which ignores case and accents, and are called after their first row.
    private static func groups(_ rows: [Row], by field: String) -> [Row] {
        var order: [FieldKey] = []
        var tallies: [FieldKey: GroupRow] = [:]
        for row in rows {
            for (key, name) in zip(FieldKey.keys(of: row, field), names(of: row[field] ?? .missing)) {
                if tallies[key] == nil {
                    order.append(key)
                    tallies[key] = GroupRow(
                        name: name, value: grouped(row[field] ?? .missing), field: row.table.field(field))
                }
                if tallies[key]?.thing == nil { tallies[key]?.thing = row.link(of: field, named: name) }
                tallies[key]?.count += 1
            }
        }
        return order.compactMap { tallies[$0] }.map { GroupRow.columns(by: $0.field).row(of: $0) }
    }

    /// What the rows of a group have in common: a duration as far as it is shown.
    private static func grouped(_ value: Value) -> Value {
        switch value {
        case .duration(let duration): .duration(.seconds(duration.components.seconds))
        case .text, .number, .date, .flag, .list, .missing: value
        }
    }

    /// What a value is called: as TSV writes it.
    private static func names(of value: Value) -> [String] {
        switch value {
        case .list(let items): items.isEmpty ? [missing] : items
        case .missing: [missing]
        case .text, .number, .duration, .date, .flag: [PlainText.of(value)]
        }
    }

    /// The rows that lack the field.
    private static let missing = "missing"
}

extension Row {
    /// What a value of the field is: the artist, the album, the show of that name; the row itself for its own name.
    fileprivate func link(of field: String, named name: String) -> Link? {
        if field == "name" || field == "uri" { return thing.uri.map { Link(uri: $0, name: name) } }
        guard field == "artists" || field == "artist" else {
            return links[field].flatMap { $0.name == name ? $0 : nil }
        }
        let bearers = links.filter { $0.value.name == name && SpotifyURI($0.value.uri)?.kind == .artist }
        return bearers.min { $0.key < $1.key }?.value
    }
}

/// Rows counted together: what a row of `group` is made of.
struct GroupRow: Listable {
    /// The value they have in common, as text.
    var name: String
    /// The value itself, and its field.
    var value: Value
    var field: Field?
    /// What the value is the name of, where it is one thing.
    var thing: Row.Link?
    var count = 0

    private var address: SpotifyURI? { thing.flatMap { SpotifyURI($0.uri) } }

    var uri: String? { address?.text }
    var id: String? { address?.id }
    var url: String? { address?.url }

    static var kind: RowKind { "group" }

    static let columns = Columns<GroupRow>([counted])

    private static let counted = Column<GroupRow>.number(
        "count", .shown(rank: 1, unit: Field.Unit("row", "rows")), help: "how many there are"
    ) { $0.count }.barred

    /// The columns of rows counted by a field: what is no text keeps its type, for sorting and for programs.
    static func columns(by field: Field?) -> Columns<GroupRow> {
        guard let field else { return columns }
        switch field.type {
        case .text, .list: return columns
        case .number, .duration, .date, .flag:
            let name = field.name == counted.field.name ? "value" : field.name
            return Columns(
                [counted, .value(Field(name, field.type, help: field.help)) { $0.value }], named: name)
        }
    }
}
