// Owns the set of values that some rows have in one field, for `FIELD in $rows`, and the rule by which two
// values of a field are the same: text is folded unless it is an address, and durations count at the second
// that is shown. A set answers at once, however many rows there are.

import Text

/// The values that rows have in one field.
package struct FieldValues: Sendable, Hashable {
    private let field: String
    private var values: Set<FieldKey> = []

    /// The values of these rows; a missing value is not among them.
    package init(_ rows: [Row], field: String) {
        self.field = field
        for row in rows {
            for key in FieldKey.keys(of: row, field) where key != .missing { values.insert(key) }
        }
    }

    /// Whether one of the rows has this value; for a list, any of its entries. Unknown where there is none.
    func contain(_ value: Value, isExact: Bool) -> Condition.Truth {
        let keys = FieldKey.keys(of: value, isExact: isExact)
        if keys == [.missing] { return .unknown }
        return .init(keys.contains { values.contains($0) })
    }
}

/// The part of a value that makes it the same as another, wherever rows are compared, counted together or left out.
package enum FieldKey: Sendable, Hashable {
    /// The text folded, or as it is where capitals matter.
    case text(String)
    case number(Int)
    case decimal(Double)
    case seconds(Int64)
    case date(PartialDate)
    case flag(Bool)
    case missing

    /// The keys of a row in a field: one for each entry of a list, and ``missing`` where
    /// there is no value or no entry.
    package static func keys(of row: Row, _ field: String) -> [FieldKey] {
        keys(of: row[field] ?? .missing, isExact: row.table.isExact(field))
    }

    /// The keys of a value.
    ///
    /// - Parameter isExact: whether capitals and accents make a difference.
    package static func keys(of value: Value, isExact: Bool) -> [FieldKey] {
        func key(_ text: String) -> FieldKey { .text(isExact ? text : Folding.folded(text)) }
        switch value {
        case .text(let text): return [key(text)]
        case .list(let items): return items.isEmpty ? [.missing] : items.map(key)
        case .number(let number): return [.number(number)]
        case .decimal(let number): return [.decimal(number)]
        case .duration(let duration): return [.seconds(duration.components.seconds)]
        case .date(let date): return [.date(date)]
        case .flag(let flag): return [.flag(flag)]
        case .missing: return [.missing]
        }
    }
}
