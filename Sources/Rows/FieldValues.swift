// What a set of rows has in one field, for `FIELD in $rows`: text is compared folded and found at once, however many rows
// there are.

import Text

/// The values of rows in one field.
package struct FieldValues: Sendable, Hashable {
    private var texts: Set<String> = []
    private var others: Set<Value> = []

    package init(_ rows: [Row], field: String) {
        for row in rows {
            switch row[field] ?? .missing {
            case .text(let text): texts.insert(Folding.folded(text))
            case .list(let items): texts.formUnion(items.map(Folding.folded))
            case .missing: break
            case .number, .duration, .date, .flag: others.insert(row[field] ?? .missing)
            }
        }
    }

    /// Whether one of the rows has this value; a list, any entry of it. Unknown for what is missing.
    func contain(_ value: Value) -> Condition.Truth {
        switch value {
        case .missing: .unknown
        case .text(let text): .init(texts.contains(Folding.folded(text)))
        case .list(let items): .init(items.contains { texts.contains(Folding.folded($0)) })
        case .number, .duration, .date, .flag: .init(others.contains(value))
        }
    }
}
