// Orders of rows.

import Rows
import Testing

struct RowOrderTests {
    private static let table = FieldTable(
        "track",
        [Field("year", .number, help: ""), Field("released", .date, help: ""), Field("artists", .list, help: "")])

    private static func row(_ name: String, _ year: Int?, _ released: String? = nil, _ artists: [String] = []) -> Row {
        Row(
            table, name: name,
            values: [
                .number(orMissing: year), released.flatMap { PartialDate($0) }.map(Value.date) ?? .missing,
                artists.isEmpty ? .missing : .list(artists),
            ])
    }

    private static let rows = [
        row("b", 2000, "2000-05"), row("A", nil), row("ä", 1999, "1999-05-02"), row("c", 2000, "2000"),
        row("B", 1999, "1999-05-01", ["z"]),
    ]

    @Test(arguments: [
        ([RowOrder.Key("name")], ["A", "ä", "B", "b", "c"]), ([.init("year")], ["ä", "B", "b", "c", "A"]),
        ([.init("year", .descending)], ["b", "c", "ä", "B", "A"]),
        ([.init("year"), .init("name", .descending)], ["B", "ä", "c", "b", "A"]),
        ([.init("released")], ["B", "ä", "c", "b", "A"]), ([.init("artists")], ["B", "b", "A", "ä", "c"]),
        ([.init("nonsense")], ["b", "A", "ä", "c", "B"]),
    ])
    func `rows sorted by`(keys: [RowOrder.Key], names: [String]) {
        #expect(RowOrder(keys).sorted(Self.rows).map(\.name) == names)
    }
}
