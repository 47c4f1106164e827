// Ctrl-Z and back: whether the job really stops, what the terminal is like then, and what is drawn when it goes on.

import TerminalTesting
import Testing

@Suite("Stopping and going on")
struct SuspendTests {
    /// How often the prompt was drawn from a point of the output to the answer that followed.
    private func drawings(_ probe: Probe, since start: Int) -> Int {
        let output = String(decoding: probe.terminal.output[start...], as: UTF8.self)
        return output.prefix(upTo: output.firstRange(of: "got [")?.lowerBound ?? output.endIndex).ranges(of: "probe")
            .count
    }

    @Test("Ctrl-Z stops the job on a terminal as everybody knows it; going on draws the line once, and keys work")
    func suspends() throws {
        let probe = try Probe(asJob: true)
        probe.terminal.send("before\u{1A}")
        try probe.terminal.wait(for: "[stopped 15]")  // echo 1, lines 2, signals 4, and Ctrl-D ends a file 8
        #expect(!probe.terminal.screen.isPasteBracketed)
        #expect(probe.terminal.screen.lines.filter { $0 == "probe> before" }.count == 1)
        let stopped = probe.terminal.output.count
        probe.terminal.send("\n")
        try probe.terminal.wait(forLine: "probe> before")
        try probe.enter(" aft\u{1B}[Dxx\u{1B}[F", expecting: "before afxxt")
        #expect(drawings(probe, since: stopped) == 1)
    }

    @Test("It can be stopped again and again, in a line of several rows, too")
    func suspendsAgain() throws {
        let probe = try Probe(columns: 20, asJob: true)
        probe.terminal.send("0123456789 0123456789")
        for _ in 1...3 {
            try probe.terminal.wait(forLine: "23456789")
            probe.terminal.send("\u{1A}")
            try probe.terminal.wait(for: "the stop") { $0.lines.contains("[stopped 15]") && $0.cursorLine == "" }
            probe.terminal.send("\n")
        }
        try probe.terminal.wait(forLine: "23456789")
        try probe.enter("\u{1}X", expecting: "X0123456789 0123456789")
    }

    @Test("After a stop from outside the terminal is taken back, and the line drawn again")
    func stoppedFromOutside() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder, asJob: true)
        probe.terminal.send("before")
        try probe.terminal.wait(forLine: "probe> before")
        probe.order("stop")
        try probe.terminal.wait(for: "[stopped")
        let stopped = probe.terminal.output.count
        probe.terminal.send("\n")
        try probe.terminal.wait(forLine: "probe> before")
        try probe.enter(" after", expecting: "before after")
        #expect(drawings(probe, since: stopped) == 1)
    }

    @Test("A job without a shell cannot be stopped, and goes on")
    func orphan() throws {
        let probe = try Probe()
        probe.terminal.send("before\u{1A}")
        try probe.terminal.wait(for: "the line drawn again") { $0.lines.filter { $0 == "probe> before" }.count == 2 }
        try probe.enter(" after", expecting: "before after")
    }
}
