// Two shells at a time: what one of them is given, the other finds at its next prompt.

import TerminalTesting
import Testing

@Suite("Shared history")
struct SharedHistoryTests {
    private static let up = "\u{1B}[A"

    @Test(
        "The lines of another shell come with the next prompt, behind the shell's own", arguments: [20, 40, 80, 160])
    func shares(columns: Int) throws {
        let folder = TemporaryFolder()
        let first = try Probe(columns: columns, folder: folder)
        try first.enter("mine", expecting: "mine")
        let second = try Probe(columns: columns, folder: folder, isAlone: false)
        try second.enter("日本 e\u{301}", expecting: "日本 e\u{301}")
        // The prompt that waits already does not change under the user's hands.
        first.terminal.send(Self.up + Self.up)
        try first.terminal.wait(for: "a bell") { $0.bells == 1 && $0.cursorLine == "probe> mine" }
        try first.enter("", expecting: "mine")
        first.terminal.send(Self.up)
        try first.terminal.wait(forLine: "probe> mine")
        first.terminal.send(Self.up)
        try first.terminal.wait(forLine: "probe> 日本 e\u{301}")
        try first.enter("", expecting: "日本 e\u{301}")
        second.terminal.send("\r\u{12}min")
        try second.terminal.wait(for: "what the first was given") { $0.cursorLine.hasSuffix("mine") }
        #expect(second.terminal.screen.unknown == [])
    }
}
