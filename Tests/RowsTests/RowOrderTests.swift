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

    /// What is compared first is short, so texts that begin alike have to be told apart by what follows.
    @Test func `texts sort by all of their letters, in either direction`() {
        let names = [
            "a long beginning, and then 2", "a long beginning, and then 10", "a long beginning",
            "Ä long beginning, and",
            "b", "é", "z", "夜", "a\u{0}", "a", "", "A",
        ]
        let rows = names.map { Self.row($0, nil) }
        let sorted = [
            "", "A", "a", "a\u{0}", "a long beginning", "Ä long beginning, and", "a long beginning, and then 10",
            "a long beginning, and then 2", "b", "é", "z", "夜",
        ]
        #expect(RowOrder([.init("name")]).sorted(rows).map(\.name) == sorted)
        #expect(RowOrder([.init("name", .descending)]).sorted(rows).map(\.name) == sorted.reversed())
    }

    @Test func `numbers come before texts and missing values last, in either direction`() {
        let table = FieldTable("a", [Field("x", .number, help: "")])
        let values: [Value] = [
            .missing, .text("1"), .number(-2), .decimal(-1.5), .number(0), .number(.max), .text("é"),
        ]
        let rows = values.enumerated().map { Row(table, name: String($0), values: [$1]) }
        #expect(RowOrder([.init("x")]).sorted(rows).map(\.name) == ["2", "3", "4", "5", "1", "6", "0"])
        #expect(RowOrder([.init("x", .descending)]).sorted(rows).map(\.name) == ["5", "4", "3", "2", "6", "1", "0"])
    }

    @Test func `days of the week sort from Monday`() {
        let rows = ["2024-02-25", "2024-02-24", "2024-02-26", "2024", "2024-02-28"].map { Self.row($0, nil, $0) }
        #expect(
            RowOrder([.init("released.weekday")]).sorted(rows).map(\.name)
                == ["2024-02-26", "2024-02-28", "2024-02-24", "2024-02-25", "2024"])
    }
}
