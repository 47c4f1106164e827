// Entries that are more than libedit can show: taller than the screen, or of several lines.

import TerminalTesting
import Testing

@Suite("Long entries")
struct LongEntryTests {
    private func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    private func rows(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "  … echo line \($0)" } }

    @Test("Alt-Enter begins a row, and every row of the entry has its mark", arguments: [20, 40, 80, 160])
    func newRows(columns: Int) throws {
        let probe = try Probe(columns: columns)
        probe.terminal.send("search 日本 e\u{301}\u{1B}\r字字 two\u{1B}\n")
        try probe.terminal.wait(for: "three rows") {
            Array($0.lines.prefix(3)) == ["probe> search 日本 e\u{301}", "  … 字字 two", "  …"]
                && ($0.row, $0.column) == (2, 4)
        }
        probe.terminal.send("e\u{301}\u{1B}[A\u{1B}[A!")
        try probe.terminal.wait(for: "a longer first row") {
            // A blank at the end of a row is not seen.
            $0.unwrapped.filter { $0 != " " }.contains("probe>s!earch日本e\u{301}\n…字字two\n…e\u{301}")
        }
        try probe.enter("", expecting: "s!earch 日本 e\u{301}\\n字字 two\\ne\u{301}")
        probe.terminal.send("\u{1B}[A")
        try probe.terminal.wait(for: "the entry again") { $0.cursorLine == "  … e\u{301}" }
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("Earlier kills and redo draw the line right at every width", arguments: [20, 40, 80, 160])
    func killRing(columns: Int) throws {
        let probe = try Probe(columns: columns)
        probe.terminal.send("日本語日本語日本\u{15}e\u{301}e\u{301} 字\u{15}x\u{19}")
        try probe.terminal.wait(forLine: "probe> xe\u{301}e\u{301} 字")
        probe.terminal.send("\u{1B}y!")
        try probe.terminal.wait(for: "the kill before") { $0.unwrapped.contains("probe> x日本語日本語日本!") }
        probe.terminal.send("\u{15}\u{1F}")
        try probe.terminal.wait(for: "the line again") { $0.unwrapped.contains("probe> x日本語日本語日本!") }
        probe.terminal.send("\u{1B}/")
        try probe.terminal.wait(for: "the empty line") { $0.text == "probe>" }
        try probe.enter("ok", expecting: "ok")
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("Of forty lines the screen shows those around the cursor, wherever it goes and whatever is typed")
    func scrolls() throws {
        let probe = try Probe()
        probe.terminal.send(pasted((1...40).map { "echo line \($0)" }.joined(separator: "\n")))
        try probe.terminal.wait(for: "the end") { $0.lines == rows(17...40) && ($0.row, $0.column) == (23, 16) }
        probe.terminal.send(String(repeating: "\u{1B}[A", count: 30))
        try probe.terminal.wait(for: "the tenth line") { $0.lines == rows(10...33) && ($0.row, $0.column) == (0, 16) }
        probe.terminal.send("QQ")
        try probe.terminal.wait(for: "what was typed") {
            $0.lines == ["  … echo line 10QQ"] + rows(11...33) && $0.beforeCursor == "  … echo line 10QQ"
        }
        probe.terminal.send("\u{1B}[A\u{1B}[B\u{1B}[B")
        try probe.terminal.wait(for: "the line below") { $0.cursorLine == "  … echo line 11" && $0.row == 1 }
        probe.terminal.send("\r")
        try probe.terminal.wait(for: "the entry, whole") {
            $0.unwrapped.contains("echo line 9\\necho line 10QQ\\necho line 11\\n") && $0.cursorLine == "probe>"
        }
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("One long line on a small screen: to its beginning, by words, and away with it")
    func longLine() throws {
        let probe = try Probe(columns: 20, rows: 6)
        let words = (0..<43).map { $0 < 10 ? "word0\($0)" : "word\($0)" }.joined(separator: " ")
        probe.terminal.send(words)
        try probe.terminal.wait(for: "the end") { $0.cursorLine == " word42" && ($0.row, $0.column) == (5, 7) }
        probe.terminal.send("\u{1}")
        try probe.terminal.wait(for: "the beginning") {
            $0.lines[0] == "probe> word00 word01" && $0.lines[5] == "rd13 word14 word15 w"
                && ($0.row, $0.column) == (0, 7)
        }
        probe.terminal.send("X")
        try probe.terminal.wait(for: "what was typed") { $0.lines[0] == "probe> Xword00 word0" && $0.column == 8 }
        probe.terminal.send("\u{5}")
        try probe.terminal.wait(for: "the end again") { $0.cursorLine == "1 word42" }
        probe.terminal.send(String(repeating: "\u{1B}b", count: 10))
        try probe.terminal.wait(for: "ten words before the end") {
            $0.lines[0] == "d27 word28 word29 wo" && ($0.row, $0.column) == (1, 19)
        }
        probe.terminal.send("\u{3}")
        try probe.terminal.wait(for: "the whole end") { $0.lines.contains("1 word42^C") && $0.cursorLine == "probe>" }
        try probe.enter("after", expecting: "after")
    }

    @Test("An entry that becomes short again, or one of several lines that becomes one, is drawn as ever")
    func shrinks() throws {
        let probe = try Probe(columns: 20, rows: 6)
        probe.terminal.send(pasted((1...8).map { "line \($0)" }.joined(separator: "\n")))
        try probe.terminal.wait(for: "the end") { $0.lines == (3...8).map { "  … line \($0)" } }
        probe.terminal.send(String(repeating: "\u{17}\u{17}\u{7F}", count: 6))
        try probe.terminal.wait(for: "two lines") {
            $0.lines.prefix(3) == ["probe> line 1", "  … line 2", ""] && $0.row == 1
        }
        probe.terminal.send("\u{17}\u{17}\u{7F}!")
        try probe.terminal.wait(for: "one line") { $0.text == "probe> line 1!" }
        try probe.enter("", expecting: "line 1!")
    }

    @Test("A line that just fills its row has no empty one behind it; an empty line has a row")
    func fullRows() throws {
        let probe = try Probe(columns: 20, rows: 8)
        probe.terminal.send(pasted("0123456789abc\n\nz"))
        try probe.terminal.wait(for: "three rows") {
            $0.text == "probe> 0123456789abc\n  …\n  … z" && ($0.row, $0.column) == (2, 5)
        }
        probe.terminal.send("\u{1B}[A\u{1B}[Ay")
        try probe.terminal.wait(for: "the first line longer") {
            $0.text.hasPrefix("probe> y0123456789ab\nc\n  …\n  … z")
        }
        try probe.enter("", expecting: "y0123456789abc\\n\\nz")
    }

    @Test("News, Ctrl-L and a new size find the cursor's line again")
    func disturbed() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(rows: 8, folder: folder)
        probe.terminal.send(pasted((1...20).map { "line \($0)" }.joined(separator: "\n")) + "\u{1B}[A")
        try probe.terminal.wait(for: "the line before the last") { $0.beforeCursor == "  … line 19" }
        probe.order("post news")
        try probe.terminal.wait(for: "it again, below the news") {
            $0.beforeCursor == "  … line 19" && $0.lines.last == "  … line 20"
        }
        probe.terminal.send("\u{C}")
        try probe.terminal.wait(for: "it again") { $0.beforeCursor == "  … line 19" }
        probe.terminal.resize(columns: 40, rows: 5)
        probe.terminal.send("x")
        try probe.terminal.wait(for: "it on a smaller screen") {
            $0.beforeCursor == "  … line 19x" && $0.lines.allSatisfy { $0.hasPrefix("  … line ") }
        }
        probe.terminal.resize(columns: 40, rows: 30)
        probe.terminal.send("y")
        try probe.terminal.wait(for: "all of it") {
            $0.beforeCursor == "  … line 19xy" && $0.lines.contains("probe> line 1") && $0.lines.contains("  … line 2")
        }
    }

    @Test(
        "A byte that is no UTF-8 eats nothing behind it",
        arguments: [[0xE9], [0xC3], [0xE2, 0x82], [0xFF]] as [[UInt8]])
    func brokenBytes(bytes: [UInt8]) throws {
        let probe = try Probe()
        probe.terminal.send("caf")
        probe.terminal.send(bytes)
        try probe.enter("", expecting: "caf\u{FFFD}")
    }
}
