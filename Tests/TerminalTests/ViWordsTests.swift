// vi's commands for the word at the cursor, where there is something that it could become. What they do where there is
// not, bash says in ``ViBesideBashTests``.

import TerminalTesting
import Testing

@Suite("vi's commands for a word")
struct ViWordsTests {
    @Test("In vi's command state = lists, \\ completes, * puts all in, and text goes in after it")
    func viWords() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        probe.terminal.send("s\u{1B}=")
        try probe.terminal.wait(for: "the list above the line") {
            $0.text.contains("Show or change a setting") && !$0.text.contains("playlist") && $0.cursorLine == "probe> s"
        }
        probe.terminal.send("x")
        try probe.terminal.wait(for: "an empty line") { $0.cursorLine == "probe>" }
        try probe.enter("abj\u{1B}0\\X\u{1B}", expecting: "björk X")
        try probe.enter("s\u{1B}*x\u{1B}", expecting: "search set x")
        try probe.enter("s\u{1B}*\u{1B}u", expecting: "s")
        // More than fifty are more than a line has any use for.
        try probe.enter("m\u{1B}*x\u{1B}", expecting: "mx")
    }
}
