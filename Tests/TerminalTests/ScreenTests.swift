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
