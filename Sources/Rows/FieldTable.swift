// Owns the fields of one kind of row: their names, types and places. The names are the ones a user types after
// `where`, `sort` and `select`, and the keys of JSON and the heads of CSV. Which kinds exist is ShellCommands'
// knowledge; how a thing becomes the values of a row is in `Column`.

/// What a row is: `track`, `album`, `device` … An open set: the shell's commands name their own.
package struct RowKind: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The word that a user types: `album:2`, `help fields album`.
    package let rawValue: String

    /// A kind of that name, whether or not it has a table.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// For kinds that the code names.
    package init(stringLiteral value: String) { rawValue = value }
    /// The word itself, for messages.
    package var description: String { rawValue }
}

/// One field of a kind of row.
package struct Field: Sendable, Hashable {
    /// How a terminal table shows the field.
    package enum Visibility: Sendable, Hashable {
        /// Shown; the lower the rank, the longer it keeps its width when the terminal is narrow. A unit is written
        /// after numbers (`10 tracks`).
        case shown(rank: Int, unit: Unit? = nil)
        /// Only in machine formats and when asked for.
        case hidden
    }
    /// The noun after a number, for one and for many.
    package struct Unit: Sendable, Hashable {
        /// After the number 1: `1 track`.
        package var one: String
        /// After every other number: `0 tracks`.
        package var many: String

        /// A unit with both its forms.
        package init(_ one: String, _ many: String) {
            self.one = one
            self.many = many
        }
    }
    /// Whether Spotify sends the field in Development Mode (SpotifyContract §4).
    package enum Availability: Sendable, Hashable { case always, extendedModeOnly }

    /// What is typed and written: a promise to scripts (Language §4).
    package var name: String
    /// What every value of it is, unless it is missing.
    package var type: ValueType
    /// Whether a terminal table shows it.
    package var visibility: Visibility
    /// Whether Spotify sends it in the mode of the app.
    package private(set) var availability: Availability
    /// A few words for `help fields`.
    package var help: String
    /// Whether a terminal draws a bar as long as the number.
    package private(set) var drawsBar = false
    /// Whether a terminal shows the name with the value, which is too like its neighbours to be known without it.
    package private(set) var isNamed = false
    /// Whether a terminal shows `no` for a flag that is off, instead of nothing.
    package private(set) var saysNo = false
    /// Whether the text continues in lines below the row, instead of being cut.
    package private(set) var wraps = false
    /// Whether a terminal shows how long ago it was.
    package private(set) var showsAge = false
    /// Whether TSV and CSV leave it out unless the line names it.
    package private(set) var isOnlyInJSON = false
    /// The text that a terminal leaves out because it is usual.
    package private(set) var unsaid: String?
    /// Whether it holds addresses under another name.
    var isExact = false
    /// The revision of the tables that added the field; 0 for those that were there from the beginning. TSV
    /// and CSV write the fields of each revision after those of all before, so that a new field moves none of
    /// those that a script may count.
    package private(set) var revision = 0

    /// A field, which a table hides unless it is said to be shown.
    package init(
        _ name: String, _ type: ValueType, visibility: Visibility = .hidden, availability: Availability = .always,
        help: String
    ) {
        self.name = name
        self.type = type
        self.visibility = visibility
        self.availability = availability
        self.help = help
    }

    /// The field of a part of this one's dates or durations; nil where it has none.
    package func field(of part: FieldPart) -> Field? {
        guard type == part.whole else { return nil }
        return Field(name + "." + part.rawValue, part.type, availability: availability, help: part.help)
    }

    /// The field, as one that Spotify sends in extended mode alone.
    package var extendedModeOnly: Field {
        var field = self
        field.availability = .extendedModeOnly
        return field
    }

    /// The field, as one that the tables had from this revision on.
    package func since(_ revision: Int) -> Field {
        var field = self
        field.revision = revision
        return field
    }

    /// The field, as one that TSV and CSV leave out.
    package var onlyInJSON: Field {
        var field = self
        field.isOnlyInJSON = true
        return field
    }

    /// The field with bars beside its numbers.
    package var barred: Field {
        var field = self
        field.drawsBar = true
        return field
    }

    /// The field with its name above or before its values.
    package var named: Field {
        var field = self
        field.isNamed = true
        return field
    }

    /// The flag with a word for both its values.
    package var worded: Field {
        var field = self
        field.saysNo = true
        return field
    }

    /// The text whole, in lines below the row where it has no room in it.
    package var wrapped: Field {
        var field = self
        field.wraps = true
        return field
    }

    /// The text with one value that a terminal leaves out.
    package func silent(at text: String) -> Field {
        var field = self
        field.unsaid = text
        return field
    }

    /// The field with its moments as ages.
    package var aged: Field {
        var field = self
        field.showsAge = true
        return field
    }
}

/// The fields of one kind of row, by revision and within one as they were given. It is one object, to which each of its
/// rows points.
package final class FieldTable: Sendable, Hashable {
    /// The kind. Tracks and the entries of playlists share one, with different fields.
    package let kind: RowKind
    /// The fields in the order of TSV and CSV.
    package let fields: [Field]
    /// The field whose value the name puts into words, where there is one: in its order rows are sorted by name.
    package let named: String?
    /// Whether the names of its rows are sentences, which a narrow terminal wraps in place of cutting them.
    package let hasSentences: Bool
    /// Whether its rows may be of several kinds, so that each has to say its own.
    package let isMixed: Bool
    /// What is known of rows to come, and no row has to keep.
    let expected: Expected?
    /// Their names by themselves. A table has so few that a dictionary would be no faster, and its making takes longer.
    private let names: [String]

    /// A table of `fields`; every kind has `kind name uri id url` besides.
    package convenience init(
        _ kind: RowKind, _ fields: [Field], named: String? = nil, hasSentences: Bool = false, isMixed: Bool = false
    ) {
        self.init(
            kind, fields.sortedByRevision { $0.revision }, named, hasSentences: hasSentences, isMixed: isMixed,
            expected: nil)
    }

    private init(
        _ kind: RowKind, _ fields: [Field], _ named: String?, hasSentences: Bool, isMixed: Bool, expected: Expected?
    ) {
        self.kind = kind
        self.fields = fields
        self.named = named
        self.hasSentences = hasSentences
        self.isMixed = isMixed
        self.expected = expected
        names = fields.map { $0.name }
    }

    /// The table with something else known of the rows to come.
    func expecting(_ expected: Expected?) -> FieldTable {
        FieldTable(kind, fields, named, hasSentences: hasSentences, isMixed: isMixed, expected: expected)
    }

    /// The columns of TSV and CSV: the name first and the address last, as they were from the beginning, and after them
    /// what later revisions brought. Scripts count them, so their order is a promise.
    package var delimitedColumns: [String] {
        let first = fields.prefix { $0.revision == 0 }.map(\.name)
        let later = fields.dropFirst(first.count).map(\.name)
        let all = (isMixed ? ["kind"] : []) + ["name"] + first + ["uri"] + later
        var left: [String] = []
        for field in fields where field.isOnlyInJSON { left.append(field.name) }
        return left.isEmpty ? all : all.filter { !left.contains($0) }
    }

    /// The fields every row has, whatever its kind.
    package static let common: [Field] = [
        Field("kind", .text, help: "what the row is"),
        Field("name", .text, visibility: .shown(rank: 0), help: "its name"),
        Field("uri", .text, help: "its Spotify URI"),
        Field("id", .text, help: "its Spotify ID"),
        Field("url", .text, help: "its address on open.spotify.com"),
    ]

    /// Whether the field holds addresses, in which capitals make a difference.
    package func isExact(_ field: String) -> Bool {
        switch field {
        case "uri", "id", "url", "context": true
        default: place(of: field).map { fields[$0].isExact } ?? false
        }
    }

    /// Where the values of a row hold the field; nil for a common or unknown one.
    package func place(of name: String) -> Int? {
        // Not `firstIndex`, whose first call looks through every conformance of the program.
        for place in names.indices where names[place] == name { return place }
        return nil
    }

    /// The field of that name, common ones and parts of fields included.
    package func field(_ name: String) -> Field? {
        if let place = place(of: name) { return fields[place] }
        for field in Self.common where field.name == name { return field }
        for table in kinds { if let field = table.field(name) { return field } }
        guard let name = FieldPart.Name(name), let whole = field(name.field) else { return nil }
        return whole.field(of: name.part)
    }

    /// The table with further fields after its own.
    package func adding(_ more: [Field]) -> FieldTable {
        // Of the last revision, so that every field of its own stays in its place.
        FieldTable(
            kind, fields + more.map { $0.since(.max) }, named: named, hasSentences: hasSentences, isMixed: isMixed
        ).expecting(expected)
    }

    /// The table of rows that have no address.
    package var withoutAddresses: FieldTable {
        expecting(Expected(kinds: kinds, lacksAddresses: true))
    }

    /// The tables of these rows, each once, in the order in which they come.
    package static func tables(of rows: [Row]) -> [FieldTable] {
        var tables: [FieldTable] = []
        // Rows of one table nearly always follow each other, and a comparison of tables looks at every field.
        var last: FieldTable?
        for row in rows where last !== row.table {
            last = row.table
            if !tables.contains(row.table) { tables.append(row.table) }
        }
        return tables
    }

    /// Tables of one kind and the same fields are equal.
    package static func == (left: FieldTable, right: FieldTable) -> Bool {
        left === right || left.kind == right.kind && left.fields == right.fields
    }

    /// The kind is enough, since hardly any tables share one, and hashing every field would be slow.
    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Array {
    /// The elements by revision; those of one revision stay as they were.
    func sortedByRevision(_ revision: (Element) -> Int) -> [Element] {
        // A loop, since most tables are as they were, and `contains` of a generic array is expensive at its first call.
        var isSorted = true
        for element in self where revision(element) != 0 { isSorted = false }
        if isSorted { return self }
        return enumerated().sorted { left, right in
            let (one, other) = (revision(left.element), revision(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
    }
}
