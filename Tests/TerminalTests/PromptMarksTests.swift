// What a terminal is told of prompts and output: marks where each begins, where the terminal uses them, and nowhere
// else.

import TerminalTesting
import Testing

@Suite("Marks of prompts and output")
struct PromptMarksTests {
    private typealias Demo = JukeSessionTests.Demo

    private func kinds(_ terminal: PseudoTerminal) -> [String] { terminal.screen.marks.map(\.kind) }

    private func places(_ terminal: PseudoTerminal) -> [String] {
        terminal.screen.marks.map { "\($0.kind) \($0.row),\($0.column)" }
    }

    /// Runs a line; afterwards the next one can be typed.
    private func enter(_ line: String, _ demo: Demo) throws {
        try demo.enter(line, prompt: "juke>")
        try waitForLine(demo)
    }

    /// The mark of a line comes when the first key of it is waited for.
    private func waitForLine(_ demo: Demo) throws {
        try demo.terminal.wait(for: "the line") { $0.marks.last?.kind == "B" }
    }

    @Test("Prompt, line, output and status are marked at their places", arguments: [20, 40, 80, 160])
    func marksPlaces(columns: Int) throws {
        let home = JukeHome()
        let demo = try Demo(home: home, columns: columns, environment: ["KITTY_WINDOW_ID": "1"])
        let row = demo.terminal.screen.row
        try waitForLine(demo)
        #expect(places(demo.terminal) == ["A \(row),0", "B \(row),6"])
        try enter("echo 東京", demo)
        let output = ["C \(row + 1),0", "D;0 \(row + 2),0"]
        #expect(Array(places(demo.terminal).dropFirst(2)) == output + ["A \(row + 2),0", "B \(row + 2),6"])
        try enter("nothing", demo)
        #expect(kinds(demo.terminal).suffix(4) == ["C", "D;2", "A", "B"])
        demo.terminal.send("\u{4}")
        _ = try demo.terminal.waitForEnd()
        #expect(kinds(demo.terminal).suffix(3) == ["D;2", "A", "B"])
        #expect(demo.terminal.screen.unknown == [])
    }

    @Test("A line that continues is one line, Ctrl-C and an empty line have no output, and exit ends it")
    func marksOtherLines() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, environment: ["TERM": "foot"])
        try waitForLine(demo)
        demo.terminal.send("if test 1 = 1 {\r")
        try demo.terminal.wait(forLine: "  …")
        try waitForLine(demo)
        #expect(kinds(demo.terminal) == ["A", "B", "C", "A;k=s", "B"])
        demo.terminal.send("echo yes }\r")
        try demo.terminal.wait(for: "yes\njuke>")
        try waitForLine(demo)
        #expect(kinds(demo.terminal).dropFirst(5) == ["C", "D;0", "A", "B"])
        demo.terminal.send("half\u{3}")
        try demo.terminal.wait(for: "half^C\njuke>")
        try waitForLine(demo)
        demo.terminal.send("\r")
        try demo.terminal.wait(for: "juke>\njuke>")
        try waitForLine(demo)
        #expect(kinds(demo.terminal).dropFirst(9) == ["A", "B", "A", "B"])
        demo.terminal.send("exit\r")
        #expect(try demo.terminal.waitForEnd() == 0)
        #expect(kinds(demo.terminal).suffix(2) == ["C", "D"])
    }

    @Test("Where the terminal is not known to use them, or plain output is wanted, there are none, unless they are set")
    func marksNothingElsewhere() throws {
        let home = JukeHome()
        for environment in [[:], ["TERM": "xterm-kitty", "JUKE_PLAIN": "1"], ["TERM": "screen", "STY": "1"]] {
            let demo = try Demo(home: home, environment: environment)
            try demo.enter("echo one", prompt: "juke>")
            #expect(demo.terminal.screen.marks.isEmpty, "\(environment)")
        }
        let demo = try Demo(home: home)
        try demo.enter("set prompt-marks on", prompt: "juke>")
        try waitForLine(demo)
        try enter("echo one", demo)
        #expect(kinds(demo.terminal) == ["A", "B", "C", "D;0", "A", "B"])
        try demo.enter("set prompt-marks off", prompt: "juke>")
        let count = demo.terminal.screen.marks.count
        try demo.enter("echo one", prompt: "juke>")
        #expect(demo.terminal.screen.marks.count == count)
    }
}
