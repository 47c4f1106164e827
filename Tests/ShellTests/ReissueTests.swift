// Discographies without repeated re-issues: what is hidden, what must stay, and that hiding is said.

import Prompting
import Rendering
import Rows
import Shell
import ShellTesting
import SpotifyAPI
import Testing

@testable import ShellCommands
@testable import SpotifySimulator

struct ReissueTests {
    @Test(arguments: [
        ("ok computer (deluxe edition)", "ok computer"), ("kid a [2011 remaster]", "kid a"),
        ("abbey road (super deluxe edition)", "abbey road"), ("revolver - remastered 2009", "revolver"),
        ("nevermind (30th anniversary super deluxe)", "nevermind"),
        ("x (deluxe) [2009 remastered version]", "x"), ("thriller (25th anniversary deluxe edition)", "thriller"),
        // What these say is more than that it is an edition.
        ("red (taylor's version)", "red (taylor's version)"), ("weezer (green album)", "weezer (green album)"),
        ("unplugged (live)", "unplugged (live)"), ("1989", "1989"), ("hits - live in 1999", "hits - live in 1999"),
        ("deluxe", "deluxe"), ("(deluxe)", "(deluxe)"), ("remaster (2011)", "remaster (2011)"),
        ("edition (special)", "edition (special)"), ("", ""),
    ])
    func `only the words of an edition are left off`(name: String, base: String) {
        #expect(Release.base(of: name) == base)
    }

    private static func album(_ name: String, _ year: Int, type: String = "album", by artist: String = "A") -> Row {
        Row(
            Kinds.album, name: name, uri: "spotify:album:\(name)\(year)",
            values: [.text(artist), .list([artist]), .number(year), .text(type)])
    }

    private static func kept(_ pages: [[Row]]) async -> (names: [String], note: String?) {
        let reissues = Reissues()
        var names: [String] = []
        for page in pages {
            names += await reissues.originals(of: page).map { row in
                if case .number(let year)? = row["year"] { "\(row.name) \(year)" } else { row.name }
            }
        }
        return (names, await reissues.takeNote()?.plain)
    }

    @Test func `the original stays, wherever in the page it stands`() async {
        let kept = await Self.kept([
            [Self.album("X (Deluxe Edition)", 2017), Self.album("Y", 2000), Self.album("X", 1997)],
            [Self.album("X - 2009 Remaster", 2009), Self.album("Z (Remastered)", 2010)],
        ])
        #expect(kept.names == ["Y 2000", "X 1997", "Z (Remastered) 2010"])
        #expect(kept.note == "2 re-issues hidden; --all shows them")
    }

    @Test func `an original on a later page is shown, although its re-issue was`() async {
        let kept = await Self.kept([[Self.album("X (Deluxe)", 2017)], [Self.album("X", 1997)]])
        #expect(kept.names == ["X (Deluxe) 2017", "X 1997"])
        #expect(kept.note == nil)
    }

    @Test func `of re-issues alone the oldest stays`() async {
        let kept = await Self.kept([[Self.album("X (Super Deluxe)", 2017), Self.album("X (Deluxe)", 2007)]])
        #expect(kept.names == ["X (Deluxe) 2007"])
        #expect(kept.note == "1 re-issue hidden; --all shows it")
    }

    @Test func `twins are one, and albums that only share a name are two`() async {
        let kept = await Self.kept([
            [
                Self.album("Weezer", 1994), Self.album("Weezer", 2001), Self.album("WEEZER", 2001),
                Self.album("Weezer", 2001, type: "single"), Self.album("Weezer", 2001, by: "B"),
            ]
        ])
        #expect(kept.names == ["Weezer 1994", "Weezer 2001", "Weezer 2001", "Weezer 2001"])
        #expect(kept.note == "1 re-issue hidden; --all shows it")
    }

    private static func shell(_ surroundings: Session.Surroundings) -> ShellHarness {
        var configuration = SimulatorConfiguration()
        configuration.quirks.duplicateAlbums = true
        return ShellHarness(surroundings, configuration: configuration)
    }

    @Test func `albums lists each release once and says what it hides`() async {
        let harness = Self.shell(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1")
        _ = harness.screen.take()
        _ = await harness.run("albums")
        #expect(
            harness.screen.take() == """
                 1  A Moon Shaped Pool  2016  album  11 tracks
                 2  The King of Limbs   2011  album   8 tracks
                 3  In Rainbows         2007  album  10 tracks
                 4  Hail to the Thief   2003  album  14 tracks
                 5  Amnesiac            2001  album  11 tracks
                5 re-issues hidden; --all shows them
                5 of 18 shown; more: the next

                """)
        // The next page knows what the first one showed.
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix(" 6  Kid A "))
        _ = await harness.run("albums --all | count")
        #expect(harness.screen.take() == "18\n")
    }

    @Test func `a pipe gets each once, and hears at its end what was hidden`() async {
        let harness = Self.shell(.script)
        _ = await harness.run("login; search artist radiohead; artist 1")
        let said = harness.messages.text.count
        #expect(await harness.run("artist 1 | albums | count") == .done)
        #expect(harness.output.text.hasSuffix("\n9\n"))
        #expect(harness.messages.text.dropFirst(said) == "9 re-issues hidden; --all shows them\n")
    }
}
