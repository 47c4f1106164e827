// Tab on a real screen: what it inserts, lists and walks through.

import TerminalTesting
import Testing

@Suite("Completion keys")
struct CompletionKeysTests {
    @Test("Tab completes the only candidate and its blank")
    func completesUnique() throws {
        let probe = try Probe()
        try probe.enter("sea\tx", expecting: "search x")
    }

    @Test("Tab replaces what was typed by the candidate's own spelling")
    func replaces() throws {
        let probe = try Probe()
        try probe.enter("bjo\tx", expecting: "björk x")
    }

    @Test("Tab inserts the common part, then lists, then walks; Shift-Tab walks back")
    func walks() throws {
        let probe = try Probe()
        probe.terminal.send("pl\t")
        try probe.terminal.wait(forLine: "probe> play")
        probe.terminal.send("\t")
        try probe.terminal.wait(for: "the list under the line") {
            $0.text == "probe> play\nplay      Play something\nplaylist  Work on a playlist" && $0.row == 0
        }
        probe.terminal.send("\t\t")
        try probe.terminal.wait(forLine: "probe> playlist")
        probe.terminal.send("\u{1B}[Z")
        try probe.terminal.wait(forLine: "probe> play")
        try probe.enter("!", expecting: "play!")
    }

    @Test("Out of the walk Escape and Ctrl-G give back what was typed", arguments: ["\u{1B}", "\u{7}"])
    func givesBack(key: String) throws {
        let probe = try Probe()
        probe.terminal.send("pl\t\t\t\t")
        try probe.terminal.wait(forLine: "probe> playlist")
        probe.terminal.send(key)
        try probe.terminal.wait(forLine: "probe> play")
        try probe.enter("!", expecting: "play!")
    }

    @Test("Down goes into the list and on in it, Up goes back; without a list they are the history's")
    func walksByArrows() throws {
        let probe = try Probe()
        try probe.enter("search x", expecting: "search x")
        probe.terminal.send("pl\t\t")
        try probe.terminal.wait(for: "the list") {
            $0.text.contains("Work on a playlist") && $0.cursorLine == "probe> play"
        }
        probe.terminal.send("\u{1B}[B\u{1B}[B")
        try probe.terminal.wait(forLine: "probe> playlist")
        probe.terminal.send("\u{1B}[A")
        try probe.terminal.wait(forLine: "probe> play")
        probe.terminal.send("\u{15}\u{1B}[A")
        try probe.terminal.wait(forLine: "probe> search x")
    }

    @Test("Names that a terminal would obey are listed and inserted without that")
    func hostileNames() throws {
        let probe = try Probe(columns: 60, rows: 12)
        probe.terminal.send("h\u{4}")
        try probe.terminal.wait(for: "the list") { $0.text.contains("a31mbc") && $0.cursorLine == "probe> h" }
        #expect(probe.terminal.screen.lines.contains { $0.hasPrefix("two rows ") || $0 == "two rows" })
        probe.terminal.send("h\t")
        try probe.terminal.wait(forLine: "probe> h]0;PWNED[31mred")
        #expect(probe.terminal.screen.title == nil)
        #expect(probe.terminal.screen.unknown == [])
        let output = String(decoding: probe.terminal.output, as: UTF8.self)
        #expect(!output.contains("\u{1B}[31m") && !output.contains("\u{1B}]") && !output.contains("\u{202E}"))
        #expect(!output.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
        try probe.enter("", expecting: "h]0;PWNED[31mred ")
    }

    @Test("A key in between begins anew")
    func beginsAnew() throws {
        let probe = try Probe()
        try probe.enter("s\te\tx", expecting: "seex")
    }

    @Test("Where nothing fits, Tab rings and leaves the line alone")
    func rings() throws {
        let probe = try Probe()
        probe.terminal.send("zzz\t")
        try probe.terminal.wait(for: "a bell") { $0.bells == 1 }
        try probe.enter("", expecting: "zzz")
    }

    @Test("Ctrl-D at the end of a line lists")
    func lists() throws {
        let probe = try Probe()
        probe.terminal.send("se\u{4}")
        try probe.terminal.wait(for: "the list under the line") {
            $0.text == "probe> se\nsearch  Find music\nset     Show or change a setting" && $0.row == 0
        }
    }

    @Test("Below twenty columns the list is printed, and what does not fit the screen is counted")
    func printsNarrow() throws {
        let probe = try Probe(columns: 19, rows: 10)
        probe.terminal.send("m\t\t")
        try probe.terminal.wait(for: "the first part") {
            $0.lines.contains("… 179 more") && $0.cursorLine == "probe> m"
        }
        #expect(probe.terminal.screen.lines.contains { $0.hasPrefix("m1   m8") })
        probe.terminal.send("\u{4}\u{3}")
        try probe.terminal.wait(forLine: "probe>")
        probe.terminal.send("pl\t\t\t\t")
        try probe.terminal.wait(forLine: "probe> playlist")
        try probe.enter("\u{7}!", expecting: "play!")
    }
}
