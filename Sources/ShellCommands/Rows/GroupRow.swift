// Rows counted together, and the fields that they have in common: what a row of `group` is made of. How rows are put
// together is in `Group`.

import Rows
import SpotifyModel

/// What a row of `group` is made of.
struct GroupRow: Listable {
    /// The values they have in common, as text.
    var name: String
    /// The values themselves and the numbers that were worked out, in the order of the columns.
    var values: [Value]
    /// What the value is the name of, where it is one thing.
    var thing: Row.Link?
    var count = 0

    private var address: SpotifyURI? { thing.flatMap { SpotifyURI($0.uri) } }

    var uri: String? { address?.text }
    var id: String? { address?.id }
    var url: String? { address?.url }

    static var kind: RowKind { "group" }

    static let columns = Columns<GroupRow>([counted.barred])

    private static let counted = Column<GroupRow>.number(
        "count", .shown(rank: 1, unit: Field.Unit("row", "rows")), help: "how many there are"
    ) { $0.count }

    /// The columns of rows that were put together by these fields. A bar belongs to the number that it stands beside:
    /// the last that was worked out, where one was.
    ///
    /// - Parameters:
    ///   - fields: those that were named; nil for one of which nothing is known.
    ///   - totals: what was worked out, and the field of which.
    static func columns(by fields: [Field?], totals: [(aggregate: Aggregate, field: Field?)]) -> Columns<GroupRow> {
        let kept = Self.kept(fields)
        guard !kept.isEmpty || !totals.isEmpty else { return columns }
        var columns = [totals.isEmpty ? counted.barred : counted]
        for (place, field) in kept.enumerated() { columns.append(.value(field) { $0.values[place] }) }
        for (place, total) in totals.enumerated() {
            let value = kept.count + place
            var field = Self.total(total.aggregate, of: total.field, at: place)
            if totals.count > 1 { field = field.named }
            if place == totals.count - 1 { field = field.barred }
            columns.append(.value(field) { $0.values[value] })
        }
        if !totals.isEmpty {
            let source = totals.compactMap { total in total.field.map { "\(total.aggregate.rawValue) \($0.name)" } }
            let text = Value.text(source.joined(separator: " "))
            columns.append(.value(Self.totals) { _ in text })
        }
        return Columns(columns, named: fields.count == 1 ? kept.first?.name : nil)
    }

    /// The field of a number that was worked out of a field, of which nothing may be known. The first are shown
    /// longest.
    static func total(_ aggregate: Aggregate, of field: Field?, at place: Int) -> Field {
        Field(
            aggregate.rawValue, field?.type ?? .number, visibility: .shown(rank: 2 + place),
            help: "\(aggregate.rawValue) of \(field?.name ?? "the field")")
    }

    /// What was worked out, as it was typed: JSON has no durations, and a number in it could be one.
    static let totals = Field("totals", .text, help: "what was worked out: sum duration").onlyInJSON

    /// The fields that groups keep beside their name: all of several, and one alone where it is more than its text.
    static func kept(_ fields: [Field?]) -> [Field] {
        var kept: [Field] = []
        for case let field? in fields where fields.count > 1 || isMoreThanText(field) {
            // What every row has is taken, and so are the numbers: `count` of groups that are grouped again.
            let taken =
                FieldTable.common.map(\.name) + [counted.field.name] + Aggregate.allCases.map(\.rawValue)
                + kept.map(\.name)
            var (name, number) = (field.name, 1)
            while taken.contains(name) {
                name = number == 1 ? "value" : "value\(number)"
                number += 1
            }
            kept.append(Field(name, field.type == .list ? .text : field.type, help: field.help))
        }
        return kept
    }

    /// Whether rows have to keep a value to be sorted by it.
    static func isMoreThanText(_ field: Field) -> Bool {
        switch field.type {
        case .text, .list: false
        case .number, .duration, .date, .flag, .weekday: true
        }
    }
}
