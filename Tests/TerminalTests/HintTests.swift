// The ghost behind the line: where it comes from, which keys take it, and where there is none.

import TerminalTesting
import Testing

@Suite("Hints")
struct HintTests {
    private static let on = ["PROBE_HINTS": "1"]

    private func probe(_ environment: [String: String] = on, columns: Int = 80) throws -> Probe {
        let probe = try Probe(environment, columns: columns)
        try probe.enter("search artist radiohead", expecting: "search artist radiohead")
        return probe
    }

    @Test(
        "A key takes the hint, or a word of it",
        arguments: [
            ("Right", "sea\u{1B}[C", "search artist radiohead"), ("End", "sea\u{1B}[F", "search artist radiohead"),
            ("Ctrl-F", "sea\u{6}", "search artist radiohead"), ("Alt-Right", "sea\u{1B}[1;3C", "search"),
            ("Alt-f twice", "sea\u{1B}f\u{1B}f", "search artist"), ("another key", "sea!", "sea!"),
            ("Enter", "sea", "sea"),
        ])
    func takes(name: String, keys: String, result: String) throws {
        let probe = try probe()
        let typed = keys.prefix(3)
        probe.terminal.send(String(typed))
        try probe.terminal.wait(for: "the ghost") {
            $0.cursorLine == "probe> search artist radiohead" && $0.column == 10
        }
        let steps = Self.keys(keys.dropFirst(3))
        for (index, key) in steps.enumerated() {
            probe.terminal.send(key)
            // While it is drawn the cursor is elsewhere: only where it comes to rest counts.
            let taken =
                steps.count == 1 ? result : result.split(separator: " ").prefix(index + 1).joined(separator: " ")
            try probe.terminal.wait(for: "the next ghost") {
                $0.cursorLine.hasPrefix("probe> " + taken) && $0.column == 7 + taken.count
            }
        }
        try probe.enter("", expecting: result)
    }

    @Test("In an xterm, which shows faint text on white as if it were typed, it is grey")
    func grey() throws {
        let probe = try probe(["PROBE_HINTS": "1", "XTERM_VERSION": "XTerm(390)"])
        probe.terminal.send("sea")
        try probe.terminal.wait(for: "the ghost") { $0.cursorLine == "probe> search artist radiohead" }
        #expect(String(decoding: probe.terminal.output, as: UTF8.self).contains("\u{1B}[0;90mrch artist radiohead"))
    }

    @Test(
        "Of keys that come at once, none takes what was shown for another line",
        arguments: [
            ("two words of one ghost", "\u{1B}f\u{1B}f", "search artist"),
            ("all words and one more", "\u{1B}f\u{1B}f\u{1B}f\u{1B}f", "search artist radiohead"),
            ("a word, then the rest", "\u{1B}f\u{1B}[C", "search artist radiohead"),
            ("a letter and Right", "r\u{1B}[C", "sear"), ("a letter and a word", "r\u{1B}f", "sear"),
            ("a letter, taken back, and Right", "x\u{7F}\u{1B}[C", "search artist radiohead"),
        ])
    func atOnce(name: String, keys: String, result: String) throws {
        let probe = try probe()
        probe.terminal.send("sea")
        try probe.terminal.wait(for: "the ghost") {
            $0.cursorLine == "probe> search artist radiohead" && $0.column == 10
        }
        probe.terminal.send(keys + "\r")
        try probe.terminal.wait(for: "got [\(result)]")
    }

    /// The keys one by one, as they are typed.
    private static func keys(_ text: Substring) -> [String] {
        text.split(separator: "\u{1B}").map { text.contains("\u{1B}") ? "\u{1B}" + $0 : String($0) }
    }

    @Test("The usage is shown where the history knows nothing, and cannot be taken")
    func usage() throws {
        let probe = try probe()
        probe.terminal.send("seek ")
        try probe.terminal.wait(for: "the usage") { $0.cursorLine == "probe> seek TIME" && $0.column == 12 }
        try probe.enter("\u{1B}[C12", expecting: "seek 12")
    }

    @Test("The rest of a word is shown where the history knows nothing, and can be taken")
    func words() throws {
        let probe = try probe()
        probe.terminal.send("see")
        try probe.terminal.wait(for: "the rest") { $0.cursorLine == "probe> seek" && $0.column == 10 }
        try probe.enter("\u{1B}[C 12", expecting: "seek 12")
        probe.terminal.send("see")
        try probe.terminal.wait(for: "the line typed before") { $0.cursorLine == "probe> seek 12" && $0.column == 10 }
    }

    @Test("The ghost keeps to its row, and leaves nothing behind")
    func keepsToRow() throws {
        let probe = try probe(columns: 20)
        probe.terminal.send("sea")
        try probe.terminal.wait(forLine: "probe> search artis")
        probe.terminal.send("\u{1}")
        try probe.terminal.wait(forLine: "probe> sea")
        try probe.enter("", expecting: "sea")
        #expect(probe.terminal.screen.text.contains("probe> sea\ngot [sea]"))
    }

    @Test("Of lines typed before, those with the same selection come first, and none that failed")
    func places() throws {
        let probe = try Probe(Self.on)
        let shows = { (typed: String, line: String) in
            probe.terminal.send(typed)
            try probe.terminal.wait(for: "“\(line)”") {
                $0.cursorLine == "probe> " + line && $0.column == 7 + typed.count
            }
            probe.terminal.send("\u{15}")
            try probe.terminal.wait(forLine: "probe>")
        }
        for line in ["go one", "play air", "go two", "play beck", "fail it"] { try probe.enter(line, expecting: line) }
        try shows("pl", "play beck")
        try shows("fa", "fa")
        try probe.enter("go one", expecting: "go one")
        try shows("pl", "play air")
        try shows("play b", "play beck")
        try probe.enter("go three", expecting: "go three")
        try shows("pl", "play beck")
        try probe.enter("forget", expecting: "forget")
        try probe.enter("go one", expecting: "go one")
        try shows("pl", "pl")
    }

    @Test("Below twenty columns there is no ghost")
    func narrow() throws {
        let probe = try Probe(Self.on, columns: 19)
        try probe.enter("search", expecting: "search")
        probe.terminal.send("sea")
        try probe.terminal.wait(forLine: "probe> sea")
        try probe.enter("\u{1B}[Cx", expecting: "seax")
    }

    @Test("Text from elsewhere comes above the line, and the ghost stays")
    func posts() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(Self.on, folder: folder)
        try probe.enter("search artist", expecting: "search artist")
        probe.terminal.send("sea")
        try probe.terminal.wait(forLine: "probe> search artist")
        probe.order("post news")
        try probe.terminal.wait(for: "news\nprobe> search artist")
        #expect(probe.terminal.screen.column == 10)
    }

    @Test(
        "No hints without colour, and none where none are wanted",
        arguments: [["PROBE_HINTS": "1", "NO_COLOR": "1"], [:]])
    func none(environment: [String: String]) throws {
        let probe = try probe(environment)
        probe.terminal.send("sea")
        try probe.terminal.wait(forLine: "probe> sea")
        try probe.enter("\u{1B}[Cx", expecting: "seax")
    }
}
