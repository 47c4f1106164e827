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
}
