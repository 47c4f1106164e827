// Owns the orders of rows: by fields, each upwards or downwards. Missing values come last either way, and equal
// rows stay in the order they had (Language §4).

import Text

/// An order of rows by one or more fields.
package struct RowOrder: Sendable, Hashable {
    /// A field, and the direction in which it sorts.
    package struct Key: Sendable, Hashable {
        /// Whether small or large values come first; missing ones are last in both.
        package enum Direction: Sendable, Hashable { case ascending, descending }

        /// The field to compare.
        package var field: String
        /// Which end comes first.
        package var direction: Direction

        /// A key, ascending unless the caller says otherwise.
        package init(_ field: String, _ direction: Direction = .ascending) {
            self.field = field
            self.direction = direction
        }
    }

    /// The fields; a later one decides where the earlier are equal.
    package var keys: [Key]

    /// An order by the first key, among its equals by the second, and so on.
    package init(_ keys: [Key]) { self.keys = keys }

    /// The rows in this order.
    package func sorted(_ rows: [Row]) -> [Row] { order(of: rows.count) { rows[$0] }.map { rows[$0] } }

    /// The places of so many rows, in this order. What is compared is made once for each row and is small; only what is
    /// alike in it is compared as text.
    ///
    /// - Parameter row: the row at a place, which is asked for once; one that cannot be had has no values.
    package func order(of count: Int, row: (Int) -> Row?) -> [Int] {
        var columns = keys.map { SortColumn(count, by: $0) }
        for place in 0..<count {
            let row = row(place)
            for column in columns.indices { columns[column].add(row) }
        }
        var places = (0..<count).map { Placed(key: .missing, index: $0) }
        var runs = [0..<count]
        for column in columns {
            runs = places.withUnsafeMutableBufferPointer { places in
                runs.flatMap { column.sort(UnsafeMutableBufferPointer(rebasing: places[$0]), from: $0.lowerBound) }
            }
            if runs.isEmpty { break }
        }
        return places.map(\.index)
    }
}

/// A row with the key at hand by which it is being sorted.
private struct Placed {
    var key: SortKey
    let index: Int
}

/// What is compared first: a number whose order is that of the values, in the direction that is wanted.
private struct SortKey {
    /// Kinds of values, in the order in which they come in either direction.
    enum Kind: UInt8 { case number, ascii, text, missing }

    let rank: UInt128
    let kind: Kind

    static let missing = SortKey(rank: 0, kind: .missing)

    /// Whether the ranks alone say which of the two comes first.
    func decides(against other: SortKey) -> Bool {
        guard kind == other.kind, rank != other.rank else { return false }
        switch kind {
        case .number, .ascii: return true
        case .text, .missing: return false
        }
    }
}

/// The keys of all rows in one field.
private struct SortColumn {
    private var keys: [SortKey] = []
    /// The folded text of each row, and its spelling, which decides between equal ones; empty until a row has one.
    private var texts: [(folded: String, spelling: String)] = []
    private let isDescending: Bool
    private var reader: SortReader

    init(_ count: Int, by key: RowOrder.Key) {
        isDescending = key.direction == .descending
        reader = SortReader(key.field)
        keys.reserveCapacity(count)
    }

    /// Takes the next row; nil has no values.
    mutating func add(_ row: Row?) {
        guard let row else { return addMissing() }
        add(reader.value(of: row))
    }

    private mutating func add(_ value: Value) {
        switch value {
        case .text(let text): add(text)
        case .list(let items): if let first = items.first { add(first) } else { addMissing() }
        case .number(let number): add(Double(number))
        case .decimal(let number): add(number)
        // What is shown as the same is equal, so that the next field decides.
        case .duration(let duration): add(Double(duration.components.seconds))
        case .date(let date): add(date.orderNumber)
        case .flag(let flag): add(flag ? 1 : 0)
        case .missing: addMissing()
        }
    }

    private mutating func addMissing() {
        keys.append(.missing)
        if !texts.isEmpty { texts.append(("", "")) }
    }

    private mutating func add(_ number: Double) {
        // Adding nothing makes of -0 a 0; as bits they would differ.
        let bits = (number + 0).bitPattern
        let rank = bits >> 63 == 1 ? ~bits : bits | 1 << 63
        keys.append(SortKey(rank: UInt128(isDescending ? ~rank : rank), kind: .number))
        if !texts.isEmpty { texts.append(("", "")) }
    }

    private mutating func add(_ text: String) {
        if texts.isEmpty {
            texts.reserveCapacity(keys.capacity)
            for _ in keys { texts.append(("", "")) }
        }
        let folded = Folding.folded(text)
        var rank: UInt128 = 0
        var (count, isASCII) = (0, true)
        for byte in folded.utf8 {
            if byte >= 0x80 { isASCII = false }
            if count < 16 { rank = rank << 8 | UInt128(byte) }
            count += 1
        }
        if count < 16 { rank <<= UInt128(8 * (16 - count)) }
        keys.append(SortKey(rank: isDescending ? ~rank : rank, kind: isASCII ? .ascii : .text))
        texts.append((folded, text))
    }

    /// Sorts rows that are alike in the columns before, and returns where several of them are alike in this one, too.
    ///
    /// - Parameter start: the place of the first of them among all rows.
    func sort(_ run: UnsafeMutableBufferPointer<Placed>, from start: Int) -> [Range<Int>] {
        var rows = run
        for place in rows.indices { rows[place].key = keys[rows[place].index] }
        rows.sort { left, right in
            switch order(left, right) {
            case .before: true
            case .after: false
            case .same: left.index < right.index
            }
        }
        var alike: [Range<Int>] = []
        var first = 0
        for place in rows.indices.dropFirst() where order(rows[first], rows[place]) != .same {
            if place - first > 1 { alike.append(start + first..<start + place) }
            first = place
        }
        if rows.count - first > 1 { alike.append(start + first..<start + rows.count) }
        return alike
    }

    /// Which of two rows comes first.
    private func order(_ left: Placed, _ right: Placed) -> TextOrder {
        if left.key.decides(against: right.key) { return left.key.rank < right.key.rank ? .before : .after }
        switch (left.key.kind, right.key.kind) {
        case (.missing, .missing), (.number, .number): return .same
        case (.missing, _), (.ascii, .number), (.text, .number): return .after
        case (_, .missing), (.number, _): return .before
        case (.ascii, _), (.text, _):
            let (left, right) = (texts[left.index], texts[right.index])
            let order = FoldedText.order(left.folded, right.folded)
            return directed(order == .same ? FoldedText.order(left.spelling, right.spelling) : order)
        }
    }

    private func directed(_ order: TextOrder) -> TextOrder {
        switch order {
        case .before: isDescending ? .after : .before
        case .same: .same
        case .after: isDescending ? .before : .after
        }
    }
}

/// Reads the values by which rows are sorted.
private struct SortReader {
    private var reader: FieldReader
    /// For each field that a name only puts into words, a reader of that field.
    private var named: FieldReader?

    init(_ field: String) { reader = FieldReader(field) }

    /// A name that only writes a duration or a number in words is sorted as that, and days of the week in their order.
    mutating func value(of row: Row) -> Value {
        guard reader.field == "name", let meant = row.table.named else {
            let value = reader.value(of: row)
            return inOrder(value, reader.isWeekday)
        }
        var other = named.flatMap { $0.field == meant ? $0 : nil } ?? FieldReader(meant)
        defer { named = other }
        let value = other.value(of: row)
        return inOrder(value, other.isWeekday)
    }

    private func inOrder(_ value: Value, _ isWeekday: Bool) -> Value {
        guard isWeekday, case .text(let name) = value else { return value }
        return Weekday.place(of: name).map(Value.number) ?? value
    }
}
