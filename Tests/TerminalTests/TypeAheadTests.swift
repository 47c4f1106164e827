// Between two lines: what is typed while a command works arrives at the next prompt, and a line that goes on comes back
// whole.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Between two lines")
struct TypeAheadTests {
    @Test(
        "Keys typed while a command works arrive at the next prompt",
        arguments: [
            ("half a line", "now", "now"), ("a whole line and half of the next", "one\rtwo", "two"),
            ("Ctrl-D in the middle", "ab\u{1}\u{4}", "b"), ("accents and wide characters", "ä日", "ä日"),
        ])
    func arrives(name: String, keys: String, line: String) throws {
        let folder = TemporaryFolder()
        let busy = folder.path("busy")
        mkfifo(busy, 0o600)
        defer { unlink(busy) }
        let probe = try Probe(["PROBE_BUSY": busy], folder: folder)
        probe.terminal.send("work\r")
        try probe.terminal.wait(for: "working")
        probe.terminal.send(keys)
        let pipe = open(busy, O_WRONLY)
        _ = write(pipe, "x", 1)
        close(pipe)
        try probe.terminal.wait(forLine: "probe> \(line)")
        // Nothing of it stands among what the command has written.
        #expect(probe.terminal.screen.text.contains("working\nprobe> "))
        try probe.enter("", expecting: line)
        #expect(!probe.terminal.output.contains(0))
    }

    @Test("While a command works nothing is echoed; at the end everything is as it was")
    func hides() throws {
        let folder = TemporaryFolder()
        let busy = folder.path("busy")
        mkfifo(busy, 0o600)
        defer { unlink(busy) }
        let probe = try Probe(["PROBE_BUSY": busy], folder: folder)
        probe.terminal.send("work\r")
        try probe.terminal.wait(for: "working")
        #expect(probe.terminal.reads && !probe.terminal.echoes)
        let pipe = open(busy, O_WRONLY)
        _ = write(pipe, "x", 1)
        close(pipe)
        try probe.terminal.wait(forLine: "probe>")
        probe.terminal.send("\u{4}")
        #expect(try probe.terminal.waitForEnd() == 0)
        #expect(probe.terminal.isCooked)
    }

    @Test("Stopped while a command works, it leaves the echo to whoever takes over, and goes on")
    func stops() throws {
        let folder = TemporaryFolder()
        let busy = folder.path("busy")
        mkfifo(busy, 0o600)
        defer { unlink(busy) }
        let probe = try Probe(["PROBE_BUSY": busy], folder: folder, asJob: true)
        probe.terminal.send("work\r")
        try probe.terminal.wait(for: "working")
        probe.terminal.send("\u{1A}")
        try probe.terminal.wait(for: "[stopped 15]")
        probe.terminal.send("\n")
        let pipe = open(busy, O_WRONLY)
        _ = write(pipe, "x", 1)
        close(pipe)
        try probe.terminal.wait(forLine: "probe>")
        try probe.enter("on", expecting: "on")
    }

    @Test("A Ctrl-D on an empty line typed ahead ends, like one that is typed in time")
    func ends() throws {
        let folder = TemporaryFolder()
        let busy = folder.path("busy")
        mkfifo(busy, 0o600)
        defer { unlink(busy) }
        let probe = try Probe(["PROBE_BUSY": busy], folder: folder)
        probe.terminal.send("work\r")
        try probe.terminal.wait(for: "working")
        probe.terminal.send("\u{4}")
        let pipe = open(busy, O_WRONLY)
        _ = write(pipe, "x", 1)
        close(pipe)
        #expect(try probe.terminal.waitForEnd() == 0)
    }

    @Test("A line that goes on is one entry, in memory and in the file")
    func continues() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        probe.terminal.send("one \\\r")
        try probe.terminal.wait(forLine: "  ...>")
        probe.terminal.send("two\r")
        try probe.terminal.wait(for: "got [two]\nprobe>")
        #expect(folder.read("state/history")?.hasSuffix("\tone \\\\\\ntwo\n") == true)
        #expect(folder.read("state/history")?.split(separator: "\n").count == 1)
        probe.terminal.send("\u{1B}[A")
        try probe.terminal.wait(for: "probe> one \\\n  … two")
        let second = try Probe(folder: folder)
        second.terminal.send("\u{1B}[A")
        try second.terminal.wait(for: "probe> one \\\n  … two")
    }

    @Test("A crash gives the terminal back", arguments: [SIGABRT, SIGQUIT, SIGSEGV])
    func crashes(signal: Int32) throws {
        let probe = try Probe(["SWIFT_BACKTRACE": "enable=no"])
        probe.terminal.send("half")
        try probe.terminal.wait(forLine: "probe> half")
        probe.terminal.signal(signal)
        #expect(try probe.terminal.waitForEnd() == 128 + signal)
        #expect(probe.terminal.isCooked)
        #expect(!probe.terminal.screen.isPasteBracketed)
    }
}
