// Terminals that cannot move their cursor: the same lines without editing.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Plain terminals")
struct PlainTerminalTests {
    @Test("Lines are read without a single escape", arguments: ["dumb", "emacs", ""])
    func readsLines(name: String) throws {
        let probe = try Probe(["TERM": name])
        try probe.enter("plain ö", expecting: "plain ö")
        probe.terminal.send("\u{4}")
        try probe.terminal.wait(for: "end\nbye")
        #expect(!probe.terminal.output.contains(0x1B))
    }

    @Test("A hidden line is not echoed, the next one is")
    func hides() throws {
        let probe = try Probe(["TERM": "dumb"])
        probe.terminal.send("secret\r")
        try probe.terminal.wait(forLine: "password:")
        #expect(!probe.terminal.isCooked)
        try probe.enter("hunter2", expecting: "hunter2")
        #expect(probe.terminal.screen.lines.contains("password:"))
        try probe.enter("seen", expecting: "seen")
        #expect(probe.terminal.screen.lines.contains("probe> seen"))
    }

    @Test("Termination ends the waiting")
    func terminates() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(["TERM": "dumb"], folder: folder)
        probe.order("terminate 1")
        try probe.terminal.wait(for: "terminated 1\nbye")
        #expect(try probe.terminal.waitForEnd() == 0)
    }

    @Test("A cancelled task gets its answer at once, and the terminal keeps what was typed")
    func cancels() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(["TERM": "dumb"], folder: folder)
        probe.terminal.send("half")
        try probe.terminal.wait(forLine: "probe> half")
        probe.order("cancel")
        try probe.terminal.wait(for: "probe> half\ninterrupted\nprobe>")
        try probe.enter(" whole", expecting: "half whole")
    }
}
