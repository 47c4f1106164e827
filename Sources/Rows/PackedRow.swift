// Rows as bytes for a store of very many of them: a few dozen bytes beside the texts, and read without a look at any
// name of a field. Which fields the bytes hold, and in which order, is a layout that the store keeps once for each
// kind. Where the bytes are kept, and the name and the URI that they leave out, is left to the store.

/// The fields that packed rows of one kind hold, in the order in which they do.
package struct RowLayout: Sendable, Hashable {
    /// The fields of rows as they are packed now.
    package let fields: [String]
    /// The table of the rows.
    package let table: FieldTable
    /// Where each packed field is in the table; nil for one that the table has no more.
    private let places: [Int?]

    /// How rows of a table are packed now.
    package init(_ table: FieldTable) { self.init(table, fields: table.fields.map { $0.name }) }

    /// How rows were packed whose fields are kept as ``text``.
    package init(_ table: FieldTable, text: String) {
        self.init(table, fields: text.split(separator: " ").map(String.init))
    }

    private init(_ table: FieldTable, fields: [String]) {
        self.table = table
        self.fields = fields
        places = fields.map { table.place(of: $0) }
    }

    /// The layout as a text that a store can keep.
    package var text: String { fields.joined(separator: " ") }

    /// The bytes of a row of this layout's table, without its name, its URI and its position.
    package func pack(_ row: Row) -> [UInt8] {
        var writer = PackWriter()
        writer.write(address: row.id, derived: Self.id(in: row.uri))
        writer.write(address: row.url, derived: Self.url(of: row.uri))
        for value in row.values.prefix(fields.count) { writer.write(value) }
        for _ in 0..<max(0, fields.count - row.values.count) { writer.write(.missing) }
        writer.write(count: row.links.count)
        for (relation, link) in row.links.sorted(by: { $0.key < $1.key }) {
            writer.write(text: relation)
            writer.write(text: link.uri)
            writer.write(text: link.name)
        }
        return writer.bytes
    }

    /// Whether the row that the bytes give back is the same: numbers that nothing has are not read again, and lengths
    /// are kept in milliseconds.
    package func holds(_ row: Row) -> Bool {
        row.values.count <= fields.count && row.values.allSatisfy(\.isPackable)
    }

    /// The row in the bytes; nil where they are none. A value of another type than its field has now is missing.
    package func unpack(_ bytes: [UInt8], name: String, uri: String?) -> Row? {
        var reader = PackReader(bytes)
        guard let id = reader.address(derived: Self.id(in: uri)), let url = reader.address(derived: Self.url(of: uri))
        else { return nil }
        var row = Row(
            table, name: name, uri: uri, id: id.text, url: url.text,
            values: Array(repeating: .missing, count: table.fields.count))
        for place in places {
            guard let value = reader.value() else { return nil }
            guard let place, value.isOf(table.fields[place].type) else { continue }
            row.values[place] = value
        }
        guard let links = reader.count() else { return nil }
        // An artist and an album, mostly; what the bytes say may be anything.
        row.links.reserveCapacity(min(links, 2))
        for _ in 0..<links {
            guard let relation = reader.text(), let uri = reader.text(), let name = reader.text() else { return nil }
            row.links[relation] = Row.Link(uri: uri, name: name)
        }
        return row
    }

    /// The last part of a URI, which is the ID of most things.
    private static func id(in uri: String?) -> String? {
        guard let uri, let colon = uri.utf8.lastIndex(of: 0x3A) else { return nil }
        return String(uri[uri.utf8.index(after: colon)...])
    }

    /// The address that most things have.
    private static func url(of uri: String?) -> String? {
        guard let uri, uri.hasPrefix("spotify:") else { return nil }
        // Not `replacing`, which takes longer than all the rest of a row.
        let site = "https://open.spotify.com/"
        return String(unsafeUninitializedCapacity: site.utf8.count + uri.utf8.count) { buffer in
            var count = 0
            for byte in site.utf8 {
                buffer[count] = byte
                count += 1
            }
            for byte in uri.utf8.dropFirst(8) {
                buffer[count] = byte == 0x3A ? 0x2F : byte
                count += 1
            }
            return count
        }
    }
}

/// What kind of value follows. The numbers are in files and never change.
private enum PackTag: UInt8 {
    case missing, text, number, duration, date, off, on, list
}

/// Writes the parts of a row. A text that comes twice, as the name of an artist does, is written once.
private struct PackWriter {
    var bytes: [UInt8] = []
    private var known: [String] = PackedTexts.first

    init() { bytes.reserveCapacity(256) }

    mutating func write(count: Int) { write(UInt(bitPattern: max(0, count))) }

    private mutating func write(_ number: UInt) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A number that may be negative: the sign goes into the lowest bit.
    private mutating func write(signed number: Int) { write(UInt(bitPattern: (number << 1) ^ (number >> 63))) }

    mutating func write(text: String) {
        let units = text.utf8
        // Texts of the same length are few, and comparing others would take most of the time of a row.
        let length = units.count
        if let place = known.firstIndex(where: { $0.utf8.count == length && $0 == text }) {
            write(UInt(place) << 1 | 1)
            return
        }
        write(UInt(length) << 1)
        bytes += units
        if known.count < PackedTexts.most { known.append(text) }
    }

    /// An address that mostly follows from another.
    mutating func write(address: String?, derived: String?) {
        switch address {
        case nil: bytes.append(0)
        case derived: bytes.append(1)
        case .some(let text):
            bytes.append(2)
            write(text: text)
        }
    }

    mutating func write(_ value: Value) {
        switch value {
        case .missing: bytes.append(PackTag.missing.rawValue)
        case .text(let text):
            bytes.append(PackTag.text.rawValue)
            write(text: text)
        case .number(let number):
            bytes.append(PackTag.number.rawValue)
            write(signed: number)
        // Only what a line has worked out has a fraction, and that is not kept for long.
        case .decimal(let number): write(.number(Int(number.rounded())))
        case .duration(let duration):
            bytes.append(PackTag.duration.rawValue)
            let (seconds, attoseconds) = duration.components
            write(signed: Int(clamping: seconds) &* 1000 &+ Int(clamping: attoseconds / 1_000_000_000_000_000))
        case .date(let date):
            bytes.append(PackTag.date.rawValue)
            write(signed: date.year)
            write(count: date.month ?? 0)
            write(count: date.day ?? 0)
            write(count: date.secondOfDay.map { $0 + 1 } ?? 0)
        case .flag(let flag): bytes.append(flag ? PackTag.on.rawValue : PackTag.off.rawValue)
        case .list(let items):
            bytes.append(PackTag.list.rawValue)
            write(count: items.count)
            for item in items { write(text: item) }
        }
    }
}

private enum PackedTexts {
    /// Texts that most rows have, so that they are never written. The order is in files and never changes.
    static let first = ["artist", "album", "artist 2", "show", "playlist", "single", "compilation"]
    /// How many texts of a row are looked through for one that came before.
    static let most = 24
}

/// Reads what PackWriter writes. The bytes may be anything: whatever is not as it should be is nil.
private struct PackReader {
    private let bytes: [UInt8]
    private var place = 0
    private var known: [String] = PackedTexts.first

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // As many as most rows have, in one piece.
        known.reserveCapacity(16)
    }

    /// A part that may be absent, so that nil can still mean that the bytes are none.
    struct Address { var text: String? }

    private mutating func byte() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func unsigned() -> UInt? {
        var number: UInt = 0
        var shift: UInt = 0
        while let byte = byte() {
            guard shift < 63 else { return nil }
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }

    /// A number of things, each of which takes at least a byte.
    mutating func count() -> Int? {
        guard let number = unsigned(), number <= UInt(bytes.count - place) else { return nil }
        return Int(number)
    }

    private mutating func signed() -> Int? {
        guard let number = unsigned() else { return nil }
        let value = Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
        return Value.packable.contains(value) ? value : nil
    }

    mutating func text() -> String? {
        guard let head = unsigned() else { return nil }
        let number = head >> 1
        if head & 1 == 1 { return number < UInt(known.count) ? known[Int(number)] : nil }
        guard number <= UInt(bytes.count - place) else { return nil }
        let end = place + Int(number)
        let text = String(decoding: bytes[place..<end], as: UTF8.self)
        place = end
        if known.count < PackedTexts.most { known.append(text) }
        return text
    }

    mutating func address(derived: String?) -> Address? {
        switch byte() {
        case 0: Address(text: nil)
        case 1: Address(text: derived)
        case 2: text().map { Address(text: $0) }
        case .some, nil: nil
        }
    }

    mutating func value() -> Value? {
        guard let tag = byte().flatMap(PackTag.init) else { return nil }
        switch tag {
        case .missing: return .missing
        case .text: return text().map { .text($0) }
        case .number: return signed().map { .number($0) }
        case .duration: return signed().map { .duration(.milliseconds($0)) }
        case .date: return date().map { .date($0) }
        case .off: return .flag(false)
        case .on: return .flag(true)
        case .list:
            guard let count = count() else { return nil }
            var items: [String] = []
            for _ in 0..<count {
                guard let item = text() else { return nil }
                items.append(item)
            }
            return .list(items)
        }
    }

    private mutating func date() -> PartialDate? {
        guard let year = signed(), (0...9999).contains(year), let month = unsigned(), month <= 12,
            let day = unsigned(), day <= 31, let second = unsigned(), second <= 86_400
        else { return nil }
        return PartialDate(
            year: year, month: month == 0 ? nil : Int(month), day: day == 0 ? nil : Int(day),
            secondOfDay: second == 0 ? nil : Int(second) - 1)
    }
}
