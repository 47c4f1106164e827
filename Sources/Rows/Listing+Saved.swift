// Owns the form in which listings are stored, so that the next prompt can refer to the rows of the last one.
// Values are stored under the names of their fields: a table that has gained fields still reads what an older
// juke wrote. Where the bytes are kept is Storage's knowledge.

import FoundationEssentials

extension Listing {
    /// How many rows of a listing are stored.
    package static let savedRows = 500

    /// The listings as JSON.
    package static func encoded(_ listings: [Listing]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(SavedListings(version: 1, listings: listings.map(SavedListing.init)))).map(
            Array.init) ?? []
    }

    /// The listings in the bytes; none where the bytes are not such JSON.
    ///
    /// A listing with a row of an unknown kind is left out as a whole: without that row the numbers of the
    /// others would mean other things than they did.
    package static func decoded(_ bytes: [UInt8], table: (RowKind) -> FieldTable?) -> [Listing] {
        understood(bytes, table: table) ?? []
    }

    /// The same, but nil where the bytes are not such JSON.
    package static func understood(_ bytes: [UInt8], table: (RowKind) -> FieldTable?) -> [Listing]? {
        guard let saved = try? JSONDecoder().decode(SavedListings.self, from: Data(bytes)), saved.version == 1 else {
            return nil
        }
        return saved.listings.compactMap { $0.listing(table) }
    }
}

// The whole file.
private struct SavedListings: Codable {
    var version: Int
    var listings: [SavedListing]
}

// A listing as it is stored.
private struct SavedListing: Codable {
    var name: String
    var rows: [SavedRow]
    var context: Listing.Context?
    var command: String
    var next: Cursor?
    var made: Double

    init(_ listing: Listing) {
        name = listing.name
        rows = listing.rows.prefix(Listing.savedRows).map(SavedRow.init)
        context = listing.context
        command = listing.command
        // A listing whose rows were cut off has lost its place, so it cannot be continued.
        next = listing.rows.count > Listing.savedRows ? nil : listing.next
        made = listing.made.timeIntervalSince1970
    }

    /// Moments from 1970 to the end of 9999, in seconds.
    private static let moments = 0.0..<253_402_300_800
    // Places that a list can have; a larger one would overflow where places are added.
    private static let offsets = 0...10_000_000

    /// The listing; nil where a row's kind is unknown or a number cannot be true.
    func listing(_ table: (RowKind) -> FieldTable?) -> Listing? {
        let known = rows.compactMap { $0.row(table) }
        guard known.count == rows.count else { return nil }
        // The file may contain anything, and what no juke ever wrote must not crash this one.
        guard Self.moments.contains(made), Self.offsets.contains(context?.offset ?? 0) else { return nil }
        return Listing(
            name: name, rows: known, context: context, command: command,
            next: next.flatMap {
                Self.offsets.contains($0.offset) && Self.offsets.contains($0.total ?? 0) ? $0 : nil
            }, made: Date(timeIntervalSince1970: made))
    }
}

// A row as it is stored.
private struct SavedRow: Codable {
    var kind: String
    var name: String
    var uri: String?
    var id: String?
    var url: String?
    var position: Int?
    var values: [String: SavedValue]
    var links: [String: Row.Link]

    init(_ row: Row) {
        kind = row.kind.rawValue
        name = row.name
        (uri, id, url, position, links) = (row.uri, row.id, row.url, row.position, row.links)
        values = [:]
        for (field, value) in zip(row.table.fields, row.values) { values[field.name] = SavedValue(value) }
    }

    /// The row; nil where the kind is unknown.
    func row(_ table: (RowKind) -> FieldTable?) -> Row? {
        guard let table = table(RowKind(rawValue: kind)) else { return nil }
        var row = Row(
            table, name: name, uri: uri, id: id, url: url,
            values: table.fields.map { values[$0.name]?.value(of: $0.type) ?? .missing }, links: links)
        row.position = position.flatMap { (0...10_000_000).contains($0) ? $0 : nil }
        return row
    }
}

/// A value without its type, which its field knows.
private enum SavedValue: Codable {
    case text(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case list([String])

    init?(_ value: Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .decimal(let number): self = .decimal(number)
        case .duration(let duration):
            let (seconds, attoseconds) = duration.components
            self = .number(Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
        case .date(let date): self = .text(date.text)
        case .flag(let flag): self = .flag(flag)
        case .list(let items): self = .list(items)
        case .missing: return nil
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let number = try? container.decode(Double.self) {
            self = .decimal(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([String].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .decimal(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let items): try container.encode(items)
        }
    }

    /// The numbers that counts and durations can be, so that sums of them stay far below what a number holds.
    private static let numbers = -1_000_000_000_000...1_000_000_000_000

    /// The value; nil when it is not of the type that the field has now.
    func value(of type: ValueType) -> Value? {
        switch (type, self) {
        case (.text, .text(let text)), (.weekday, .text(let text)): .text(text)
        case (.number, .number(let number)): Self.numbers.contains(number) ? .number(number) : nil
        case (.number, .decimal(let number)): number.magnitude < 1e12 ? .rounded(number) : nil
        case (.duration, .number(let milliseconds)):
            Self.numbers.contains(milliseconds) ? .duration(.milliseconds(milliseconds)) : nil
        case (.date, .text(let text)): PartialDate(text).map(Value.date)
        case (.flag, .flag(let flag)): .flag(flag)
        case (.list, .list(let items)): .list(items)
        case (.text, _), (.number, _), (.duration, _), (.date, _), (.flag, _), (.list, _), (.weekday, _): nil
        }
    }
}
