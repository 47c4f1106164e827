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

    /// The places of so many rows, in this order. The keys are made once for each row, so that comparisons are cheap.
    ///
    /// - Parameter row: the row at a place, which is asked for once; one that cannot be had has no values.
    package func order(of count: Int, row: (Int) -> Row?) -> [Int] {
        let keyed = (0..<count).map { place in
            let row = row(place)
            return (place, keys.map { SortValue(row?.sorted(by: $0.field) ?? .missing) })
        }
        return keyed.sorted { left, right in
            for (key, (first, second)) in zip(keys, zip(left.1, right.1)) {
                switch first.compared(to: second, key.direction) {
                case .before: return true
                case .after: return false
                case .same: continue
                }
            }
            return left.0 < right.0
        }.map(\.0)
    }
}

extension Row {
    /// The value by which rows are sorted. A name that only writes a duration or a number in words is sorted as that.
    fileprivate func sorted(by field: String) -> Value {
        let meant = field == "name" ? table.named ?? field : field
        return self[meant] ?? .missing
    }
}

/// A value in the form in which it is sorted.
private enum SortValue {
    /// The folded text, and its spelling, which decides between equal ones.
    case text(String, String)
    case number(Double)
    case missing

    enum Place { case before, same, after }

    init(_ value: Value) {
        switch value {
        case .text(let text): self = .text(Folding.folded(text), text)
        case .list(let items): self = items.first.map { .text(Folding.folded($0), $0) } ?? .missing
        case .number(let number): self = .number(Double(number))
        // What is shown as the same is equal, so that the next field decides.
        case .duration(let duration): self = .number(Double(duration.components.seconds))
        case .date(let date):
            // Unknown months and days come before known ones.
            let day = ((date.year * 13 + (date.month ?? 0)) * 32 + (date.day ?? 0)) * 86_400 + (date.secondOfDay ?? 0)
            self = .number(Double(day))
        case .flag(let flag): self = .number(flag ? 1 : 0)
        case .missing: self = .missing
        }
    }

    func compared(to other: SortValue, _ direction: RowOrder.Key.Direction) -> Place {
        switch (self, other) {
        case (.missing, .missing): .same
        case (.missing, _): .after
        case (_, .missing): .before
        case (.number(let left), .number(let right)): Self.place(left, right, direction)
        case (.text(let left, let leftSpelling), .text(let right, let rightSpelling)):
            left == right ? Self.place(leftSpelling, rightSpelling, direction) : Self.place(left, right, direction)
        case (.number, .text): .before
        case (.text, .number): .after
        }
    }

    private static func place<Ordered: Comparable>(
        _ left: Ordered, _ right: Ordered, _ direction: RowOrder.Key.Direction
    ) -> Place {
        if left == right { return .same }
        return (left < right) == (direction == .ascending) ? .before : .after
    }
}
