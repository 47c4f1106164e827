// `pick` in juke on a terminal: the list under its prompt, narrow and wide, and what is asked where there is none.

import TerminalTesting
import Testing

@Suite("Picking in a list")
struct PickListTests {
    /// juke with a login, at its prompt.
    private func demo(columns: Int, rows: Int = 24) throws -> JukeSessionTests.Demo {
        let demo = try JukeSessionTests.Demo(home: JukeHome(), columns: columns, rows: rows)
        try demo.enter("login", prompt: "juke>")
        return demo
    }

    /// Presses Enter after a line that picks, and waits for the list.
    private func open(_ line: String, _ demo: JukeSessionTests.Demo) throws {
        demo.terminal.send("\u{C}" + line + "\r")
        try demo.terminal.wait(for: "the list of \(line)") { $0.cursorLine == "pick>" && $0.text.contains("Soma") }
    }

    @Test("Rows are narrowed, marked and taken, and the list goes away", arguments: [20, 40, 80, 160])
    func picks(columns: Int) throws {
        let demo = try demo(columns: columns)
        try open("liked | pick", demo)
        let last = demo.terminal.screen.lines.last { !$0.isEmpty } ?? ""
        #expect(last.hasPrefix("… 40 more"))
        for line in demo.terminal.screen.lines { #expect(line.count < columns) }
        demo.terminal.send("  \r")
        try demo.terminal.wait(for: "two rows and a prompt") {
            $0.cursorLine == "juke>" && $0.text.contains(" 1  Soma") && $0.text.contains(" 2  (Exchange)")
        }
        #expect(!demo.terminal.screen.text.contains("pick>") && !demo.terminal.screen.text.contains("… 40 more"))
        try open("liked | pick", demo)
        demo.terminal.send("EXCH")
        try demo.terminal.wait(for: "what fits") {
            $0.cursorLine == "pick> EXCH" && $0.text.contains("(Exchange)") && !$0.text.contains("Soma")
        }
        demo.terminal.send("\r")
        try demo.terminal.wait(for: "the row") { $0.cursorLine == "juke>" && $0.text.contains(" 1  (Exchange)") }
    }

    @Test("Escape, Ctrl-G and Ctrl-C pick nothing", arguments: ["\u{1B}", "\u{7}", "\u{3}"])
    func leaves(key: String) throws {
        let demo = try demo(columns: 80)
        try open("liked | pick", demo)
        demo.terminal.send("x \(key)")
        try demo.terminal.wait(for: "a prompt") { $0.cursorLine == "juke>" && $0.text.contains("Nothing was picked.") }
        #expect(!demo.terminal.screen.text.contains("Esc leaves"))
    }

    @Test("The last entry reads the next page, and the marks stay")
    func pages() throws {
        let demo = try demo(columns: 80)
        try open("liked | pick", demo)
        demo.terminal.send(" \u{1B}[Z\u{1B}[Z")
        try demo.terminal.wait(for: "the last entry") { $0.text.contains("  … more") && $0.text.contains("1 marked") }
        demo.terminal.send("\r")
        try demo.terminal.wait(for: "further rows") {
            $0.cursorLine == "pick>" && !$0.text.contains("  … more") && $0.text.contains("1 marked")
        }
        demo.terminal.send(" \r")
        try demo.terminal.wait(for: "two rows") { $0.cursorLine == "juke>" && $0.text.contains(" 1  Soma") }
        #expect(demo.terminal.screen.lines.contains { $0.hasPrefix(" 2  ") })
        #expect(!demo.terminal.screen.lines.contains { $0.hasPrefix(" 3  ") })
    }

    @Test("In plain mode and below twenty columns the rows are numbered", arguments: [80, 19])
    func numbers(columns: Int) throws {
        let demo = try demo(columns: columns, rows: 60)
        if columns == 80 { try demo.enter("set plain on", prompt: "juke") }
        demo.terminal.send("liked | take 2 | pick\r")
        try demo.terminal.wait(for: "the question") {
            $0.text.contains("Pick rows") && $0.text.contains("none): ") || $0.cursorLine.hasSuffix("none):")
        }
        demo.terminal.send("1\r")
        try demo.terminal.wait(for: "the row and a prompt") {
            $0.cursorLine.hasPrefix("juke") && $0.text.contains("Soma")
        }
    }
}
