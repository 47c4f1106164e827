// What a set of rows has in one field, for `FIELD in $rows`, and when two values of a field are the same: text folds case and
// accents unless it is an address, durations are what is shown of them. Found at once, however many rows there are.

import Text

/// The values of rows in one field.
package struct FieldValues: Sendable, Hashable {
    private let field: String
    private var values: Set<FieldKey> = []

    package init(_ rows: [Row], field: String) {
        self.field = field
        for row in rows {
            for key in FieldKey.keys(of: row, field) where key != .missing { values.insert(key) }
        }
    }

    /// Whether one of the rows has what this row has; a list, any entry of it. Unknown for what is missing.
    func contain(valueOf row: Row) -> Condition.Truth {
        let keys = FieldKey.keys(of: row, field)
        if keys == [.missing] { return .unknown }
        return .init(keys.contains { values.contains($0) })
    }
}

/// What makes values of a field the same, wherever rows are compared, counted together or left out.
package enum FieldKey: Sendable, Hashable {
    /// Folded, or as it is where capitals matter.
    case text(String)
    case number(Int)
    case seconds(Int64)
    case date(PartialDate)
    case flag(Bool)
    case missing

    /// The keys of a row: several for a list, one of them `missing` for an empty one.
    package static func keys(of row: Row, _ field: String) -> [FieldKey] {
        let isExact = FieldTable.isExact(field)
        func key(_ text: String) -> FieldKey { .text(isExact ? text : Folding.folded(text)) }
        switch row[field] ?? .missing {
        case .text(let text): return [key(text)]
        case .list(let items): return items.isEmpty ? [.missing] : items.map(key)
        case .number(let number): return [.number(number)]
        case .duration(let duration): return [.seconds(duration.components.seconds)]
        case .date(let date): return [.date(date)]
        case .flag(let flag): return [.flag(flag)]
        case .missing: return [.missing]
        }
    }
}
