// Pasted text is text: it neither runs nor completes nor moves the cursor.

import TerminalTesting
import Testing

@Suite("Pasting")
struct PasteTests {
    private func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    @Test("Pasted lines wait for Enter and are submitted as one")
    func waitsForEnter() throws {
        let probe = try Probe()
        #expect(probe.terminal.screen.isPasteBracketed)
        probe.terminal.send(pasted("one\r\ntwo\rthree"))
        try probe.terminal.wait(for: "probe> one\n  … two\n  … three")
        try probe.enter("", expecting: "one\\ntwo\\nthree")
    }

    @Test(
        "A pasted tab is a blank, controls and turned directions go",
        arguments: [
            ("sea\tx", "sea x"), ("a\u{1B}[Db", "a[Db"), ("a\u{3}\u{4}b", "ab"), ("a\u{202E}b\u{9B}c", "abc"),
            ("日本 é", "日本 é"), ("", ""),
        ])
    func sanitises(text: String, result: String) throws {
        let probe = try Probe()
        try probe.enter(pasted(text) + ".", expecting: result + ".")
    }

    @Test("A megabyte is cut, and the editor goes on")
    func cutsHugeText() throws {
        let probe = try Probe()
        probe.terminal.send(pasted(String(repeating: "x", count: 1 << 20)))
        probe.terminal.send("\u{15}after\r")
        try probe.terminal.wait(for: "got [after]")
    }
}
