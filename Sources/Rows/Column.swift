// Owns columns: a field together with the way its value is read off a thing. Kinds of rows are declared with
// these, so that name, type, help and value are in one place, and no value can get into another field's place.

/// A field, and how its value is read off a thing.
package struct Column<Thing>: Sendable {
    /// Its name, type and help, as the table lists them.
    package let field: Field
    let value: @Sendable (Thing) -> Value

    private init(_ field: Field, _ value: @escaping @Sendable (Thing) -> Value) {
        self.field = field
        self.value = value
    }

    /// The column of a text; nothing read is nothing shown.
    package static func text(
        _ field: KnownField<String>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> String?
    ) -> Column {
        Column(Field(field.name, .text, visibility: visibility, help: help)) { .text(orMissing: read($0)) }
    }

    /// The column of a number.
    package static func number(
        _ field: KnownField<Int>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> Int?
    ) -> Column {
        Column(Field(field.name, .number, visibility: visibility, help: help)) { .number(orMissing: read($0)) }
    }

    /// The column of a duration.
    package static func duration(
        _ field: KnownField<Duration>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> Duration?
    ) -> Column {
        Column(Field(field.name, .duration, visibility: visibility, help: help)) { thing in
            read(thing).map { .duration($0) } ?? .missing
        }
    }

    /// The column of a date, as precise as it is known.
    package static func date(
        _ field: KnownField<PartialDate>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> PartialDate?
    ) -> Column {
        Column(Field(field.name, .date, visibility: visibility, help: help)) { thing in
            read(thing).map { .date($0) } ?? .missing
        }
    }

    /// The column of yes or no.
    package static func flag(
        _ field: KnownField<Bool>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> Bool?
    ) -> Column {
        Column(Field(field.name, .flag, visibility: visibility, help: help)) { .flag(orMissing: read($0)) }
    }

    /// The column of a list.
    package static func list(
        _ field: KnownField<[String]>, _ visibility: Field.Visibility = .hidden, help: String,
        _ read: @escaping @Sendable (Thing) -> [String]?
    ) -> Column {
        Column(Field(field.name, .list, visibility: visibility, help: help)) { thing in
            read(thing).map { .list($0) } ?? .missing
        }
    }

    /// The column of a field of which only the rows say what it holds; what is read has to be of its type.
    package static func value(_ field: Field, _ read: @escaping @Sendable (Thing) -> Value) -> Column {
        Column(field, read)
    }

    /// The column, read off something that has such a thing as a part of it.
    package func of<Whole>(_ part: @escaping @Sendable (Whole) -> Thing) -> Column<Whole> {
        let value = value
        return Column<Whole>(field) { value(part($0)) }
    }

    private func with(_ field: Field) -> Column { Column(field, value) }

    /// The column, for what Spotify sends in extended mode alone.
    package var extendedModeOnly: Column { with(field.extendedModeOnly) }
    /// The column with bars beside its numbers.
    package var barred: Column { with(field.barred) }
    /// The column with a word for both values of its flag.
    package var worded: Column { with(field.worded) }
    /// The column with its text whole, in lines below the row where it has no room in it.
    package var wrapped: Column { with(field.wrapped) }
    /// The column with its moments as ages.
    package var aged: Column { with(field.aged) }
    /// The column with one text that a terminal leaves out.
    package func silent(at text: String) -> Column { with(field.silent(at: text)) }
    /// The column, as one that the tables had from this revision on.
    package func since(_ revision: Int) -> Column { with(field.since(revision)) }
}

/// The columns of one kind of row. No condition is on the type: at run time it would be a look through the program for
/// each kind.
package struct Columns<Thing>: Sendable {
    /// Their fields.
    package let table: FieldTable
    private let columns: [Column<Thing>]
}

/// A thing that can be listed: it says what its row is called and linked to, and its columns say the rest.
package protocol Listable: Sendable {
    /// The kind of its row. It is not left to the columns: a table is found by its kind before any other is made.
    static var kind: RowKind { get }
    /// The columns of its kind of row.
    static var columns: Columns<Self> { get }
    /// What the row is called.
    var name: String { get }
    /// Its URI at Spotify; nil for things of the shell's own.
    var uri: String? { get }
    /// The ID in the URI, or of a device.
    var id: String? { get }
    /// The address for browsers.
    var url: String? { get }
    /// What it belongs to, by relation.
    var links: [String: Row.Link] { get }
}

extension Listable {
    /// Most things of the shell's own have none.
    package var uri: String? { nil }
    /// Without a URI there is usually no ID either.
    package var id: String? { nil }
    /// Only things of Spotify's have an address.
    package var url: String? { nil }
    /// A thing that belongs to nothing.
    package var links: [String: Row.Link] { [:] }

    /// The fields of its kind of row.
    package static var table: FieldTable { columns.table }
}

extension Columns where Thing: Listable {
    /// - Parameters:
    ///   - named: the field whose value the name puts into words, where there is one.
    ///   - hasSentences: whether the names are sentences.
    package init(_ columns: [Column<Thing>], named: String? = nil, hasSentences: Bool = false) {
        self.columns = columns.sortedByRevision { $0.field.revision }
        // Not `\.field`, since a key path is put together when it is first used.
        table = FieldTable(Thing.kind, columns.map { $0.field }, named: named, hasSentences: hasSentences)
    }

    /// The row of a thing.
    package func row(of thing: Thing) -> Row {
        Row(
            table, name: thing.name, uri: thing.uri, id: thing.id, url: thing.url,
            values: columns.map { $0.value(thing) }, links: thing.links)
    }
}

extension Row {
    /// The row of a thing, with the columns of its kind.
    package init<Thing: Listable>(_ thing: Thing) { self = Thing.columns.row(of: thing) }
}
