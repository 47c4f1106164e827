// `group`: how many rows there are for each value of one or more fields, and what else is worked out of them. A row
// counts once for each entry of a list. What a group is as a row is in `GroupRow`.

package import CommandLanguage
import Prompting
import Rendering
package import Rows
package import SpotifyAPI
import SpotifyModel

/// Counts rows by fields.
package struct Group: RowsCommand {
    static let terms = Slot<GroupTerms>(
        "FIELD", help: "the fields; after them perhaps sum, avg, min, max or median and a field", noun: "a field",
        shape: .several,
        candidates: .fieldsOr(Aggregate.allCases.map { Candidate($0.rawValue, summary: $0.help) }),
        parse: { argument throws(UsageError) in try GroupTerms(argument.words) })

    package static let commandName = "group"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "count the rows for each value of a field",
        details: """
            Several fields make a group for each combination. After the fields, sum FIELD, avg FIELD, min FIELD, max \
            FIELD and median FIELD work out a number for each group, each at most once. Case and accents do not \
            matter. Rows without the field are counted as missing. Artists, albums, shows and playlists stay what they \
            are: a group of them can be opened, played, saved or followed. Groups by a duration, a date or a number \
            are sorted as such, by name, too, and have the field itself in JSON and TSV, as groups by several fields \
            have all of them.
            """,
        slots: [terms.erased],
        examples: [
            .init("tracks | group artists | sort -count | take 10", "who has the most tracks"),
            .init("liked | group released.decade avg duration", "tracks of each decade, and how long they usually are"),
        ],
        returns: ["group"],
        cost: "none, but all rows are read")

    private let terms: GroupTerms

    /// Every field that is read, for the checks that all row commands share.
    package var fields: [FieldName] { terms.fields + terms.totals.map(\.field) }

    package init(_ input: ParsedInput) throws(UsageError) { terms = try input.value(Self.terms) }

    /// Every field must be one of the tables, and those that are worked out must be numbers.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in terms.fields { try field.check(in: tables, mode: mode) }
        for total in terms.totals { try total.field.check(for: total.aggregate, in: tables, mode: mode) }
    }

    /// Groups have the fields that are more than a text, and the numbers that were asked for.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        let table = columns { name in incoming.lazy.compactMap { $0.field(name) }.first }.table
        let areThings = terms.fields.count == 1 && Row.linkedFields.contains(terms.fields[0].name)
        return [areThings ? table : table.withoutAddresses]
    }

    private func columns(_ field: (String) -> Field?) -> Columns<GroupRow> {
        GroupRow.columns(
            by: terms.fields.map { field($0.name) }, totals: terms.totals.map { ($0.aggregate, field($0.field.name)) })
    }

    /// Reads all rows; the groups come in the order of their first rows.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let whole = rows.headingOrMixed()
        let name = terms.fields.map(\.name).joined(separator: ", ")
        let heading = RowHeading(table: columns { whole.table.field($0) }.table, name: "\(whole.name) by \(name)")
        return Reply(.rows(RowsOutput(rows.collected { try groups($0) }, heading: heading)))
    }

    /// One pass: groups are found by their keys, which ignore case and accents, and are called after their first row.
    private func groups(_ rows: [Row]) throws -> [Row] {
        var order: [[FieldKey]] = []
        var groups: [[FieldKey]: Building] = [:]
        var readers = terms.fields.map { FieldReader($0.name) }
        var numbers = terms.totals.map { FieldReader($0.field.name) }
        for row in rows {
            let values = numbers.indices.map { numbers[$0].value(of: row) }
            for entry in Self.entries(of: row, &readers) {
                if groups[entry.keys] == nil {
                    order.append(entry.keys)
                    groups[entry.keys] = Building(entry, row, terms)
                }
                do throws(Tally.TooLarge) {
                    try groups[entry.keys]?.add(row, named: entry.names, values, by: terms)
                } catch {
                    throw (terms.totals.map(\.field) + terms.fields)[0].beyondCounting
                }
            }
        }
        var made: [(fields: [Field?], columns: Columns<GroupRow>)] = []
        return order.compactMap { groups[$0] }.map { group in
            if let known = made.first(where: { $0.fields == group.fields }) { return known.columns.row(of: group.row) }
            let columns = GroupRow.columns(by: group.fields, totals: group.totals(terms))
            made.append((group.fields, columns))
            return columns.row(of: group.row)
        }
    }

    /// What puts a row into a group: a key for each field, and what they are called.
    private struct Entry {
        var keys: [FieldKey] = []
        var names: [String] = []
        var values: [Value] = []
    }

    /// The groups of a row: one, or one for each entry of a list and each combination of several.
    private static func entries(of row: Row, _ readers: inout [FieldReader]) -> [Entry] {
        var entries = [Entry()]
        for place in readers.indices {
            let value = readers[place].value(of: row)
            let parts = zip(FieldKey.keys(of: value, isExact: readers[place].isExact), names(of: value))
            entries = entries.flatMap { entry in
                parts.map { key, name in
                    var longer = entry
                    longer.keys.append(key)
                    longer.names.append(name)
                    longer.values.append(grouped(value, name))
                    return longer
                }
            }
        }
        return entries
    }

    /// What the rows of a group have in common: a duration as far as it is shown, one entry of a list.
    private static func grouped(_ value: Value, _ name: String) -> Value {
        switch value {
        case .duration(let duration): .duration(.seconds(duration.components.seconds))
        case .list(let items): items.isEmpty ? .missing : .text(name)
        case .text, .number, .decimal, .date, .flag, .missing: value
        }
    }

    /// What a value is called: as TSV writes it.
    private static func names(of value: Value) -> [String] {
        switch value {
        case .list(let items): items.isEmpty ? [missing] : items
        case .missing: [missing]
        case .text, .number, .decimal, .duration, .date, .flag: [PlainText.of(value)]
        }
    }

    /// The rows that lack the field.
    private static let missing = "missing"

    /// A group while its rows come.
    private struct Building {
        let fields: [Field?]
        private let totalled: [Field?]
        private let name: String
        private let kept: [Value]
        private var thing: Row.Link?
        private var count = 0
        private var tallies: [Tally]

        init(_ entry: Entry, _ row: Row, _ terms: GroupTerms) {
            let fields = terms.fields.map { row.table.field($0.name) }
            let totalled = terms.totals.map { row.table.field($0.field.name) }
            name = entry.names.joined(separator: " · ")
            kept = zip(fields, entry.values).compactMap { field, value in
                field.flatMap { fields.count > 1 || GroupRow.isMoreThanText($0) ? value : nil }
            }
            tallies = zip(terms.totals, totalled).map { Tally($0.aggregate, of: $1?.type) }
            self.fields = fields
            self.totalled = totalled
        }

        mutating func add(
            _ row: Row, named names: [String], _ values: [Value], by terms: GroupTerms
        ) throws(Tally.TooLarge) {
            count += 1
            if thing == nil, terms.fields.count == 1 { thing = row.link(of: terms.fields[0].name, named: names[0]) }
            for place in tallies.indices { try tallies[place].add(values[place]) }
        }

        func totals(_ terms: GroupTerms) -> [(aggregate: Aggregate, field: Field?)] {
            zip(terms.totals, totalled).map { ($0.aggregate, $1) }
        }

        var row: GroupRow { GroupRow(name: name, values: kept + tallies.map(\.result), thing: thing, count: count) }
    }
}

extension Row {
    /// The fields whose values are names of things.
    fileprivate static let linkedFields = ["name", "uri", "artist", "artists", "album", "show"]

    /// What a value of the field is: the artist, the album, the show of that name; the row itself for its own name.
    fileprivate func link(of field: String, named name: String) -> Link? {
        if field == "name" || field == "uri" { return thing.uri.map { Link(uri: $0, name: name) } }
        guard field == "artists" || field == "artist" else {
            // The book of a chapter is what its field calls the show.
            let link = links[field] ?? (field == "show" ? links["audiobook"] : nil)
            return link.flatMap { $0.name == name ? $0 : nil }
        }
        let bearers = links.filter { $0.value.name == name && SpotifyURI($0.value.uri)?.kind == .artist }
        return bearers.min { $0.key < $1.key }?.value
    }
}
