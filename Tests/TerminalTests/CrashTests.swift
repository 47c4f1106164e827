// What a crash leaves of a terminal: its modes, colours, paste and title as they were, and the sentence about the
// report in a row of its own.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A crash on a terminal")
struct CrashTests {
    private typealias Demo = JukeSessionTests.Demo

    @Test(
        "In the middle of a line, with a list open, the terminal is as it was", arguments: [SIGSEGV, SIGILL, SIGABRT])
    func typing(signal: Int32) throws {
        let home = JukeHome()
        let demo = try Demo(home: home, columns: 100)
        try demo.enter("set title on", prompt: "juke>")
        demo.terminal.send("play\t\t")
        try demo.terminal.wait(for: "playlist")
        demo.terminal.signal(signal)
        #expect(try demo.terminal.waitForEnd() == 128 + signal)
        #expect(demo.terminal.isCooked)
        let screen = demo.terminal.screen
        #expect(!screen.isPasteBracketed)
        #expect(screen.title == "")
        let rows = screen.text.split(separator: "\n").map(String.init)
        let name = [SIGSEGV: "SIGSEGV", SIGILL: "SIGILL", SIGABRT: "SIGABRT"][signal] ?? ""
        #expect(rows.last == "To report it, type: juke -c bug-report")
        #expect(rows.contains { $0.hasPrefix("juke has crashed (\(name)). What happened,") }, "\(screen.description)")
        #expect(home.read(".local/state/juke/.crash")?.contains("\n  set  (status 0)\n") == true)
    }

    @Test("While a command runs, too")
    func running() throws {
        let demo = try Demo(home: JukeHome(), columns: 100)
        demo.terminal.send("!kill -SEGV $PPID\r")
        #expect(try demo.terminal.waitForEnd() == 128 + SIGSEGV)
        #expect(demo.terminal.isCooked)
        #expect(demo.terminal.screen.text.contains("\njuke has crashed (SIGSEGV)."))
    }
}
