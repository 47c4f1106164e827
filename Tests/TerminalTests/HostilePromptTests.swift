// Names of files and lines of a history that were made to do harm, at the prompt of the whole of juke.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Hostile names at juke's prompt")
struct HostilePromptTests {
    private static let names = [
        "a\u{1B}]0;PWNED\u{7}\u{1B}[31mred", "b\nsecond $(touch PWNED) `id`", "c\"quote'", "d\u{202E}gnp.exe",
        "e" + String(repeating: "字", count: 80),
    ]

    /// Whether nothing of a name was obeyed.
    private func isUnharmed(_ terminal: PseudoTerminal) -> Bool {
        let output = String(decoding: terminal.output, as: UTF8.self)
        return terminal.screen.title == nil && !output.contains("\u{1B}[31m") && !output.contains("\u{1B}]0")
            && !output.unicodeScalars.contains { $0 == "\u{202E}" || (0x80..<0xA0).contains($0.value) }
    }

    @Test("Files whose names were made to do harm are listed and completed, and nothing happens")
    func files() throws {
        let home = JukeHome()
        mkdir(home.path + "/hostile", 0o700)
        for name in Self.names { home.write("hostile/" + name, "echo harmless\n") }
        let demo = try JukeSessionTests.Demo(home: home, rows: 40)
        demo.terminal.send("source \(home.path)/hostile/\t\t")
        try demo.terminal.wait(for: "the list") { $0.text.contains("PWNED") && $0.text.contains("gnp.exe") }
        demo.terminal.send("\t\t\t\t")
        demo.terminal.send("\u{15}echo still\r")
        try demo.terminal.wait(for: "\nstill\njuke>")
        #expect(isUnharmed(demo.terminal))
        #expect(home.mode(of: "PWNED") == nil)
    }

    @Test("Lines of a history that was tampered with are hints, searched and recalled, and nothing happens")
    func history() throws {
        let home = JukeHome()
        for folder in [".local", ".local/state", ".local/state/juke", ".local/state/juke/demo"] {
            mkdir("\(home.path)/\(folder)", 0o700)
        }
        let lines = [
            "echo \u{1B}]0;PWNED\u{7}\u{1B}[31mred\u{9B}31m\u{202E}x", "echo " + String(repeating: "字", count: 10_000),
        ]
        home.write(".local/state/juke/demo/history", lines.map { "1700000000\t\($0)\n" }.joined())
        let demo = try JukeSessionTests.Demo(home: home)
        demo.terminal.send("ec")
        try demo.terminal.wait(for: "the ghost") { $0.cursorLine.hasPrefix("juke> echo 字字") && $0.column == 8 }
        demo.terminal.send("\u{15}echo \u{1B}[A\u{1B}[A")
        try demo.terminal.wait(for: "the recalled line") { $0.text.contains("PWNED") }
        demo.terminal.send("\u{15}\u{12}pwned")
        try demo.terminal.wait(for: "the line that was found") { $0.cursorLine.hasPrefix("search: pwned ›") }
        demo.terminal.send("\u{7}\u{15}history\r")
        try demo.terminal.wait(for: "the list and a prompt") { $0.cursorLine == "juke>" && $0.text.contains("字") }
        demo.terminal.send("echo still\r")
        try demo.terminal.wait(for: "\nstill\njuke>")
        #expect(isUnharmed(demo.terminal))
    }
}
