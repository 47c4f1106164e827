// vi's commands for the word at the cursor, where there is something that it could become. What they do where there is
// not, bash says in ``ViBesideBashTests``.

import TerminalTesting
import Testing

@Suite("vi's commands for a word")
struct ViWordsTests {
    @Test("In vi's command state = lists, \\ completes, * puts all in, and text goes in after it")
    func viWords() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        try probe.enter("sx\u{1B}x=\t\t\r", expecting: "set")
        probe.terminal.send("s\u{1B}=")
        try probe.terminal.wait(for: "the list") { $0.text.contains("Show or change a setting") }
        probe.terminal.send("x")
        try probe.terminal.wait(for: "no list and no line") { $0.cursorLine == "probe>" && !$0.text.contains("Show") }
        try probe.enter("ase\u{1B}0\\a\u{1B}", expecting: "search a")
        try probe.enter("s\u{1B}*x\u{1B}", expecting: "search set x")
        try probe.enter("s\u{1B}*\u{1B}u", expecting: "s")
        // More than fifty are more than a line has any use for.
        try probe.enter("m\u{1B}*x\u{1B}", expecting: "mx")
    }
}
