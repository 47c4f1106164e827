// Commands that go on by themselves, on a terminal: what they draw, and what ends them.

import TerminalTesting
import Testing

@Suite("watch on a terminal")
struct WatchTests {
    private typealias Demo = JukeSessionTests.Demo

    /// juke in the middle of `watch`, its bar on the screen.
    private func watching(_ home: JukeHome, columns: Int) throws -> Demo {
        let demo = try Demo(home: home, columns: columns)
        demo.terminal.send("login; play album:\"ok computer\"\r")
        try demo.terminal.wait(for: "the music") { $0.text.contains("▶ ") && $0.cursorLine == "juke>" }
        demo.terminal.send("watch\r")
        try demo.terminal.wait(for: "the line that lives") { $0.cursorLine.contains(" / ") }
        return demo
    }

    @Test("Bar and keys keep to a row each, keys leave no trace, and q ends it", arguments: [20, 33, 34, 40, 80, 160])
    func endsByKey(columns: Int) throws {
        let home = JukeHome()
        let demo = try watching(home, columns: columns)
        let row = demo.terminal.screen.row
        let first = demo.terminal.screen.cursorLine
        demo.terminal.send("x\r\u{1B}[A")
        try demo.terminal.wait(for: "the next second") { $0.cursorLine != first && $0.cursorLine.contains(" / ") }
        #expect(demo.terminal.screen.row == row)
        #expect(demo.terminal.screen.text.contains("──") == (columns >= 34))
        let help =
            switch columns {
            case ..<28: "space n p +- ←→ l q"
            case ..<76: "space n p + - ← → l · q quit"
            default: "space pause · n next · p previous · + - volume · ← → seek · l like · q quit"
            }
        #expect(demo.terminal.screen.lines[row + 1] == help)
        // It is the last row.
        #expect(demo.terminal.screen.text.hasSuffix("\n" + help))
        demo.terminal.send("q")
        try demo.terminal.wait(forLine: "juke>")
        #expect(demo.terminal.screen.row == row)
        #expect(!demo.terminal.screen.text.contains(" / ") && !demo.terminal.screen.text.contains("quit"))
        demo.terminal.send("echo after\r")
        try demo.terminal.wait(for: "the echo, and no key of before") {
            $0.text.contains("juke> echo after\nafter\njuke>")
        }
        #expect(demo.terminal.screen.unknown == [])
    }

    @Test("Every key does what it says, and is not echoed", arguments: [20, 80])
    func obeysKeys(columns: Int) throws {
        let home = JukeHome()
        let demo = try watching(home, columns: columns)
        let terminal = demo.terminal
        terminal.send(" ")
        try terminal.wait(for: "the pause") { $0.cursorLine.contains("⏸ ") }
        terminal.send(" ")
        try terminal.wait(for: "the music") { !$0.cursorLine.contains("⏸ ") && $0.cursorLine.contains(" / ") }
        terminal.send("+")
        try terminal.wait(for: "volume 65")
        terminal.send("-")
        try terminal.wait(for: "volume 60")
        terminal.send("\u{1B}[C\u{1B}[C\u{1B}OD")
        try terminal.wait(for: "the place") { $0.lines.contains { $0.hasPrefix("at 0:") } }
        terminal.send("n")
        try terminal.wait(for: "the next track") { $0.unwrapped.contains("▶ Paranoid Android") }
        terminal.send("p")
        try terminal.wait(for: "the first track again") { screen in
            screen.unwrapped.ranges(of: "▶ Airbag").count == 2 && screen.cursorLine.contains(" / ")
        }
        terminal.send("l")
        try terminal.wait(for: "the song to be liked") { $0.unwrapped.contains("+ Liked Airbag") }
        terminal.send("q")
        try terminal.wait(forLine: "juke>")
        #expect(terminal.screen.unknown == [])
        #expect(terminal.screen.bells == 0)
    }

    @Test("A narrower or wider window leaves no copy of bar and keys", arguments: [(80, 30), (80, 50), (40, 100)])
    func resizes(from: Int, to: Int) throws {
        let home = JukeHome()
        let demo = try watching(home, columns: from)
        demo.terminal.resize(columns: to, rows: 24)
        try demo.terminal.wait(for: "one bar and one row of keys") { screen in
            screen.text.ranges(of: " / ").count == 1 && screen.text.ranges(of: "q quit").count == 1
                && screen.lines[screen.row + 1].contains("l · q quit") == (to < 76)
        }
        demo.terminal.send("q")
        try demo.terminal.wait(forLine: "juke>")
        #expect(!demo.terminal.screen.text.contains(" / ") && !demo.terminal.screen.text.contains("quit"))
    }

    @Test("Ctrl-C ends it, and what follows in the line, without a word")
    func endsQuietly() throws {
        let home = JukeHome()
        let demo = try Demo(home: home)
        demo.terminal.send("login; play album:\"ok computer\"; watch; echo never\r")
        try demo.terminal.wait(for: "the line that lives") { $0.cursorLine.contains(" / ") }
        demo.terminal.send("\u{3}")
        try demo.terminal.wait(forLine: "juke>")
        #expect(!demo.terminal.screen.text.contains("Interrupted"))
        #expect(!demo.terminal.screen.text.contains("\nnever"))
        demo.terminal.send("echo $?\r")
        try demo.terminal.wait(for: "\n130\njuke>")
    }

    @Test("Ctrl-C ends every, too; the mark is shown, and nothing else of what was typed")
    func endsEvery() throws {
        let home = JukeHome()
        let demo = try Demo(home: home)
        demo.terminal.send("every 1h echo tick\r")
        try demo.terminal.wait(for: "\ntick\n")
        demo.terminal.send("ahead\u{3}")
        try demo.terminal.wait(for: "the prompt") { $0.text.hasSuffix("tick\n^C\njuke>") }
    }

    @Test("A command of the system is interrupted with one mark")
    func endsChild() throws {
        let home = JukeHome()
        let demo = try Demo(home: home)
        demo.terminal.send("!(echo begun; exec sleep 60)\r")
        try demo.terminal.wait(for: "\nbegun\n")
        #expect(demo.terminal.echoes)
        demo.terminal.send("\u{3}")
        try demo.terminal.wait(forLine: "juke>")
        #expect(demo.terminal.screen.text.ranges(of: "^C").count == 1)
    }

    @Test("A shell says that it begins where the last one ended")
    func beginsInSelection() throws {
        let home = JukeHome()
        let first = try Demo(home: home)
        try first.enter("login; artist radiohead", prompt: "Radiohead>")
        first.terminal.send("\u{4}")
        #expect(try first.terminal.waitForEnd() == 0)
        let second = try Demo(home: home, prompt: "Radiohead>")
        #expect(second.terminal.screen.text.contains("In Radiohead, where the last shell ended. To leave it: up"))
        try second.enter("up", prompt: "juke>")
    }

    @Test("On a dumb terminal Ctrl-C gives a new prompt")
    func dumb() throws {
        let home = JukeHome()
        let demo = try Demo(home: home, environment: ["TERM": "dumb"])
        demo.terminal.send("half")
        try demo.terminal.wait(forLine: "juke> half")
        demo.terminal.send("\u{3}")
        try demo.terminal.wait(for: "juke> half^C\njuke>")
        try demo.enter("echo whole", prompt: "juke>")
        #expect(demo.terminal.screen.text.contains("\nwhole\n"))
    }
}
