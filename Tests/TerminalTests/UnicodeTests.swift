// What Unicode has, cell by cell: every kind of character is shown in the cells it is said to take, moves and goes as
// one, comes back from the history, and reaches the shell as it was typed.

import TerminalTesting
import Testing

@Suite("Unicode in the line")
struct UnicodeTests {
    /// A character as a reader sees it: what is typed, what is shown for it, and its cells.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let typed: String
        let shown: String
        let cells: Int

        init(_ name: String, _ typed: String, shown: String? = nil, _ cells: Int) {
            self.name = name
            self.typed = typed
            self.shown = shown ?? typed
            self.cells = cells
        }

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("precomposed", "\u{E9}", 1), Case("Chinese", "中", 2), Case("an emoji", "🎵", 2),
        Case("one mark", "e\u{301}", 1), Case("two marks", "o\u{302}\u{323}", 1),
        Case("too many marks", "Z" + String(repeating: "\u{351}", count: 9), shown: "Z\u{351}\u{351}\u{351}\u{351}", 1),
        Case("Thai vowel and tone", "\u{E17}\u{E35}\u{E48}", 1),
        Case("Devanagari vowel", "\u{915}\u{941}", 1), Case("Devanagari virama", "\u{915}\u{94D}", 1),
        Case("Hebrew point", "\u{5D1}\u{5B8}", 1), Case("Hebrew letter", "\u{5D0}", 1),
        Case("Arabic letter with a sign", "\u{628}\u{64E}", 1), Case("Hangul syllable", "한", 2),
        Case("Hangul jamo", "\u{1112}\u{1161}\u{11AB}", 2),
        Case("a family", "👨\u{200D}👩\u{200D}👧", shown: "👨", 2),
        Case("a joined sign", "🤦\u{200D}♀\u{FE0F}", shown: "🤦", 2),
        Case("a skin tone", "👍🏽", shown: "👍", 2), Case("a flag", "🇯🇵", 2),
        Case("an emoji by its selector", "❤\u{FE0F}", shown: "❤", 1),
        Case("a keycap", "1\u{FE0F}\u{20E3}", shown: "1\u{20E3}", 1),
        Case("an emoji newer than the library", "\u{1FAE8}", shown: "\u{FFFD}", 1),
        Case("private use where stand-ins are", "\u{F0001}", 1), Case("extension G", "\u{30001}", 2),
    ]

    @Test("Takes its cells, moves and goes as one, and comes out as it was typed", arguments: cases)
    func everyKind(_ one: Case) throws {
        let probe = try Probe()
        let terminal = probe.terminal
        terminal.send("ab\(one.typed)c")
        try terminal.wait(for: "\(one.name), shown") {
            $0.cursorLine == "probe> ab\(one.shown)c" && $0.column == 10 + one.cells
        }
        terminal.send("\u{1B}[D\u{1B}[DX")
        try terminal.wait(for: "X before it") { $0.cursorLine == "probe> abX\(one.shown)c" && $0.column == 10 }
        terminal.send("\u{1B}[C")
        try terminal.wait(for: "the cursor behind it") { $0.column == 10 + one.cells }
        terminal.send("\u{7F}")
        try terminal.wait(for: "the rest without it") { $0.cursorLine == "probe> abXc" && $0.column == 10 }
        try probe.enter(one.typed, expecting: "abX\(one.typed)c")
        terminal.send("\u{1B}[A")
        try terminal.wait(for: "it from the history") {
            $0.cursorLine == "probe> abX\(one.shown)c" && $0.column == 11 + one.cells
        }
        terminal.send("\u{1B}[H\u{1B}[3~\u{1B}[3~\u{1B}[3~\u{1B}[3~")
        try terminal.wait(for: "Delete takes it whole") { $0.cursorLine == "probe> c" && $0.column == 7 }
    }

    @Test("A wide character that does not fit the row begins the next one", arguments: ["中", "👨\u{200D}👩", "🇯🇵"])
    func rightEdge(wide: String) throws {
        let probe = try Probe(columns: 20)
        let shown = wide.unicodeScalars.count > 2 ? "👨" : wide
        probe.terminal.send("123456789012\(wide)x")
        try probe.terminal.wait(for: "the wide one in the second row") {
            $0.text == "probe> 123456789012\n\(shown)x" && $0.column == 3
        }
        probe.terminal.send("\u{1B}[D\u{7F}")
        try probe.terminal.wait(for: "the rest") { $0.text.hasSuffix("probe> 123456789012x") }
        try probe.enter(wide, expecting: "123456789012\(wide)x")
    }

    @Test("Bidirectional controls and what nobody sees do not get into the line")
    func dropsInvisible() throws {
        let probe = try Probe()
        try probe.enter("a\u{202E}b\u{200B}c\u{FEFF}d\u{2066}e", expecting: "abcde")
        try probe.enter("\u{1B}[200~a\u{202E}b\u{200B}e\u{301}\u{1B}[201~", expecting: "abe\u{301}")
    }

    @Test("A mark with nothing before it stands on a circle", arguments: ["", "C"])
    func loneMark(locale: String) throws {
        let probe = try Probe(locale.isEmpty ? [:] : ["LC_ALL": locale])
        probe.terminal.send("\u{301}")
        try probe.terminal.wait(forLine: "probe> \u{25CC}\u{301}")
        try probe.enter("x", expecting: "\u{301}x")
    }

    @Test(
        "A mark belongs to its word, for every key that goes by words",
        arguments: [
            ("Alt-u", "cafe\u{301}s x\u{1}\u{1B}u!", "CAFE\u{301}S! x"),
            ("Alt-l", "CAFE\u{301}S x\u{1}\u{1B}l!", "cafe\u{301}s! x"),
            ("Alt-c", "cafe\u{301}S x\u{1}\u{1B}c!", "Cafe\u{301}s! x"),
            ("Alt-b", "a cafe\u{301}s\u{1B}b!", "a !cafe\u{301}s"),
            ("Alt-d", "cafe\u{301}s x\u{1}\u{1B}d!", "! x"), ("Ctrl-W", "a cafe\u{301}s\u{17}!", "a !"),
        ])
    func words(name: String, keys: String, result: String) throws {
        let probe = try Probe()
        try probe.enter(keys, expecting: result)
    }

    @Test("Above a menu the line stays as it is")
    func lists() throws {
        let probe = try Probe()
        probe.terminal.send("x👨\u{200D}👩\u{1}p\t\t")
        try probe.terminal.wait(for: "the line above the menu") {
            $0.text == "probe> playx👨\nplay      Play something\nplaylist  Work on a playlist" && $0.column == 11
        }
        try probe.enter("", expecting: "playx👨\u{200D}👩")
    }
}
