// The fields of one kind of row: their names, types and places. The names are the ones a user types after `where`,
// `sort` and `select`, and the keys of JSON and the heads of CSV. Which kinds exist is ShellCommands' knowledge.

/// What a row is: `track`, `album`, `device` … An open set: the shell's commands name their own.
package struct RowKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package var description: String { rawValue }
}

/// One field of a kind of row.
package struct Field: Sendable, Hashable {
    /// How a terminal table shows the field.
    package enum Column: Sendable, Hashable {
        /// Shown; the lower the rank, the longer it keeps its width when the terminal is narrow. A unit is written
        /// behind numbers (`10 tracks`).
        case shown(rank: Int, unit: Unit? = nil)
        /// Only in machine formats and when asked for.
        case hidden
    }
    /// The noun behind a number, for one and for many.
    package struct Unit: Sendable, Hashable {
        package var one: String
        package var many: String

        package init(_ one: String, _ many: String) {
            self.one = one
            self.many = many
        }
    }
    /// Whether Spotify sends the field in Development Mode (SpotifyContract §4).
    package enum Availability: Sendable, Hashable { case always, extendedModeOnly }

    package var name: String
    package var type: ValueType
    package var column: Column
    package var availability: Availability
    /// A few words for `help fields`.
    package var help: String
    /// Whether a terminal draws a bar as long as the number.
    package private(set) var drawsBar = false
    /// Whether a terminal says `no` for a flag that is off, and not nothing.
    package private(set) var saysNo = false
    /// Whether the text goes on in lines below the row, rather than being cut.
    package private(set) var wraps = false
    /// Whether a terminal shows how long ago it was.
    package private(set) var showsAge = false
    /// The text that goes without saying on a terminal.
    package private(set) var unsaid: String?

    package init(
        _ name: String, _ type: ValueType, column: Column = .hidden, availability: Availability = .always, help: String
    ) {
        self.name = name
        self.type = type
        self.column = column
        self.availability = availability
        self.help = help
    }

    /// The field with bars beside its numbers.
    package var barred: Field {
        var field = self
        field.drawsBar = true
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

/// The fields of one kind of row, in the order TSV writes them.
package struct FieldTable: Sendable, Hashable {
    package let kind: RowKind
    package let fields: [Field]
    /// The field whose value the name puts into words, where there is one: in its order rows are sorted by name.
    package let named: String?
    private let places: [String: Int]

    /// A table of `fields`, and behind them those every kind has: `kind name uri id url`.
    package init(_ kind: RowKind, _ fields: [Field], named: String? = nil) {
        self.kind = kind
        self.fields = fields
        self.named = named
        places = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The fields every row has, whatever its kind.
    package static let common: [Field] = [
        Field("kind", .text, help: "what the row is"),
        Field("name", .text, column: .shown(rank: 0), help: "its name"),
        Field("uri", .text, help: "its Spotify URI"),
        Field("id", .text, help: "its Spotify ID"),
        Field("url", .text, help: "its address on open.spotify.com"),
    ]

    /// Whether the field holds addresses, in which capitals tell one thing from another.
    package static func isExact(_ field: String) -> Bool {
        switch field {
        case "uri", "id", "url", "context": true
        default: false
        }
    }

    /// Where the values of a row hold the field; nil for a common or unknown one.
    package func place(of name: String) -> Int? { places[name] }

    /// The field of that name, common ones included.
    package func field(_ name: String) -> Field? {
        place(of: name).map { fields[$0] } ?? Self.common.first { $0.name == name }
    }

    package static func == (left: FieldTable, right: FieldTable) -> Bool {
        left.kind == right.kind && left.fields == right.fields
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
