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
        guard let first = columns.first else { return Array(0..<count) }
        var places = (0..<count).map { Placed(index: $0, key: first.keys[$0]) }
        places.sort { left, right in
            if left.key.decides(against: right.key) { return left.key.rank < right.key.rank }
            for place in columns.indices {
                switch columns[place].order(left.index, right.index) {
                case .before: return true
                case .after: return false
                case .same: continue
                }
            }
            return left.index < right.index
        }
        return places.map(\.index)
    }
}

/// A row with its first key at hand.
private struct Placed {
    let index: Int
    let key: SortKey
}

/// What is compared first: a number whose order is that of the values, in the direction that is wanted.
private struct SortKey {
    /// Kinds of values, in the order in which they come in either direction.
    enum Kind: UInt8 { case number, ascii, text, missing }

    let kind: Kind
    let rank: UInt128

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
    private(set) var keys: [SortKey] = []
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
        keys.append(SortKey(kind: .missing, rank: 0))
        if !texts.isEmpty { texts.append(("", "")) }
    }

    private mutating func add(_ number: Double) {
        // Adding nothing makes of -0 a 0; as bits they would differ.
        let bits = (number + 0).bitPattern
        let rank = bits >> 63 == 1 ? ~bits : bits | 1 << 63
        keys.append(SortKey(kind: .number, rank: UInt128(isDescending ? ~rank : rank)))
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
        keys.append(SortKey(kind: isASCII ? .ascii : .text, rank: isDescending ? ~rank : rank))
        texts.append((folded, text))
    }

    /// Which of two rows comes first.
    func order(_ left: Int, _ right: Int) -> TextOrder {
        let (leftKey, rightKey) = (keys[left], keys[right])
        if leftKey.decides(against: rightKey) { return leftKey.rank < rightKey.rank ? .before : .after }
        switch (leftKey.kind, rightKey.kind) {
        case (.missing, .missing), (.number, .number): return .same
        case (.missing, _), (.ascii, .number), (.text, .number): return .after
        case (_, .missing), (.number, _): return .before
        case (.ascii, _), (.text, _):
            let order = FoldedText.order(texts[left].folded, texts[right].folded)
            return directed(order == .same ? FoldedText.order(texts[left].spelling, texts[right].spelling) : order)
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
