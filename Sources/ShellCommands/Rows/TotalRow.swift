// A number made of many rows, as a row: the answer of `count` and `sum`.

import Rows

/// What a total is made of.
struct TotalRow: Listable {
    /// What was counted or added up.
    enum Total: Sendable, Hashable { case number(Int), duration(Duration) }

    /// What was done: `count`, `sum of duration`.
    let name: String
    let total: Total

    static var kind: RowKind { "total" }

    static let columns = Columns<TotalRow>(
        [
            .number("value", help: "the number") { if case .number(let number) = $0.total { number } else { nil } },
            .duration("duration", help: "the duration") {
                if case .duration(let duration) = $0.total { duration } else { nil }
            },
        ])
}
