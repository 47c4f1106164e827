// A number made of many rows, as a row: the answer of `count`, `sum`, `avg`, `min`, `max` and `median`.

import Rows

/// What a total is made of.
struct TotalRow: Listable {
    /// What was done: `count`, `sum of duration`.
    let name: String
    let total: Value

    static var kind: RowKind { "total" }

    static let columns = Columns<TotalRow>(
        [
            .value(Field("value", .number, help: "the number")) { total in
                switch total.total {
                case .number, .decimal: total.total
                case .text, .duration, .date, .flag, .list, .missing: .missing
                }
            },
            .duration("duration", help: "the duration") {
                if case .duration(let duration) = $0.total { duration } else { nil }
            },
            .date("date", help: "the date") { if case .date(let date) = $0.total { date } else { nil } }.since(1),
        ])
}
