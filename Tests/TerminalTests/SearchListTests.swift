// The list under a search: what it shows, how keys go through it, and that nothing is left of it.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Search list")
struct SearchListTests {
    private static let down = "\u{1B}[B"
    private static let up = "\u{1B}[A"

    /// A history whose lines were typed so many seconds ago; `!` marks those that failed.
    private func folder(_ lines: [(ago: Int, text: String)]) -> TemporaryFolder {
        let folder = TemporaryFolder()
        mkdir(folder.path("state"), 0o700)
        guard let file = fopen(folder.path("state/history"), "w") else { return folder }
        for line in lines {
            let failed = line.text.hasPrefix("!")
            fputs(
                "\(time(nil) - line.ago)\(failed ? "!" : "")\t\(failed ? String(line.text.dropFirst()) : line.text)\n",
                file)
        }
        fclose(file)
        return folder
    }

    private let day = 86400

    /// Whether the screen shows a text, wherever it wraps.
    private static func shows(_ text: String, _ screen: TerminalScreen) -> Bool {
        screen.text.filter { !$0.isWhitespace }.contains(text.filter { !$0.isWhitespace })
    }

    @Test("The list says how long ago each line was typed and whether it failed", arguments: [20, 40, 80, 160])
    func shows(columns: Int) throws {
        let folder = folder([
            (800 * day, "play 日本"), (61 * 60, "!play e\u{301}x"), (185, "pxlxay\\nz"), (30, "other"),
        ])
        let probe = try Probe(columns: columns, folder: folder)
        probe.terminal.send("\u{12}play")
        try probe.terminal.wait(for: "a list") { screen in
            Self.shows("search: play › play e\u{301}x", screen)
                && screen.lines.filter { !$0.isEmpty }.suffix(3) == [
                    "   1 h ! play e\u{301}x", "   2 y   play 日本", " 3 min   pxlxay ↵ z",
                ]
        }
        probe.terminal.send(Self.down)
        try probe.terminal.wait(for: "the next") { Self.shows("search: play › play 日本", $0) }
        probe.terminal.send("\u{12}\u{12}")
        try probe.terminal.wait(for: "none further") { $0.bells == 1 && Self.shows("not found: play ›", $0) }
        probe.terminal.send("\u{13}" + Self.up)
        try probe.terminal.wait(for: "the first again") {
            Self.shows("search forward: play › play e\u{301}x", $0)
        }
        try probe.enter("", expecting: "play e\u{301}x")
        try probe.terminal.wait(for: "nothing left of it") { !$0.text.contains("1 h") && !$0.text.contains("3 min") }
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("Escape and Ctrl-G give back what was typed, wherever the list has led", arguments: ["\u{1B}", "\u{7}"])
    func givesBack(key: String) throws {
        let probe = try Probe(folder: folder([(90, "play 字"), (60, "play two")]))
        probe.terminal.send("pla\u{1B}[D\u{12}" + Self.down)
        try probe.terminal.wait(forLine: "search: pla › play 字")
        probe.terminal.send(key)
        try probe.terminal.wait(for: "the line as it was") { $0.text == "probe> pla" && $0.column == 9 }
        try probe.enter("X", expecting: "plXa")
    }

    @Test("The list takes half of the screen at most, scrolls, and says how many follow", arguments: [20, 40, 80, 160])
    func scrolls(columns: Int) throws {
        let probe = try Probe(columns: columns, rows: 12, folder: folder((1...50).map { (100 - $0, "line \($0)") }))
        probe.terminal.send("\u{12}line")
        try probe.terminal.wait(for: "five lines, and the rest") {
            $0.lines.filter { $0.hasSuffix("more") } == ["… 45 more"]
                && $0.lines.filter { $0.contains(" line ") }.count >= 5
        }
        #expect(probe.terminal.screen.lines.filter { !$0.isEmpty }.count <= 8)
        probe.terminal.send("\u{1B}[6~\u{1B}[6~")
        try probe.terminal.wait(for: "two pages on") { Self.shows("› line 40", $0) }
        probe.terminal.send("\u{1B}[5~")
        try probe.terminal.wait(for: "a page back") { Self.shows("› line 45", $0) }
        probe.terminal.send(" 7")
        try probe.terminal.wait(for: "what was typed narrows") { Self.shows("search: line 7 › line 7", $0) }
        probe.terminal.send("\u{7F}\u{7F}")
        try probe.terminal.wait(for: "where it stood") { Self.shows("search: line › line 45", $0) }
        try probe.enter("", expecting: "line 45")
    }

    @Test("Letters in their order are enough, and a part of the line comes before them")
    func ranks() throws {
        let probe = try Probe(folder: folder([(9, "Dvořák"), (8, "search artist"), (7, "set around timer"), (6, "x")]))
        probe.terminal.send("\u{12}DVRK")
        try probe.terminal.wait(forLine: "search: DVRK › Dvořák")
        probe.terminal.send("\u{7}\u{12}art")
        try probe.terminal.wait(for: "the part first") { screen in
            screen.cursorLine == "search: art › search artist"
                && screen.lines.contains { $0.hasSuffix("set around timer") }
        }
        probe.terminal.send("zz")
        try probe.terminal.wait(for: "nothing") {
            $0.cursorLine == "not found: artzz" && $0.text.contains("No line has that.")
        }
        try probe.enter("\u{7}\u{12}", expecting: "")
    }

    @Test("Where no line fits, none is shown, and Enter runs none", arguments: [20, 40, 80])
    func nothingFits(columns: Int) throws {
        let probe = try Probe(columns: columns, folder: folder([(9, "liked | count"), (8, "play 日本")]))
        probe.terminal.send("\u{12}zzqq")
        try probe.terminal.wait(for: "nothing") {
            $0.lines.filter { !$0.isEmpty } == ["not found: zzqq", "No line has that."]
        }
        let bells = probe.terminal.screen.bells
        probe.terminal.send("\r\r")
        try probe.terminal.wait(for: "two more bells, and the same") {
            $0.bells == bells + 2 && $0.lines.filter { !$0.isEmpty } == ["not found: zzqq", "No line has that."]
        }
        // Another line, which was found before, is no answer to what was typed after it either.
        probe.terminal.send("\u{7}\u{12}count")
        try probe.terminal.wait(for: "a line") { Self.shows("search: count › liked | count", $0) }
        probe.terminal.send("qz" + Self.down + "\r")
        try probe.terminal.wait(for: "nothing any more") {
            $0.lines.filter { !$0.isEmpty } == ["not found: countqz", "No line has that."]
        }
        probe.terminal.send("\u{7F}\u{7F}")
        try probe.terminal.wait(for: "the line again") { Self.shows("search: count › liked | count", $0) }
        probe.terminal.send("z\u{7}")
        try probe.enter("", expecting: "")
    }

    @Test("Where no line fits, a key that would change the line changes what was typed before the search")
    func nothingFitsElsewhere() throws {
        let probe = try Probe(folder: folder([(9, "play 日本")]))
        probe.terminal.send("pla\u{12}")
        try probe.terminal.wait(forLine: "search: pla › play 日本")
        probe.terminal.send("zz")
        try probe.terminal.wait(forLine: "not found: plazz")
        try probe.enter("\u{1}X", expecting: "Xpla")
    }

    @Test("News, a new size and a small window do not disturb the list, and hostile lines do nothing to the screen")
    func disturbed() throws {
        let probe = try Probe(folder: folder([(9, "play \u{1B}[2J\u{202E}x"), (8, "play two")]))
        probe.terminal.send("\u{12}play")
        try probe.terminal.wait(for: "the list") {
            $0.text.contains("now   play two") && $0.text.contains("now   play [2Jx")
        }
        probe.order("post news")
        try probe.terminal.wait(for: "news above") {
            $0.text.contains("news\nsearch: play › play two\n   now   play two\n   now   play [2Jx")
        }
        probe.terminal.resize(columns: 30, rows: 10)
        try probe.terminal.wait(for: "the list again") {
            $0.text.contains("search: play › play two\n   now   play two")
        }
        probe.terminal.resize(columns: 16, rows: 10)
        try probe.terminal.wait(for: "no list") { !$0.text.contains("now") }
        try probe.enter("", expecting: "play two")
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("On a plain terminal, and without a menu, there is no list")
    func plain() throws {
        let probe = try Probe(["PROBE_MENU": "off"], folder: folder([(9, "play one")]))
        probe.terminal.send("\u{12}pla")
        try probe.terminal.wait(for: "the line alone") { $0.text == "search: pla › play one" }
        try probe.enter("", expecting: "play one")
    }
}
