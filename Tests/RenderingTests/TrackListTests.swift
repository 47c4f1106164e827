// Lists of tracks for other programs, whatever names hold.

import Rendering
import Rows
import Testing

struct TrackListTests {
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("album", .text, help: ""),
            Field("disc", .number, help: ""), Field("track", .number, help: ""), Field("duration", .duration, help: ""),
            Field("explicit", .flag, help: ""), Field("isrc", .text, help: ""), Field("released", .date, help: ""),
            Field("added", .date, help: ""), Field("show", .text, help: ""),
        ])

    private static let airbag = Row(
        table, name: "Airbag", uri: "spotify:track:1", id: "1", url: "https://open.spotify.com/track/1",
        values: [
            .text("Radiohead, Tyler, The Creator"), .list(["Radiohead", "Tyler, The Creator"]), .text("OK Computer"),
            .number(1), .number(2), .duration(.milliseconds(287_499)), .flag(false), .text("GBAYE9700106"),
            .date(PartialDate(year: 1997, month: 5, day: 21)),
            .date(PartialDate(year: 2025, month: 1, day: 2, secondOfDay: 3)),
        ],
        links: [
            "artist": Row.Link(uri: "spotify:artist:r", name: "Radiohead"),
            "artist 2": Row.Link(uri: "spotify:artist:t", name: "Tyler, The Creator"),
            "album": Row.Link(uri: "spotify:album:o", name: "OK Computer"),
        ])

    /// An episode among tracks, of which only a name and an address are known besides its show.
    private static let episode = Row(
        table, name: "One", uri: "spotify:episode:2",
        values: Array(repeating: .missing, count: 10) + [.text("Nights")],
        links: ["show": Row.Link(uri: "spotify:show:n", name: "Nights")])

    /// A name that breaks lines, tags, quotes and terminals, of a file of a device.
    private static let hostile = Row(
        table, name: "a\n#EXTINF\u{2028}b\r]]>&<\"\u{301}\u{0}\u{1B}[2J", uri: "spotify:local:a b\nc\u{E9}",
        values: [.text("=1+1")])

    /// The hostile name as CSV has it.
    private static let doubledQuotes = hostile.name.unicodeScalars.reduce(into: "") {
        $0 += $1 == "\"" ? "\"\"" : String($1)
    }

    private func text(_ format: TrackFormat, _ rows: [Row], isTerminal: Bool = false) throws -> String {
        var renderer = try RowsRenderer(
            table: Self.table, presentation: Presentation(numbering: .unnumbered),
            settings: OutputSettings(format: .tracks(format), isTerminal: isTerminal))
        // Two batches, as pages come.
        return renderer.render(Array(rows.prefix(1))) + renderer.render(Array(rows.dropFirst())) + renderer.finish()
    }

    @Test func `M3U has two lines for each, and no byte-order mark`() throws {
        #expect(
            try text(.m3u, [Self.airbag, Self.episode, Self.hostile]) == """
                #EXTM3U
                #EXTINF:287,Radiohead, Tyler, The Creator - Airbag
                spotify:track:1
                #EXTINF:-1,Nights - One
                spotify:episode:2
                #EXTINF:-1,=1+1 - a #EXTINF b ]]>&<"\u{301}  [2J
                spotify:local:a%20b%0Ac%C3%A9

                """)
        var nameless = Self.airbag
        nameless.uri = nil
        #expect(try text(.m3u, [nameless]) == "#EXTM3U\n")
    }

    @Test func `JSPF is what the specification says`() throws {
        #expect(
            try text(.jspf, [Self.airbag, Self.episode]) == #"""
                {"playlist":{"track":[
                {"location":["spotify:track:1"],"identifier":["isrc:GBAYE9700106"],"title":"Airbag",\#
                "creator":"Radiohead, Tyler, The Creator","album":"OK Computer",\#
                "trackNum":2,"duration":287499,"info":"https://open.spotify.com/track/1"},
                {"location":["spotify:episode:2"],"title":"One","creator":"Nights","album":"Nights"}
                ]}}

                """#)
        #expect(try text(.jspf, [Self.hostile]).contains(#""title":"a\n#EXTINF\u2028b\r]]>&<\"́\u0000\u001b[2J""#))
    }

    @Test func `XSPF is well-formed whatever a name holds`() throws {
        #expect(
            try text(.xspf, [Self.airbag, Self.hostile]) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <playlist version="1" xmlns="http://xspf.org/ns/0/">
                  <trackList>
                    <track>
                      <location>spotify:track:1</location>
                      <identifier>isrc:GBAYE9700106</identifier>
                      <title>Airbag</title>
                      <creator>Radiohead, Tyler, The Creator</creator>
                      <album>OK Computer</album>
                      <trackNum>2</trackNum>
                      <duration>287499</duration>
                      <info>https://open.spotify.com/track/1</info>
                    </track>
                    <track>
                      <location>spotify:local:a%20b%0Ac%C3%A9</location>
                      <title>a
                #EXTINF\u{2028}b&#13;]]&gt;&amp;&lt;"\u{301}\u{FFFD}\u{FFFD}[2J</title>
                      <creator>=1+1</creator>
                    </track>
                  </trackList>
                </playlist>

                """)
    }

    private static let exportifyHead = #"""
        "Track URI","Track Name","Artist URI(s)","Artist Name(s)",\#
        "Album URI","Album Name","Album Artist URI(s)","Album Artist Name(s)",\#
        "Album Release Date","Album Image URL","Disc Number","Track Number",\#
        "Track Duration (ms)","Track Preview URL","Explicit",\#
        "Popularity","ISRC","Added By","Added At"

        """#

    @Test func `Exportify has its nineteen columns, each in quotes`() throws {
        #expect(
            try text(.exportify, [Self.airbag, Self.hostile]) == Self.exportifyHead + #"""
                "spotify:track:1","Airbag","spotify:artist:r, spotify:artist:t","Radiohead, Tyler\, The Creator",\#
                "spotify:album:o","OK Computer","","","1997-05-21","","1","2",\#
                "287499","","false","","GBAYE9700106","","2025-01-02T00:00:03Z"
                "\#(Self.hostile.uri ?? "")","\#(Self.doubledQuotes)",\#
                "","=1+1","","","","","","","","","","","","","","",""

                """#)
    }

    @Test(arguments: [
        (TrackFormat.m3u, "#EXTM3U\n"), (.exportify, exportifyHead), (.jspf, "{\"playlist\":{\"track\":[]}}\n"),
        (
            .xspf,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <playlist version="1" xmlns="http://xspf.org/ns/0/">
              <trackList>
              </trackList>
            </playlist>

            """
        ),
    ])
    func `no tracks are a list without tracks`(format: TrackFormat, expected: String) throws {
        #expect(try text(format, []) == expected)
    }

    @Test(arguments: TrackFormat.allCases)
    func `a terminal obeys no name`(format: TrackFormat) throws {
        let shown = try text(format, [Self.hostile], isTerminal: true)
        #expect(!shown.contains("\u{1B}") && !shown.contains("\u{0}"))
        #expect(try text(format, [Self.airbag], isTerminal: true) == text(format, [Self.airbag]))
    }
}
