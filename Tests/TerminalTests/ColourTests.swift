// Colours while a line is typed: which cells have them, that nothing of an older drawing stays, and where there are
// none.

import SeededRandom
import TerminalTesting
import Testing

@Suite("Colours")
struct ColourTests {
    private static let on = ["PROBE_COLOURS": "1"]
    private static let widths = [20, 40, 80, 160]

    /// Waits until the row of the cursor looks like this after the prompt.
    private func wait(_ probe: Probe, for styles: [String]) throws {
        try probe.terminal.wait(for: "\(styles)") { $0.cursorStyles == ["36:probe"] + styles }
    }

    @Test("Each part has its colour, and a word that may still become one has none while the cursor is at its end")
    func parts() throws {
        let probe = try Probe(Self.on)
        probe.terminal.send("a fox")
        try wait(probe, for: ["> a fox"])
        probe.terminal.send(" ")
        try wait(probe, for: ["> a ", "31;4:fox"])
        probe.terminal.send("\u{7F}")
        try wait(probe, for: ["> a fox"])
        probe.terminal.send("\u{1B}[D")
        try wait(probe, for: ["> a ", "31;4:fox"])
        probe.terminal.send("\u{5} B日12")
        try wait(probe, for: ["> a ", "31;4:fox", " ", "32:B", "33:日", "94:12"])
        probe.terminal.send("\u{1B}[D\u{1B}[D\u{1B}[De\u{301}")
        try wait(probe, for: ["> a ", "31;4:fox", " ", "32:B", "e\u{301}", "33:日", "94:12"])
        #expect(probe.terminal.screen.unknown == [])
    }

    @Test("An entered line keeps its colours, and what may no longer become something is a mistake")
    func entered() throws {
        let probe = try Probe(Self.on)
        try probe.enter("A fox", expecting: "A fox")
        #expect(probe.terminal.screen.styles(ofRow: 0) == ["36:probe", "> ", "32:A", " ", "31;4:fox"])
        probe.terminal.send("A fox\u{3}")
        try probe.terminal.wait(for: "the line that was dropped") { $0.lines[2] == "probe> A fox^C" && $0.row == 4 }
        #expect(probe.terminal.screen.styles(ofRow: 2) == ["36:probe", "> ", "32:A", " ", "31;4:fox", "^C"])
    }

    @Test(
        "No colours without colour, and none below twenty columns",
        arguments: [(["PROBE_COLOURS": "1", "NO_COLOR": "1"], 80, "> a fox 1"), (on, 19, "> a fox 1")])
    func none(environment: [String: String], columns: Int, shown: String) throws {
        let probe = try Probe(environment, columns: columns)
        probe.terminal.send("a fox 1")
        try probe.terminal.wait(for: "the line") { $0.cursorLine == "probe" + shown }
        let isBare = environment["NO_COLOR"] != nil
        #expect(probe.terminal.screen.cursorStyles == (isBare ? ["probe" + shown] : ["36:probe", shown]))
    }

    @Test("The right prompt stays at its edge as long as there is room, and comes back")
    func rightPrompt() throws {
        let probe = try Probe(Self.on.merging(["PROBE_RIGHT": "▶ Air日"]) { $1 })
        let bare = "probe>" + String(repeating: " ", count: 65) + "▶ Air日"
        try probe.terminal.wait(for: "the right prompt") { $0.cursorLine == bare && $0.column == 7 }
        let text = String(repeating: "ab1 ", count: 15) + "ab"
        probe.terminal.send(text)
        try probe.terminal.wait(for: "both") { $0.cursorLine == "probe> " + text + "  ▶ Air日" && $0.column == 69 }
        probe.terminal.send("cd")
        try probe.terminal.wait(for: "the line alone") { $0.cursorLine == "probe> " + text + "cd" }
        probe.terminal.send("\u{7F}")
        try probe.terminal.wait(for: "both again") { $0.cursorLine == "probe> " + text + "c ▶ Air日" && $0.column == 70 }
        probe.terminal.send("\u{15}")
        try probe.terminal.wait(for: "the right prompt alone") { $0.cursorLine == bare && $0.column == 7 }
    }

    @Test("Text from elsewhere and a new width leave the colours as they are")
    func redrawn() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(Self.on, folder: folder)
        probe.terminal.send("A fox 12 ")
        let styles = ["> ", "32:A", " ", "31;4:fox", " ", "94:12"]
        try wait(probe, for: styles)
        probe.order("post news")
        try probe.terminal.wait(for: "news\nprobe> A fox 12")
        try wait(probe, for: styles)
        probe.terminal.resize(columns: 40, rows: 24)
        probe.terminal.send("3")
        try wait(probe, for: styles.dropLast() + ["94:12", " ", "94:3"])
        probe.terminal.resize(columns: 15, rows: 24)
        try probe.terminal.wait(for: "two rows without colours") { screen in
            screen.unwrapped.contains("probe> A fox 12 3")
                && (0..<24).allSatisfy { row in !screen.styles(ofRow: row).contains { $0.hasPrefix("31;4") } }
        }
    }

    // MARK: In juke

    @Test("juke's own commands, options and rows have colours, which settings change and take away", arguments: widths)
    func juke(columns: Int) throws {
        let demo = try JukeSessionTests.Demo(home: JukeHome(), columns: columns)
        let shows = { (typed: String, styles: [String]) in
            demo.terminal.send("\u{15}" + typed)
            try demo.terminal.wait(for: "\(styles)") { $0.cursorStyles.prefix(styles.count + 1) == ["juke> "] + styles }
        }
        try demo.enter("set hints off", prompt: "juke>")
        try demo.enter("login", prompt: "juke>")
        try demo.enter("search artist radiohead", prompt: "juke>")
        try shows("sea", ["32:sea"])
        try shows("plya 3", ["31;4:plya", " 3"])
        try shows("artist 1", ["32:artist", " ", "94:1"])
        try shows("artist 99", ["32:artist", " 99"])
        try shows("now --x ", ["32:now", " ", "31;4:--x"])
        try shows("$a | now#", ["35:$a", " ", "1:|", " ", "31;4:now#"])
        try shows("# a", ["2:# a"])
        demo.terminal.send("\u{15}")
        for setting in ["colour.command bold", "colour.error none"] {
            try demo.enter("set \(setting)", prompt: "juke>")
        }
        try shows("now x", ["1:now", " x"])
        try shows("plya 3", [])
        demo.terminal.send("\u{15}")
        try demo.enter("set color never", prompt: "juke>")
        demo.terminal.send("now \"a\"")
        try demo.terminal.wait(for: "no colours") { $0.cursorStyles == ["juke> now \"a\""] }
        #expect(demo.terminal.screen.unknown == [])
    }

    @Test("Names and lines that were made to do harm are typed without it")
    func hostile() throws {
        let demo = try JukeSessionTests.Demo(home: JukeHome())
        demo.terminal.send("\u{1B}[200~echo 'a\u{1B}]0;PWNED\u{7}\u{9B}31mb\u{202E}c' $x\u{1B}[201~")
        try demo.terminal.wait(for: "the line") {
            $0.cursorStyles == ["juke> ", "32:echo", " ", "33:'a]0;PWNED31mbc'", " ", "35:$x"]
        }
        #expect(demo.terminal.screen.title == nil)
        #expect(demo.terminal.screen.unknown == [])
    }

    // MARK: Whatever is typed

    /// How often the screen has been cleared.
    private static func clearings(_ probe: Probe) -> Int {
        String(decoding: probe.terminal.output, as: UTF8.self).ranges(of: "\u{1B}[2J").count
    }

    /// Keys of all kinds, with what is wide, combined, joined, and of several lines.
    private static let keys = [
        "a", "b ", "x", " x ", "B", "12", "日", "字本", "e\u{301}", "👍🏽", "🇩🇪", "\u{1B}[D", "\u{1B}[D", "\u{1B}[C",
        "\u{1}", "\u{5}", "\u{7F}", "\u{7F}", "\u{17}", "\u{19}", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}[3~",
        "\u{14}", "\u{1B}[A", "\u{1B}[B", "\u{1F}", "\u{1B}u", "\u{1B}[200~two\nrows x 日\u{1B}[201~",
        "\u{1B}[200~\n\u{1B}[201~", "a long word of it ", "\u{16}\u{1}",
    ]

    @Test(
        "After any keys the screen shows the text that it shows without colours, in the colours of a line drawn whole",
        arguments: widths, [1, 2, 3] as [UInt64])
    func anything(columns: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed &* 1000 &+ UInt64(columns))
        let (plain, coloured) = (try Probe(columns: columns, rows: 12), try Probe(Self.on, columns: columns, rows: 12))
        for round in 0..<12 {
            let keys = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                Self.keys.randomElement(using: &generator) ?? ""
            }
            let mark = "\u{5}#\(round)#"
            for key in keys + [mark] {
                plain.terminal.send(key)
                coloured.terminal.send(key)
            }
            try plain.terminal.wait(for: mark) { screen in
                screen.lines.joined().contains("#\(round)#")
                    && screen.beforeCursor.hasSuffix("#\(round)#".suffix(min(3, screen.column)))
            }
            let wanted = plain.terminal.screen
            try coloured.terminal.wait(for: "the same after \(keys)\n\(wanted)") {
                $0.text == wanted.text && $0.row == wanted.row && $0.column == wanted.column
            }
            let before = (0..<12).map { coloured.terminal.screen.styles(ofRow: $0) }
            for probe in [plain, coloured] { probe.terminal.send("\u{C}") }
            try coloured.terminal.wait(for: "the same, drawn whole, after \(keys)") { screen in
                Self.clearings(coloured) == round + 1 && (0..<12).map { screen.styles(ofRow: $0) } == before
            }
        }
        #expect(coloured.terminal.screen.unknown == [])
    }
}
