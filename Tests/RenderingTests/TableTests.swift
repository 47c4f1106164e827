// Tables, cell for cell (Language §1, §10).

import Rendering
import Rows
import Testing
import Text

@Suite struct TableTests {
    private let albums = Presentation(implied: ["artist": .text("Radiohead")])
    private let ofAlbum = Presentation(implied: ["artist": .text("Radiohead"), "album": .text("OK Computer")])

    private func table(_ rows: [Row], _ presentation: Presentation = Presentation(), width: Int = 80) throws -> String {
        try Sample.text(rows, nil, presentation, OutputSettings(format: .table, width: width))
    }

    @Test func artistsAreNumberedNames() throws {
        #expect(
            try table([Sample.artist("Radiohead"), Sample.artist("Radiohead Tribute Band")]) == """
                 1  Radiohead
                 2  Radiohead Tribute Band

                """)
    }

    @Test func albumsOfAnArtist() throws {
        let rows = [
            Sample.album("In Rainbows", 2007, "album", 10),
            Sample.album("OK Computer OKNOTOK 1997 2017", 2017, "album", 23),
            Sample.album("Pop Is Dead", nil, "single", 1), Sample.album("Box", 2000, "compilation", 120),
        ]
        #expect(
            try table(rows, albums) == """
                 1  In Rainbows                    2007  album         10 tracks
                 2  OK Computer OKNOTOK 1997 2017  2017  album         23 tracks
                 3  Pop Is Dead                          single         1 track
                 4  Box                            2000  compilation  120 tracks

                """)
    }

    @Test func tracksOfAnAlbum() throws {
        let rows = [
            Sample.track("Airbag", seconds: 287), Sample.track("Paranoid Android", seconds: 387),
            Sample.track("Long", seconds: 3909), Sample.track("Unknown", seconds: nil),
        ]
        #expect(
            try table(rows, ofAlbum) == """
                 1  Airbag               4:47
                 2  Paranoid Android     6:27
                 3  Long              1:05:09
                 4  Unknown

                """)
    }

    @Test func pagesLineUpWithRoomForLaterNames() throws {
        var renderer = try RowsRenderer(
            table: Sample.track as FieldTable, presentation: ofAlbum,
            settings: OutputSettings(format: .table, width: 40))
        var text = renderer.render([Sample.track("Airbag", seconds: 287)], mayContinue: true)
        text += renderer.render([Sample.track("Love Me Like a Reptile", seconds: 203)])
        text += renderer.render([Sample.track("A name that is longer than the terminal is wide", seconds: 203)])
        text += renderer.render([Sample.track("Short", seconds: 7)])
        #expect(
            text == """
                 1  Airbag                          4:47
                 2  Love Me Like a Reptile          3:23
                 3  A name that is longer than th…  3:23
                 4  Short                           0:07

                """)
    }

    @Test func aColumnIsImpliedOnlyWhenEveryRowAgrees() throws {
        #expect(
            try table([Sample.track("Airbag"), Sample.track("Creep", "Karen Souza")], ofAlbum) == """
                 1  Airbag  Radiohead    4:47
                 2  Creep   Karen Souza  4:47

                """)
    }

    @Test func kindsAreShownWhereTheyDiffer() throws {
        let mixed = FieldTable("item", Sample.track.fields)
        let rows = [Sample.artist("Radiohead"), Sample.track("Airbag")]
        #expect(
            try Sample.text(rows, mixed, Presentation(), OutputSettings(format: .table)) == """
                 1  Radiohead  artist
                 2  Airbag     track   Radiohead  OK Computer  4:47

                """)
    }

    @Test func numbersGoOnAndStandRight() throws {
        let more = Presentation(firstNumber: 99)
        #expect(try table([Sample.artist("A"), Sample.artist("B")], more) == " 99  A\n100  B\n")
        #expect(try table([Sample.artist("A")], Presentation(numbering: .unnumbered)) == "A\n")
        let ten = (1...10).map { Sample.artist("\($0)") }
        #expect(try table(ten).hasPrefix(" 1  1\n 2  2\n"))
        #expect(try table(ten).hasSuffix(" 9  9\n10  10\n"))
    }

    @Test func laterBatchesKeepTheLayoutOfTheFirst() throws {
        var renderer = try RowsRenderer(
            table: Sample.track, presentation: ofAlbum, settings: OutputSettings(format: .table))
        #expect(renderer.render([]) == "")
        #expect(renderer.render([Sample.track("Airbag")]) == " 1  Airbag  4:47\n")
        #expect(renderer.render([Sample.track("Paranoid Android")]) == " 2  Paran…  4:47\n")
        #expect(renderer.render([Sample.track("Let")]) == " 3  Let     4:47\n")
        #expect(renderer.finish() == "")
    }

    @Test func askedColumnsAreShownAsAsked() throws {
        let settings = OutputSettings(format: .table, columns: ["duration", "explicit", "name"])
        let rows = [Sample.track("Airbag", isExplicit: true), Sample.track("Lucky")]
        #expect(
            try Sample.text(rows, nil, ofAlbum, settings) == " 1  4:47  explicit  Airbag\n 2  4:47            Lucky\n")
    }

    @Test func nothingComesOfNoRows() throws {
        #expect(try table([]) == "")
    }

    @Test func colourIsOnlyFaintness() throws {
        let settings = OutputSettings(format: .table, isColoured: true)
        #expect(
            try Sample.text([Sample.track("Airbag")], nil, ofAlbum, settings) == "\u{1B}[2m 1  \u{1B}[0mAirbag  4:47\n")
    }

    @Test func plainHasTwoBlanksAndLetters() throws {
        let settings = OutputSettings(format: .table, width: 20, isPlain: true)
        let rows = [Sample.track("Paranoid Android"), Sample.track("Lucky", nil)]
        #expect(
            try Sample.text(rows, nil, Presentation(), settings) == """
                1  Paranoid Android  Radiohead  OK Computer  4:47
                2  Lucky  -  OK Computer  4:47

                """)
    }

    // MARK: Widths

    private var wide: [Row] {
        [
            Sample.track("Paranoid Android", "Radiohead", "OK Computer OKNOTOK 1997 2017", seconds: 387),
            Sample.track("群青日和", "東京事変", "教育", seconds: 214),
            Sample.track("E\u{0301}toile 👨‍👩‍👧", "שלום חנוך", "🇮🇸", seconds: 3909),
            Sample.track("\u{1B}[31mRed\nline", "A\tB", "", seconds: nil), Sample.track("", nil, nil, seconds: 7),
        ]
    }

    @Test func everythingFits160Cells() throws {
        #expect(
            try table(wide, width: 160) == """
                 1  Paranoid Android  Radiohead  OK Computer OKNOTOK 1997 2017     6:27
                 2  群青日和          東京事変   教育                              3:34
                 3  E\u{0301}toile 👨‍👩‍👧         שלום חנוך  🇮🇸                             1:05:09
                 4  [31mRed line      A B
                 5  unnamed track                                                  0:07

                """)
    }

    @Test func theLastRankShrinksFirst() throws {
        #expect(
            try table(wide, width: 60) == """
                 1  Paranoid Android  Radiohead  OK Computer OKNOT…     6:27
                 2  群青日和          東京事変   教育                   3:34
                 3  E\u{0301}toile 👨‍👩‍👧         שלום חנוך  🇮🇸                  1:05:09
                 4  [31mRed line      A B
                 5  unnamed track                                       0:07

                """)
    }

    @Test func narrowTerminalsGetTwoLines() throws {
        #expect(
            try table(wide, width: 40) == """
                 1  Paranoid Android
                    Radiohead · OK Computer OKNO… · 6:27
                 2  群青日和
                    東京事変 · 教育 · 3:34
                 3  E\u{0301}toile 👨‍👩‍👧
                    שלום חנוך · 🇮🇸 · 1:05:09
                 4  [31mRed line
                    A B
                 5  unnamed track
                    0:07

                """)
        #expect(
            try table(Array(wide.prefix(2)), width: 20) == """
                 1  Paranoid Android
                    Radiohea… · 6:27
                 2  群青日和
                    東京事変… · 3:34

                """)
    }

    @Test func columnsLeaveWhenTheyCannotShrink() throws {
        let rows = [Sample.album("In Rainbows", 2007, "album", 10), Sample.album("OK Computer", 1997, "album", 12)]
        #expect(
            try table(rows, albums, width: 40) == """
                 1  In Rainbows  2007  album  10 tracks
                 2  OK Computer  1997  album  12 tracks

                """)
        // On a narrow terminal the row takes a second line instead; of its numbers the most important stay whole.
        #expect(
            try table(rows, albums, width: 30) == """
                 1  In Rainbows
                    album · 2007 · 10 tracks
                 2  OK Computer
                    album · 1997 · 12 tracks

                """)
        #expect(
            try table(rows, albums, width: 20) == """
                 1  In Rainbows
                    2007 · 10 tracks
                 2  OK Computer
                    1997 · 12 tracks

                """)
        #expect(
            try table([rows[0]], albums, width: 15) == " 1  In Rainbows\n    alb… · 2007\n")
        #expect(try table([rows[0]], albums, width: 1) == " 1  …\n    …\n")
    }

    @Test func aNameOfTenThousandCharactersLeavesRoom() throws {
        let rows = [Sample.track(String(repeating: "東", count: 10_000)), Sample.track("Airbag")]
        let lines = try table(rows).split(separator: "\n").map(String.init)
        #expect(lines[0] == " 1  " + String(repeating: "東", count: 22) + "…   Radiohead  OK Computer  4:47")
        #expect(lines[1] == " 2  Airbag" + String(repeating: " ", count: 42) + "Radiohead  OK Computer  4:47")
        #expect(lines.map { CellWidth.of($0) } == [80, 80])
    }

    @Test(arguments: [160, 80, 60, 59, 40, 20, 8])
    func noLineIsTooWideOrEndsInABlank(width: Int) throws {
        let long = Sample.track(
            String(repeating: "é👍", count: 5000), String(repeating: "각", count: 5000),
            String(repeating: "x", count: 5000))
        for rows in [wide + [long], [long], Nasty.rows, wide] {
            for line in try table(rows, width: width).split(separator: "\n") {
                #expect(CellWidth.of(String(line)) <= width)
                #expect(!line.hasSuffix(" "))
            }
        }
    }

    @Test func nastyNamesStayOnTheirLine() throws {
        #expect(
            try table(Nasty.rows) == """
                 1  unnamed track
                 2  ab
                 3  say "hi", ok
                 4  tab here
                 5  line break end
                 6  back\\slash
                 7  東京事変
                 8  👨‍👩‍👧 🇮🇸 ❤️
                 9  e\u{0301}\u{0302}\u{0302}\u{0302}
                10  שלוםx
                11  [31mred0m
                12  separate

                """)
    }
}
