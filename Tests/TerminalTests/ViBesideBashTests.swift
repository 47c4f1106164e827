// vi's keys next to those of bash: the same keys on the same line, the same line afterwards. Where the two are meant to
// differ, Terminal §6.10 says it.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("vi's keys beside bash", .enabled(if: access("/bin/bash", X_OK) == 0))
struct ViBesideBashTests {
    /// Keys after a line; a `#` is put in at the end, to say where the cursor is.
    private static let cases = [
        "0wdw", "02dw", "0dfo.", "0dto.", "0fo;,x", "0tox", "$Fox", "$Tox", "xxu", "xxuu",
        "0wCrest\u{1B}", "0wD", "0x2.", "0w3x", "hrZ", "02rZ", "0~~", "0wywP", "0wyw2P", "ddP", "0R12\u{1B}", "05|x",
        "0wiX \u{1B}", "0IX \u{1B}", "0AX\u{1B}", "0aX\u{1B}", "0sX\u{1B}", "SX\u{1B}", "bbx", "0ex", "0eex", "0Wx",
        "$Bx",
        "0x0.", "0dwU", "0w\u{15}", "0dtT", "0d%",
        // Marks: as motions, at the end of a line that became shorter, with letters that there are not.
        "0wma$`ax", "0wma$d`a", "0wma$y`aP", "0wma$c`aX\u{1B}", "0ma$`bx", "0wmA$`Ax", "0wma0xxx`ax", "$mab0D`ax",
        "0wmaw3x``x", "$``x", "0wm\u{1B}x", "0w`\u{1B}x", "0w2`ax",
        // The word at the cursor, which neither knows.
        "0w=x", "0ww=u", "0w\\X\u{1B}", "0w*X\u{1B}", "$\\X\u{1B}", "$*X\u{1B}", "0w\\X\u{1B}u",
        "0w&X\u{1B}", "S~/a b\u{1B}0&X\u{1B}", "S~\u{1B}&X\u{1B}", "Sa ~/b c\u{1B}bb&X\u{1B}",
        "Sa~ b\u{1B}0&X\u{1B}", "Sa ~/b c\u{1B}0&X\u{1B}", "S~juke-nobody/x\u{1B}&X\u{1B}", "S\u{1B}&X\u{1B}",
    ]

    /// Asks for lines as bash does, with vi's keys.
    private static let script = """
        bind 'set editing-mode vi' 2> /dev/null
        bind 'set enable-bracketed-paste off' 2> /dev/null
        while IFS= read -er -p 'bash> ' line; do echo "got [$line]"; done
        """

    @Test("The line is the same afterwards, and the cursor where it is there")
    func agrees() throws {
        let bash = try PseudoTerminal(
            "/bin/bash", ["--norc", "-c", Self.script],
            environment: ["INPUTRC": "/dev/null", "HOME": "/home/ju", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"],
            rows: 200)
        try bash.wait(for: "bash") { $0.cursorLine == "bash>" }
        // Answers are counted on the screen, so none may scroll away.
        let probe = try Probe(["PROBE_KEYS": "vi", "HOME": "/home/ju"], rows: 200)
        for keys in Self.cases {
            let typed = "one two three four\u{1B}" + keys + "i#"
            let before = Self.answers(bash.screen).count
            bash.send(typed + "\r")
            try bash.wait(for: "bash's answer to \(keys)") {
                Self.answers($0).count > before && $0.cursorLine == "bash>"
            }
            let answer = Self.answers(bash.screen).last ?? ""
            try probe.enter(typed, expecting: answer)
        }
    }

    private static func answers(_ screen: TerminalScreen) -> [String] {
        screen.lines.filter { $0.hasPrefix("got [") }.map { String($0.dropFirst(5).dropLast()) }
    }
}
