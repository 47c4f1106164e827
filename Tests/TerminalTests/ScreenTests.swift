// What happens to the screen while a line is typed: narrow and wide terminals, other sizes, text from elsewhere.

import TerminalTesting
import Testing

@Suite("The line on the screen")
struct ScreenTests {
    @Test("Wide characters wrap whole at the right edge")
    func wrapsWide() throws {
        let probe = try Probe(columns: 20)
        probe.terminal.send("123456789012日本")
        try probe.terminal.wait(for: "probe> 123456789012\n日本")
        try probe.enter("\u{1}X", expecting: "X123456789012日本")
    }

    @Test("Twenty columns are enough to go to the beginning, insert and come back")
    func editsNarrow() throws {
        let probe = try Probe(columns: 20)
        probe.terminal.send("the quick brown fox jumps over the lazy dog")
        probe.terminal.send("\u{1}>>\u{5}<<")
        try probe.terminal.wait(for: "probe> >>the quick b\nrown fox jumps over\nthe lazy dog<<")
    }

    @Test("A line is drawn anew when the terminal becomes narrower and wider")
    func resizes() throws {
        let probe = try Probe(columns: 60)
        let text = "abcdefghij klmnopqrst uvwxyz 0123456789 ABCDEFGHIJ"
        probe.terminal.send(text)
        try probe.terminal.wait(forLine: "probe> \(text)")
        probe.terminal.resize(columns: 30, rows: 24)
        try probe.terminal.wait(for: "two rows") {
            $0.text == "probe> abcdefghij klmnopqrst u\nvwxyz 0123456789 ABCDEFGHIJ" && $0.row == 1
        }
        probe.terminal.send("\u{1}>")
        try probe.terminal.wait(for: "the insertion in the narrow line") {
            $0.text == "probe> >abcdefghij klmnopqrst\nuvwxyz 0123456789 ABCDEFGHIJ" && $0.row == 0
        }
        probe.terminal.resize(columns: 80, rows: 24)
        try probe.terminal.wait(for: "one row") { $0.text == "probe> >\(text)" && $0.row == 0 }
        try probe.enter("<", expecting: "><\(text)")
    }

    private static let numbers = "echo " + (1...30).map(String.init).joined(separator: " ")

    /// The rows of a text that is wrapped after every so many cells.
    private static func rows(_ text: String, _ columns: Int) -> String {
        var rows: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            var row = rest.prefix(columns)
            rest = rest.dropFirst(columns)
            while row.last == " " { row.removeLast() }
            rows.append(String(row))
        }
        return rows.joined(separator: "\n")
    }

    @Test(
        "No copy of a line stays behind when the width changes, even of one that was edited in the middle",
        arguments: [[60, 20, 60], [100, 20, 60], [20, 60, 20, 33, 100, 20]])
    func leavesNoCopies(widths: [Int]) throws {
        let probe = try Probe(columns: widths[0])
        probe.terminal.send(Self.numbers + "\u{1}\u{1B}f>\u{5}<")
        let line = Self.numbers.replacing("echo", with: "echo>") + "<"
        for columns in widths {
            let before = probe.terminal.output.count
            let isNew = columns != probe.terminal.screen.columns
            if isNew { probe.terminal.resize(columns: columns, rows: 24) }
            try probe.terminal.wait(for: "the line at \(columns) columns") {
                guard !isNew || probe.terminal.output.count > before + line.count else { return false }
                // In rows that the terminal can join again, too.
                return $0.text == Self.rows("probe> " + line, columns) && $0.cursorLine.hasSuffix("30<")
                    && $0.unwrapped.hasPrefix(Self.rows("probe> " + line, columns).replacing("\n", with: "") + "\n")
            }
        }
        let last = widths[widths.count - 1]
        let end = Self.rows("probe> " + line, last) + "\n" + Self.rows("got [\(line)]", last) + "\nprobe>"
        probe.terminal.send("\r")
        try probe.terminal.wait(for: "nothing but the line, its answer and a prompt") { $0.text == end }
    }

    @Test("Nor where a narrower terminal has pushed the beginning of the line above the screen", arguments: [60, 100])
    func leavesNoCopiesAbove(columns: Int) throws {
        let probe = try Probe(columns: columns, pushesRows: true)
        probe.terminal.send(Self.numbers)
        try probe.terminal.wait(for: "the line") { $0.text == Self.rows("probe> " + Self.numbers, columns) }
        for width in [20, 40, 60, 20, columns] {
            let bells = probe.terminal.screen.bells
            probe.terminal.resize(columns: width, rows: 24)
            // There is nothing below: the bell says that the new width has been taken in.
            probe.terminal.send("\u{1B}[B")
            try probe.terminal.wait(for: "the rows at \(width) columns") {
                $0.bells > bells && Self.rows("probe> " + Self.numbers, width).hasSuffix($0.text)
                    && $0.cursorLine.hasSuffix("30")
            }
        }
        probe.terminal.send("!\r")
        let line = Self.numbers + "!"
        try probe.terminal.wait(for: "nothing but the line, its answer and a prompt") {
            $0.text == Self.rows("probe> " + line, columns) + "\n" + Self.rows("got [\(line)]", columns) + "\nprobe>"
        }
    }

    @Test("Nor of a search whose line takes three rows")
    func searchLeavesNoCopies() throws {
        let probe = try Probe(columns: 60)
        try probe.enter(Self.numbers, expecting: Self.numbers)
        probe.terminal.send("\u{12}30")
        for columns in [60, 40, 20, 60] {
            if columns != probe.terminal.screen.columns { probe.terminal.resize(columns: columns, rows: 24) }
            let search = Self.rows("search: 30 › " + Self.numbers, columns) + "\n   now   "
            try probe.terminal.wait(for: "the search at \(columns) columns, once, and its list") {
                ($0.text.contains("probe>\n" + search) || $0.text.contains("]\n" + search))
                    && $0.text.ranges(of: "search:").count == 1 && $0.text.ranges(of: " now ").count == 1
            }
        }
        probe.terminal.send("\u{7}")
        try probe.terminal.wait(forLine: "probe>")
        #expect(!probe.terminal.screen.text.contains("search"))
    }

    @Test("A menu has no ghost beside it; where a new width has taken the menu away, the ghost comes")
    func keepsListAndGhost() throws {
        let probe = try Probe(["PROBE_HINTS": "1"], columns: 60)
        try probe.enter("play something", expecting: "play something")
        probe.terminal.send("pl\t\t")
        try probe.terminal.wait(for: "the menu and no ghost") {
            $0.lines.contains("play      Play something") && $0.cursorLine == "probe> play"
        }
        probe.terminal.resize(columns: 19, rows: 24)
        try probe.terminal.wait(for: "neither menu nor ghost at 19 columns") {
            $0.text.hasSuffix("\nprobe> play") && $0.column == 11
        }
        probe.terminal.send("!\u{7F}")
        probe.terminal.resize(columns: 60, rows: 24)
        try probe.terminal.wait(for: "the ghost at 60 columns") {
            $0.column == 11 && $0.cursorLine == "probe> play something"
        }
        #expect(!probe.terminal.screen.lines.contains { $0.hasPrefix("playlist") })
        try probe.enter("", expecting: "play")
        #expect(probe.terminal.screen.lines.filter { $0 == "probe> play" }.count == 1)
    }

    @Test("What stands at the right edge is there on wide terminals, as long as the line leaves room")
    func rightPrompt() throws {
        let probe = try Probe(["PROBE_RIGHT": "▶ e\u{301}", "PROBE_HINTS": "1"], columns: 80)
        let edge = { (text: String, cells: Int) in text + String(repeating: " ", count: 75 - cells) + "▶ e\u{301}" }
        try probe.terminal.wait(forLine: edge("probe>", 6))
        try probe.enter("search artist", expecting: "search artist")
        probe.terminal.send("sea")
        try probe.terminal.wait(forLine: edge("probe> search artist", 20))  // ghost and right edge
        probe.terminal.send("!")
        try probe.terminal.wait(forLine: edge("probe> sea!", 11))
        probe.terminal.resize(columns: 79, rows: 24)
        try probe.terminal.wait(forLine: "probe> sea!")
        probe.terminal.resize(columns: 90, rows: 24)
        try probe.terminal.wait(forLine: edge("probe> sea!" + String(repeating: " ", count: 10), 11))
        probe.terminal.send(String(repeating: "x", count: 74))
        try probe.terminal.wait(forLine: "probe> sea!" + String(repeating: "x", count: 74))
        try probe.enter("", expecting: "sea!" + String(repeating: "x", count: 74))
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("What stood at the right edge is gone from lines that were entered or dropped", arguments: [80, 160])
    func rightPromptGoes(columns: Int) throws {
        let probe = try Probe(["PROBE_RIGHT": "▶ 東京"], columns: columns)
        let edge = "▶ 東京"
        try probe.terminal.wait(for: "the right edge") { $0.cursorLine.hasSuffix(edge) }
        try probe.enter("play 事変", expecting: "play 事変")
        probe.terminal.send("half\u{3}")
        try probe.terminal.wait(for: "a new prompt") {
            $0.text.contains("probe> half^C\n") && $0.cursorLine.hasSuffix(edge)
        }
        let wide = String(repeating: "x", count: columns)
        try probe.enter(wide, expecting: wide)
        let lines = probe.terminal.screen.lines
        #expect(lines.contains("probe> play 事変") && lines.contains("probe> half^C"))
        #expect(lines.filter { $0.contains(edge) }.count == 1)
        #expect(probe.terminal.screen.cursorLine.hasSuffix(edge))
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("The window is named where that is safe, without what a terminal would obey, and the name is given back")
    func title() throws {
        let probe = try Probe(["PROBE_TITLE": "OK\u{1B}]0;x\u{7}\u{202E} 日\n"])
        #expect(probe.terminal.screen.title == "OK]0;x 日")
        probe.terminal.send("\u{4}")
        #expect(try probe.terminal.waitForEnd() == 0)
        #expect(probe.terminal.screen.title == "")
        for name in ["linux", "vt220", "dumb", "emacs"] {
            let other = try Probe(["PROBE_TITLE": "x", "TERM": name])
            #expect(!other.terminal.output.contains(7) && other.terminal.screen.title == nil)
        }
    }

    @Test("Text from elsewhere stands above the line, and typing goes on where it was")
    func postsAbove() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(columns: 20, folder: folder)
        probe.terminal.send("0123456789 0123456789\u{2}\u{2}")
        try probe.terminal.wait(for: "two rows") { $0.cursorLine == "23456789" }
        probe.order("post Now: Grüße")
        try probe.terminal.wait(for: "Now: Grüße\nprobe> 0123456789 01\n23456789")
        #expect(!probe.terminal.screen.text.hasPrefix("probe"))
        try probe.enter("X", expecting: "0123456789 01234567X89")
    }

    @Test("A hundred posts while typing leave one line")
    func postsOften() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        for number in 1...100 {
            probe.order("post news \(number)")
            probe.terminal.send("k")
        }
        try probe.enter("", expecting: String(repeating: "k", count: 100))
    }

    @Test("Much text from elsewhere is printed together: at most twenty drawings a second")
    func postsTogether() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        probe.terminal.send("half")
        try probe.terminal.wait(forLine: "probe> half")
        let before = probe.terminal.output.count
        let start = ContinuousClock.now
        probe.order((1...300).map { "post news \($0)" }.joined(separator: "\n"))
        try probe.terminal.wait(for: "news 300\nprobe> half")
        let elapsed = start.duration(to: .now)
        let output = String(decoding: probe.terminal.output[before...], as: UTF8.self)
        let drawings = output.ranges(of: "probe").count
        #expect(drawings >= 1 && drawings <= 2 + Int(elapsed / .milliseconds(50)))
        #expect((1...300).allSatisfy { output.contains("news \($0)\r\n") })
    }

    @Test("Termination ends the waiting, and the terminal is as it was")
    func terminates() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        probe.terminal.send("half")
        try probe.terminal.wait(forLine: "probe> half")
        #expect(!probe.terminal.isCooked)
        probe.order("terminate 15")
        try probe.terminal.wait(for: "probe> half\nterminated 15\nbye")
        #expect(try probe.terminal.waitForEnd() == 0)
        #expect(!probe.terminal.screen.isPasteBracketed)
    }

    @Test("A cancelled task gets its answer at once, and the next line is read as ever")
    func cancels() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        for round in 1...3 {
            probe.terminal.send("half \(round)")
            try probe.terminal.wait(for: "probe> half \(round)")
            probe.order("cancel")
            try probe.terminal.wait(for: "the answer") { $0.lines.filter { $0 == "interrupted" }.count == round }
            try probe.terminal.wait(forLine: "probe>")
        }
        try probe.enter("whole", expecting: "whole")
    }

    @Test("The terminal is its old self between two lines, colours end with the prompt")
    func isQuietBetweenLines() throws {
        let probe = try Probe()
        try probe.enter("x", expecting: "x")
        let output = String(decoding: probe.terminal.output, as: UTF8.self)
        #expect(output.contains("\u{1B}[36mp"))
        #expect(output.contains("\u{1B}[0m>"))
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("A name in the prompt is text, whatever it holds, and the line behind it is edited in the right cells")
    func hostilePrompt() throws {
        let name = "a\u{1B}]0;x\u{7}\u{202E}b\u{9B}31m\n"
        let probe = try Probe(["PROBE_PROMPT": name], prompt: "a]0;xb31m>")
        probe.terminal.send("ac\u{1B}[Db")
        try probe.terminal.wait(for: "the line") { $0.cursorLine == "a]0;xb31m> abc" && $0.column == 13 }
        #expect(probe.terminal.screen.title == nil && probe.terminal.screen.unknown == [])
        #expect(!String(decoding: probe.terminal.output, as: UTF8.self).contains("\u{202E}"))
    }

    @Test("No colour where none is wanted")
    func obeysNoColour() throws {
        let probe = try Probe(["NO_COLOR": "1"])
        #expect(!String(decoding: probe.terminal.output, as: UTF8.self).contains("\u{1B}[36m"))
    }

    @Test("An unknown terminal is edited on in silence", arguments: ["xterm-kitty", "nobody-knows-this"])
    func knowsUnknownTerminals(name: String) throws {
        let probe = try Probe(["TERM": name])
        try probe.enter("ac\u{1B}[Db", expecting: "abc")
        #expect(!probe.terminal.screen.text.contains("terminal"))
    }
}
