// Abbreviations on a real screen: what a blank or Enter makes of a word, and what leaves it alone.

import TerminalTesting
import Testing

@Suite("Abbreviation keys")
struct AbbreviationKeysTests {
    private static let environment = ["PROBE_ABBREVIATIONS": "1"]

    @Test("A blank after the word puts in what it stands for, and is put in, too", arguments: ["emacs", "vi"])
    func blank(keys: String) throws {
        let probe = try Probe(Self.environment.merging(["PROBE_KEYS": keys]) { $1 })
        probe.terminal.send("sa ")
        try probe.terminal.wait(forLine: "probe> search artist")
        probe.terminal.send("größe ")
        try probe.terminal.wait(forLine: "probe> search artist 日本 größer")
        try probe.enter("x", expecting: "search artist 日本 größer x")
    }

    @Test("Enter puts it in before the line runs, also in the middle of the line")
    func enter() throws {
        let probe = try Probe(Self.environment)
        try probe.enter("sa", expecting: "search artist")
        try probe.enter(" x\u{1}sa", expecting: "search artist x")
        #expect(probe.terminal.screen.text.contains("probe> search artist x"))
    }

    @Test(
        "Elsewhere the word stays",
        arguments: [
            ("sax !", "sax !"), ("sa\u{16} x!", "sa x!"), ("\u{1B}[200~sa sa\u{1B}[201~!", "sa sa!"),
            ("sa!\u{1B}[D\u{1B}[D \u{1B}[F", "s a!"),
        ])
    func stays(keys: String, line: String) throws {
        let probe = try Probe(Self.environment)
        try probe.enter(keys, expecting: line)
    }

    @Test("Ctrl-_ gives back what was typed")
    func undone() throws {
        let probe = try Probe(Self.environment)
        probe.terminal.send("sa ")
        try probe.terminal.wait(forLine: "probe> search artist")
        probe.terminal.send("\u{1F}")
        try probe.terminal.wait(forLine: "probe> sa")
        try probe.enter("!", expecting: "sa!")
    }

    @Test("Rows that wrap are drawn again as a whole")
    func wraps() throws {
        let probe = try Probe(Self.environment, columns: 20)
        let begun = String(repeating: "a ", count: 6)
        try probe.enter(begun + "sa x", expecting: begun + "search artist x")
    }

    @Test("In vi's command state a blank moves")
    func vi() throws {
        let probe = try Probe(Self.environment.merging(["PROBE_KEYS": "vi"]) { $1 })
        try probe.enter("sa\u{1B}0 ix", expecting: "sxa")
    }
}
