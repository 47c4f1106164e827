// Lines typed before, found again: by what they begin with, by what they hold, by their last word.

import TerminalTesting
import Testing

@Suite("Recall keys")
struct RecallKeysTests {
    private static let up = "\u{1B}[A"
    private static let down = "\u{1B}[B"

    private func probe(_ lines: [String], columns: Int = 80) throws -> Probe {
        let probe = try Probe(columns: columns)
        for line in lines { try probe.enter(line, expecting: line) }
        return probe
    }

    @Test("Up looks for lines that begin with what stands before the cursor; Down comes back to what was typed")
    func prefix() throws {
        let probe = try probe(["play one", "search x", "play two", "now"])
        probe.terminal.send("play" + Self.up)
        try probe.terminal.wait(forLine: "probe> play two")
        probe.terminal.send(Self.up)
        try probe.terminal.wait(forLine: "probe> play one")
        probe.terminal.send(Self.up + "\u{10}")
        try probe.terminal.wait(for: "two bells") { $0.bells == 2 && $0.cursorLine == "probe> play one" }
        probe.terminal.send(Self.down)
        try probe.terminal.wait(forLine: "probe> play two")
        probe.terminal.send("\u{E}")
        try probe.terminal.wait(forLine: "probe> play")
        try probe.enter("!", expecting: "play!")
    }

    @Test("A line that was changed begins a new walk")
    func changed() throws {
        let probe = try probe(["alpha", "beta", "betamax"])
        probe.terminal.send(Self.up + "\u{7F}\u{7F}\u{7F}" + Self.up)
        try probe.terminal.wait(for: "the line that begins with it") { $0.cursorLine == "probe> betamax" }
        try probe.enter(Self.up, expecting: "beta")
    }

    @Test("In an entry of several lines Up and Down move among them first")
    func rows() throws {
        let probe = try Probe()
        try probe.enter("old", expecting: "old")
        try probe.enter("\u{1B}[200~one\ntwo\u{1B}[201~", expecting: "one\\ntwo")
        probe.terminal.send(Self.up)
        try probe.terminal.wait(for: "probe> one\n  … two")
        probe.terminal.send(Self.up + "X")
        try probe.terminal.wait(for: "probe> oneX\n  … two")
        probe.terminal.send(Self.down + "Y\u{1B}[H")
        try probe.enter("", expecting: "oneX\\ntwoY")
    }

    @Test(
        "Ctrl-R finds what a line holds, whatever its case and accents, with any letter",
        arguments: [
            ("BJO", "search Björk"), ("řáč", "Dvořáček"), ("ć", "Vučić"), ("Пес", "Песня"), ("[x", "odd [x](y)"),
            ("e\u{301}t", "été"), ("日", "日本"),
        ])
    func searches(pattern: String, found: String) throws {
        let probe = try probe(["search Björk", "Dvořáček", "Vučić", "Песня", "odd [x](y)", "été", "日本", "last"])
        probe.terminal.send("\u{12}" + pattern)
        try probe.terminal.wait(forLine: "search: \(pattern) › \(found)")
        try probe.enter("", expecting: found)
    }

    @Test("Ctrl-R goes on to older lines, Ctrl-S back to newer ones, Ctrl-G to what was typed")
    func walks() throws {
        let probe = try probe(["play one", "x", "play two"])
        probe.terminal.send("pla\u{1B}[D\u{12}")
        try probe.terminal.wait(forLine: "search: pla › play two")
        probe.terminal.send("\u{12}")
        try probe.terminal.wait(forLine: "search: pla › play one")
        probe.terminal.send("\u{12}")
        try probe.terminal.wait(forLine: "not found: pla › play one")
        probe.terminal.send("\u{13}")
        try probe.terminal.wait(forLine: "search forward: pla › play two")
        probe.terminal.send("\u{7}")
        try probe.terminal.wait(for: "the line as it was") { $0.cursorLine == "probe> pla" && $0.column == 9 }
        try probe.enter("X", expecting: "plXa")
    }

    @Test("Another key takes the line that was found, and does what it does")
    func accepts() throws {
        let probe = try probe(["play one"])
        try probe.enter("\u{12}pla\u{1B}[HX", expecting: "Xplay one")
        try probe.enter("\u{12}xp\u{7F}\u{7F}one\u{5}!", expecting: "Xplay one!")
        try probe.enter("\u{12}one\u{1B}b\u{15}", expecting: "one!")
    }

    @Test("What stands on the line is what is looked for, and further keys add to it")
    func searchesForLine() throws {
        let probe = try probe(["search x", "play two", "play one"])
        probe.terminal.send("pl\u{12}")
        try probe.terminal.wait(forLine: "search: pl › play one")
        probe.terminal.send("ay t")
        try probe.terminal.wait(forLine: "search: play t › play two")
        probe.terminal.send("\u{7}")
        try probe.terminal.wait(forLine: "probe> pl")
        try probe.enter("", expecting: "pl")
    }

    @Test("Text from elsewhere and a new size do not disturb a search")
    func disturbed() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(folder: folder)
        try probe.enter("play one", expecting: "play one")
        probe.terminal.send("\u{12}on")
        try probe.terminal.wait(forLine: "search: on › play one")
        probe.order("post news")
        try probe.terminal.wait(for: "news\nsearch: on › play one")
        probe.terminal.resize(columns: 40, rows: 20)
        try probe.terminal.wait(forLine: "search: on › play one")
        try probe.enter("", expecting: "play one")
    }

    @Test("Alt-. inserts the last word of the line before, and of the one before that")
    func lastWord() throws {
        let probe = try probe(["play \"OK Computer\"", "queue 3"])
        try probe.enter("a \u{1B}.!", expecting: "a 3!")
        try probe.enter("b \u{1B}.\u{1B}.\u{1B}.", expecting: "b \"OK Computer\"")
    }
}
