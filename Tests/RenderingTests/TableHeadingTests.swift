// The names of columns above long tables: when they are there, and that they are aligned as the cells below them.

import Rendering
import Rows
import Testing
import Text

struct TableHeadingTests {
    private func settings(
        _ heading: Heading, width: Int = 80, isTerminal: Bool = true, isPlain: Bool = false
    ) -> OutputSettings {
        OutputSettings(
            format: .table, width: width, isPlain: isPlain, isTerminal: isTerminal, tableHeading: heading)
    }

    private func text(
        _ rows: [Row], _ settings: OutputSettings, _ presentation: Presentation = Presentation()
    ) throws -> String {
        try Sample.text(rows, nil, presentation, settings)
    }

    private static let albums = [
        Sample.album("OK Computer", 1997, "album", 12), Sample.album("東京事変ライブ", 2004, "album", 8),
    ]

    @Test func `names are above their columns, on the side of the cells`() throws {
        #expect(
            try text(Self.albums, settings(.on)) == """
                    name            artist     year  type   tracks
                 1  OK Computer     Radiohead  1997  album  12 tracks
                 2  東京事変ライブ  Radiohead  2004  album   8 tracks

                """)
        // A column is widened to its name, where there is room.
        #expect(
            try text([Sample.track("Airbag")], settings(.on)) == """
                    name    artist     album        duration
                 1  Airbag  Radiohead  OK Computer      4:47

                """)
    }

    @Test func `by themselves only long tables of several columns on a terminal have them`() throws {
        let ten = (1...10).map { Sample.track("Song \($0)", id: "\($0)") }
        let first = { (rows: Int, settings: OutputSettings) in
            try text(Array(ten.prefix(rows)), settings).split(separator: "\n")[0].hasPrefix("    name")
        }
        #expect(try first(10, settings(.auto)))
        #expect(try !first(9, settings(.auto)))
        #expect(try !first(10, settings(.off)))
        #expect(try first(1, settings(.on)))
        for heading in Heading.allCases {
            #expect(try !first(10, settings(heading, isTerminal: false)))
            // There a row takes two lines.
            #expect(try !first(10, settings(heading, width: 40)))
        }
        let later = Presentation(firstNumber: 11)
        #expect(try text(ten, settings(.auto), later).hasPrefix("11  Song 1"))
        #expect(try text(ten, settings(.on), later).hasPrefix("    name"))
        let names = (1...10).map { Sample.artist("Artist \($0)") }
        #expect(try text(names, settings(.auto)).hasPrefix(" 1  Artist 1\n"))
        #expect(try text(ten, settings(.auto, isPlain: true)).hasPrefix("1  Song 1"))
        #expect(try text(ten, settings(.on, isPlain: true)).hasPrefix("name  artist  album  duration\n1  Song 1"))
    }

    @Test(arguments: [20, 40, 60, 80, 160])
    func `no row is wider than the terminal, and only the first page has names`(width: Int) throws {
        let rows = (1...12).map {
            Sample.track("東京は夜の七時 \($0)", "Pizzicato Five ピチカート・ファイヴ", "Overdose", id: "\($0)")
        }
        var renderer = try RowsRenderer(
            table: Sample.track, presentation: Presentation(), settings: settings(.on, width: width))
        let text = renderer.render(rows, mayContinue: true) + renderer.render(rows)
        for line in text.split(separator: "\n") { #expect(CellWidth.of(String(line)) <= width, "\(line)") }
        #expect(text.ranges(of: "    name").count == (width >= 60 ? 1 : 0))
    }

    @Test func `a long text gives the cells that the name of a column needs, and no column is pushed out`() throws {
        let rows = (1...2).map { Sample.track(String(repeating: "long ", count: 8) + "\($0)", id: "\($0)") }
        #expect(
            try text(rows, settings(.on, width: 60)) == """
                    name                    artist     album        duration
                 1  long long long long l…  Radiohead  OK Computer      4:47
                 2  long long long long l…  Radiohead  OK Computer      4:47

                """)
        #expect(
            try text(rows, settings(.off, width: 60)) == """
                 1  long long long long long …  Radiohead  OK Computer  4:47
                 2  long long long long long …  Radiohead  OK Computer  4:47

                """)
    }

    @Test func `texts that are short already give nothing, and the name is cut`() throws {
        let rows = [
            Sample.track("Airbag 89 123456", "Radiohead 123456", "OK Computer 3456", id: "1")
        ]
        #expect(
            try text(rows, settings(.on, width: 62)) == """
                    name              artist            album             dur…
                 1  Airbag 89 123456  Radiohead 123456  OK Computer 3456  4:47

                """)
    }
}
