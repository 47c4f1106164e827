// What stands beside the cells of a table: marks, bars, ages, and texts that go on below the row.

import Rendering
import Rows
import Testing

@Suite struct MarkTests {
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, visibility: .shown(rank: 1), help: ""), Field("explicit", .flag, help: ""),
            Field("playable", .flag, help: ""), Field("local", .flag, help: ""),
        ])

    private static func row(
        _ name: String, id: String, _ explicit: Value = .missing, _ playable: Value = .missing,
        _ local: Value = .missing
    ) -> Row {
        Row(
            table, name: name, uri: "spotify:track:\(id)", values: [.text("Someone"), explicit, playable, local])
    }

    private static func text(
        _ rows: [Row], _ presentation: Presentation, _ settings: OutputSettings,
        saved: Set<String> = [],
        playing: String? = nil
    ) throws -> String {
        var renderer = try RowsRenderer(
            table: rows[0].table, presentation: presentation, settings: settings,
            marks: RowMarks(isSaved: { saved.contains($0) }, playing: playing))
        return renderer.render(rows) + renderer.finish()
    }

    private static func text(
        _ rows: [Row], _ settings: OutputSettings, saved: Set<String> = [], playing: String? = nil
    ) throws -> String {
        try text(rows, Presentation(), settings, saved: saved, playing: playing)
    }

    private static let rows = [
        row("One", id: "1"), row("東京", id: "2", .flag(true)), row("Three", id: "3", .flag(true), .flag(false)),
        row("Four", id: "4", .flag(false), .flag(true), .flag(true)),
    ]

    @Test func `marks stand in one column, as wide as the most of them`() throws {
        let shown = try Self.text(
            Self.rows, OutputSettings(format: .table), saved: ["spotify:track:2"], playing: "spotify:track:2")
        #expect(
            shown == """
                 1      One    Someone
                 2  ▶♥E 東京   Someone
                 3  E×  Three  Someone
                 4  ⌂   Four   Someone

                """)
    }

    @Test func `without any mark there is no column`() throws {
        #expect(try Self.text([Self.rows[0]], OutputSettings(format: .table)) == " 1  One  Someone\n")
        let implied = Presentation(implied: [Presentation.savedMark: .flag(true)])
        #expect(
            try Self.text([Self.rows[0]], implied, OutputSettings(format: .table), saved: ["spotify:track:1"])
                == " 1  One  Someone\n")
    }

    @Test func `marks that come with a later page get their column there, and nothing grows too wide`() throws {
        func pages(width: Int) throws -> [String] {
            var renderer = try RowsRenderer(
                table: Self.table, presentation: Presentation(), settings: OutputSettings(format: .table, width: width),
                marks: RowMarks(isSaved: { $0 == "spotify:track:3" }))
            return [[Self.row("One", id: "1"), Self.row("東京のうた", id: "2")], [Self.rows[2], Self.rows[0]]].map {
                renderer.render($0)
            }
        }
        #expect(
            try pages(width: 80) == [
                " 1  One         Someone\n 2  東京のうた  Someone\n",
                " 3  ♥E× Three       Someone\n 4      One         Someone\n",
            ])
        #expect(
            try pages(width: 61)[1] == " 3  ♥E× Three       Someone\n 4      One         Someone\n")
        var narrow = try pages(width: 24)
        #expect(narrow.removeFirst() == " 1  One\n    Someone\n 2  東京のうた\n    Someone\n")
        #expect(narrow == [" 3  ♥E× Three\n        Someone\n 4      One\n        Someone\n"])
    }

    @Test func `plain output has letters behind the row`() throws {
        let shown = try Self.text(
            Self.rows, OutputSettings(format: .table, isPlain: true), saved: ["spotify:track:2"],
            playing: "spotify:track:2")
        #expect(shown == "1  One  Someone\n2  東京  Someone  [PSE]\n3  Three  Someone  [EX]\n4  Four  Someone  [L]\n")
    }

    @Test(arguments: [OutputFormat.tsv, .json, .jsonl, .csv, .ids])
    func `machine formats have none`(format: OutputFormat) throws {
        let settings = OutputSettings(format: format)
        let marked = try Self.text(Self.rows, settings, saved: ["spotify:track:2"], playing: "spotify:track:1")
        #expect(try marked == Self.text(Self.rows, settings))
    }

    @Test(arguments: [40, 30, 24])
    func `a narrow terminal keeps marks and width`(width: Int) throws {
        let rows = [Self.row(String(repeating: "東京 ", count: 20), id: "1", .flag(true))]
        let shown = try Self.text(rows, OutputSettings(format: .table, width: width), saved: ["spotify:track:1"])
        #expect(shown.hasPrefix(" 1  ♥E 東京"))
        for line in shown.split(separator: "\n") { #expect(line.unicodeScalars.count <= width) }
    }

    @Test func `asked columns are just those`() throws {
        var settings = OutputSettings(format: .table)
        settings.columns = ["name"]
        #expect(try Self.text(Self.rows, settings).hasPrefix(" 1  One\n 2  東京\n"))
    }

    private static let group = FieldTable(
        "group",
        [Field("count", .number, visibility: .shown(rank: 1, unit: .init("row", "rows")), help: "").barred])

    private static func groups(_ counts: [Int]) -> [Row] {
        counts.map { Row(group, name: "G\($0)", values: [.number($0)]) }
    }

    private static func bars(
        _ rows: [Row], _ presentation: Presentation = Presentation(), width: Int = 80,
        _ change: (inout OutputSettings) -> Void = { _ in }
    ) throws -> [Int] {
        var settings = OutputSettings(format: .table, width: width, isTerminal: true)
        change(&settings)
        return try text(rows, presentation, settings).split(separator: "\n").map { $0.count { $0 == "█" } }
    }

    @Test func `bars are as long as the numbers, and never nothing for something`() throws {
        #expect(try Self.bars(Self.groups([40, 20, 1, 0])) == [20, 10, 1, 0])
        #expect(
            try Self.text(Self.groups([4, 2]), OutputSettings(format: .table, width: 22, isTerminal: true)) == """
                 1  G4  4 rows  ██████
                 2  G2  2 rows  ███

                """)
    }

    @Test func `a ranking has bars by its places`() throws {
        let rows = (1...4).map { Row(FieldTable("artist", []), name: "A\($0)", values: []) }
        #expect(try Self.bars(rows, Presentation(bars: .byRank)) == [20, 15, 10, 5])
        #expect(try Self.bars(rows) == [0, 0, 0, 0])
    }

    @Test func `no bars without room, terminal or symbols`() throws {
        let rows = Self.groups([4, 2])
        #expect(try Self.bars(rows, width: 20) == [0, 0])
        #expect(try Self.bars(rows) { $0.isTerminal = false } == [0, 0])
        #expect(try Self.bars(rows) { $0.isPlain = true } == [0, 0])
        #expect(try Self.bars(rows) { $0.format = .tsv } == [0, 0])
        #expect(try Self.bars([rows[0]]) == [0])
    }

    private static let play = FieldTable(
        "play", [Field("played", .date, visibility: .shown(rank: 1), help: "").aged])

    @Test(arguments: [
        (PartialDate(year: 2026, month: 11, day: 18, secondOfDay: 40_000 - 45), "just now"),
        (PartialDate(year: 2026, month: 11, day: 18, secondOfDay: 40_000 - 720), "12 min ago"),
        (PartialDate(year: 2026, month: 11, day: 17, secondOfDay: 40_000), "1 day ago"),
        (PartialDate(year: 2024, month: 2, day: 29, secondOfDay: 0), "2 years ago"),
        (PartialDate(year: 2026, month: 11, day: 19, secondOfDay: 0), "just now"),
        (PartialDate(year: 2026, month: 11, day: 17), "2026-11-17"),
    ])
    func `moments are ages for a person`(date: PartialDate, age: String) throws {
        let rows = [Row(Self.play, name: "T", values: [.date(date)])]
        // 2026-11-18 11:06:40 UTC
        let settings = OutputSettings(format: .table, now: 1_795_000_000)
        #expect(try Self.text(rows, settings) == " 1  T  \(age)\n")
        var exact = settings
        exact.columns = ["played"]
        #expect(try !Self.text(rows, exact).contains("ago"))
        #expect(try Self.text(rows, OutputSettings(format: .tsv, now: 1_795_000_000)).contains(date.text))
    }

    private static let finding = FieldTable(
        "finding",
        [
            Field("state", .text, visibility: .shown(rank: 1), help: ""),
            Field("text", .text, visibility: .shown(rank: 2), help: "").wrapped,
            Field("remedy", .text, visibility: .shown(rank: 3), help: "").wrapped,
        ])
    private static let findings = Presentation(numbering: .unnumbered)

    @Test func `texts that do not fit go below, the last first, and are whole`() throws {
        let rows = [
            Row(
                Self.finding, name: "terminal",
                values: [.text("bad"), .text("can do nothing at all"), .text("use another one, any other one")]),
            Row(Self.finding, name: "x", values: [.text("good"), .text("well"), .missing]),
        ]
        func shown(_ width: Int) throws -> String {
            try Self.text(rows, Self.findings, OutputSettings(format: .table, width: width))
        }
        #expect(
            try shown(80) == """
                terminal  bad   can do nothing at all  use another one, any other one
                x         good  well

                """)
        #expect(
            try shown(50) == """
                terminal  bad   can do nothing at all
                    use another one, any other one
                x         good  well

                """)
        #expect(
            try shown(24) == """
                terminal  bad
                    can do nothing at
                      all
                    use another one, any
                      other one
                x         good
                    well

                """)
    }

    @Test func `a worded flag says no`() throws {
        let table = FieldTable(
            "capability", [Field("allowed", .flag, visibility: .shown(rank: 1), help: "").worded])
        let rows = [
            Row(table, name: "a", values: [.flag(true)]), Row(table, name: "b", values: [.flag(false)]),
            Row(table, name: "c", values: [.missing]),
        ]
        #expect(try Self.text(rows, OutputSettings(format: .table)) == " 1  a  allowed\n 2  b  no\n 3  c\n")
    }
}
