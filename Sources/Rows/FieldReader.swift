// Owns the reading of one field off many rows: where a table has the field is looked up once for each run of rows that
// share one, and not for each row. What a field is, and where tables have it, is in `FieldTable`.

/// One field, read off row after row.
package struct FieldReader: Sendable {
    /// The field, as it was typed.
    package let field: String
    private var table: FieldTable?
    private var place = FieldPlace.absent
    /// Whether capitals make a difference in the value that was read last.
    package private(set) var isExact = false
    /// Whether the value that was read last is a day of the week.
    private(set) var isWeekday = false

    /// A reader of the field of that name.
    package init(_ field: String) { self.field = field }

    /// What the row has in the field; missing where its kind has no such field.
    package mutating func value(of row: Row) -> Value {
        if table !== row.table {
            place = FieldPlace(field, in: row.table)
            isExact = row.table.isExact(field)
            isWeekday = row.table.field(field)?.type == .weekday
            table = row.table
        }
        return place.value(of: row)
    }
}

/// Where rows of one table have a field.
enum FieldPlace: Sendable {
    case own(Int)
    case kind, name, uri, id, url
    /// Apart from the others only this has to be kept elsewhere.
    indirect case part(FieldPart, FieldPlace)
    case absent

    init(_ field: String, in table: FieldTable) {
        if let place = table.place(of: field) {
            self = .own(place)
            return
        }
        switch field {
        case "kind": self = .kind
        case "name": self = .name
        case "uri": self = .uri
        case "id": self = .id
        case "url": self = .url
        default:
            guard let name = FieldPart.Name(field), table.field(name.field)?.type == name.part.whole else {
                self = .absent
                return
            }
            self = .part(name.part, FieldPlace(name.field, in: table))
        }
    }

    /// Whether the table has the field.
    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    func value(of row: Row) -> Value {
        switch self {
        case .own(let place): place < row.values.count ? row.values[place] : .missing
        case .kind: .text(row.kind.rawValue)
        case .name: .text(row.name)
        case .uri: .text(orMissing: row.uri)
        case .id: .text(orMissing: row.id)
        case .url: .text(orMissing: row.url)
        case .part(let part, let whole): part.value(of: whole.value(of: row))
        case .absent: .missing
        }
    }

    /// The same of a row among others. A field of its own is read without a copy of the row.
    func value(in rows: Span<Row>, at index: Int) -> Value {
        switch self {
        case .own(let place):
            let values = rows[index].values
            return place < values.count ? values[place] : .missing
        case .name: return .text(rows[index].name)
        case .kind, .uri, .id, .url, .part, .absent: return value(of: rows[index])
        }
    }

    /// The day of the week, 0 for Monday; nil where the field says none.
    func weekday(in rows: Span<Row>, at index: Int) -> Int? {
        guard case .text(let name) = value(in: rows, at: index) else { return nil }
        return Weekday.place(of: name)
    }
}
