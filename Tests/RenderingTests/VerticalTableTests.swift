// Columns that were asked for and do not fit: a line for each field instead of columns that vanish (Language §10).

import Rendering
import Rows
import Testing

@Suite struct VerticalTableTests {
    private let rows = [Sample.track("Airbag"), Sample.track("Paranoid Android", nil, seconds: 387, id: "22")]

    private func table(_ columns: [String], width: Int, isPlain: Bool = false) throws -> String {
        try Sample.text(
            rows, nil, Presentation(),
            OutputSettings(format: .table, width: width, isPlain: isPlain, isTerminal: true, columns: columns))
    }

    @Test func `columns that fit stay columns`() throws {
        #expect(
            try table(["name", "uri"], width: 40) == """
                 1  Airbag            spotify:track:1
                 2  Paranoid Android  spotify:track:22

                """)
    }

    @Test func `an address that does not fit beside the name makes every field a line`() throws {
        #expect(
            try table(["name", "artist", "duration", "url"], width: 40) == """
                 1  name      Airbag
                    artist    Radiohead
                    duration  4:47
                    url       https://open.spotify.com/track/1
                 2  name      Paranoid Android
                    duration  6:27
                    url       https://open.spotify.com/track/22

                """)
    }

    @Test func `nothing that was asked for is left out at any width`() throws {
        let columns = ["name", "artist", "album", "duration", "explicit", "kind", "id", "uri"]
        for width in [10, 20, 40, 60, 80] {
            let text = try table(columns, width: width)
            for value in ["1", "4:47", "spotify:track:1", "spotify:track:22", "6:27"] {
                #expect(text.contains(value), "\(value) at \(width):\n\(text)")
            }
            #expect(width > 40 || text.contains("album     OK Computer"), "\(width):\n\(text)")
        }
    }

    @Test func `columns nobody asked for may go, and plain rows stay lines`() throws {
        let own = try Sample.text(rows, nil, Presentation(), OutputSettings(format: .table, width: 30))
        #expect(!own.contains("artist  "))
        #expect(
            try table(["name", "url"], width: 20, isPlain: true) == """
                1  Airbag  https://open.spotify.com/track/1
                2  Paranoid Android  https://open.spotify.com/track/22

                """)
    }
}
