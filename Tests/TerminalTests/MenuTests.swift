// The menu under the line on a real screen: where it stands, that it goes away and takes nothing with it, and what its
// keys do, on narrow and wide terminals and with names of every kind.

import TerminalTesting
import Testing

@Suite("The menu under the line")
struct MenuTests {
    private static let up = "\u{1B}[A"
    private static let down = "\u{1B}[B"
    private static let right = "\u{1B}[C"
    private static let left = "\u{1B}[D"
    private static let backTab = "\u{1B}[Z"
    private static let escape = "\u{1B}"

    /// What stood in reverse when the screen was last drawn; nil for nothing.
    private static func chosen(_ probe: Probe) -> String? {
        let output = String(decoding: probe.terminal.output, as: UTF8.self)
        // Each drawing clears what is below the line first.
        let last = output.ranges(of: "\r\n\u{1B}[J").last.map { output[$0.upperBound...] }
        guard let start = last?.ranges(of: "\u{1B}[7m").first?.upperBound else { return nil }
        return last.map { String($0[start...].prefix { $0 != "\u{1B}" }) }
    }

    private static func waitForChosen(_ text: String?, _ probe: Probe) throws {
        try probe.terminal.wait(for: "“\(text ?? "nothing")” to be chosen") { _ in chosen(probe) == text }
    }

    // MARK: The screen

    @Test(
        "Every name, wide or combined, can be chosen at every width, and nothing is left behind",
        arguments: [20, 40, 80, 160])
    func worldly(columns: Int) throws {
        let probe = try Probe(columns: columns, rows: 18)
        try probe.enter("above", expecting: "above")
        let above = "probe> above\ngot [above]\nprobe> u"
        probe.terminal.send("u\t\t")
        try probe.terminal.wait(for: "seven rows") { $0.text.contains("alone") && $0.cursorLine == "probe> u" }
        let rows = probe.terminal.screen.lines
        #expect(rows[3].hasPrefix(columns == 20 ? "u日本語の…  " : "u日本語の歌  "))
        #expect(rows[4].hasPrefix("ue\u{301}te\u{301}"))
        #expect(rows[5].hasPrefix("u👨 "))
        #expect(rows[9].hasPrefix("u "))
        #expect(rows[10] == "")
        for name in ["u日本語の歌", "ue\u{301}te\u{301}", "u👨 family", "uสวัสดี", "u🇫🇷🇩🇪", "uक्या", "u"] {
            probe.terminal.send("\t")
            try probe.terminal.wait(for: "“\(name)” in the line") { $0.cursorLine == "probe> \(name)" }
            #expect(probe.terminal.screen.row == 2)
            #expect(Array(probe.terminal.screen.lines[4...9]).map { $0.prefix(3) } == rows[4...9].map { $0.prefix(3) })
        }
        #expect(probe.terminal.screen.unknown == [])
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "nothing but what was there") { $0.text == above }
        try probe.enter("\t\t\(Self.down)\(Self.down)\r\r", expecting: "ue\u{301}te\u{301} ")
    }

    @Test(
        "At the bottom of the screen what is above moves up, and nothing of it is lost", arguments: [20, 40, 80, 160])
    func bottom(columns: Int) throws {
        let probe = try Probe(columns: columns, rows: 10)
        for number in 1...4 { try probe.enter("row \(number)", expecting: "row \(number)") }
        try probe.terminal.wait(for: "the bottom") { $0.row == 8 }
        probe.terminal.send("m\t\t")
        try probe.terminal.wait(for: "half of the screen") { $0.lines[9].hasPrefix("…") }
        #expect(probe.terminal.screen.cursorLine == "probe> m")
        #expect(probe.terminal.screen.row == 4)
        #expect(
            Array(probe.terminal.screen.lines[0...3]) == ["probe> row 3", "got [row 3]", "probe> row 4", "got [row 4]"])
        #expect(probe.terminal.screen.lines[5].hasPrefix("m1    m2    m3"))
        probe.terminal.send("\u{7}")
        try probe.terminal.wait(for: "no menu") {
            $0.text == "probe> row 3\ngot [row 3]\nprobe> row 4\ngot [row 4]\nprobe> m"
        }
        try probe.enter("x", expecting: "mx")
    }

    @Test("It scrolls with the chosen one, says how many follow, and goes by pages")
    func scrolls() throws {
        let probe = try Probe(columns: 41, rows: 12)
        probe.terminal.send("n\t\t")
        // Five rows of six names of up to six cells, two blanks between them.
        try probe.terminal.wait(for: "the first rows") {
            $0.lines[1].hasPrefix("n1日") && $0.lines[6] == "… 275 more" && $0.cursorLine == "probe> n"
        }
        probe.terminal.send(Self.backTab)
        try probe.terminal.wait(for: "the last rows") {
            $0.cursorLine == "probe> n300日" && $0.lines[5].contains("n300日") && $0.lines[6] == "300 in all"
        }
        probe.terminal.send("\t\u{1B}[6~")
        try probe.terminal.wait(for: "a page further") { $0.cursorLine == "probe> n26日" && $0.lines[6] == "… 270 more" }
        probe.terminal.send("\u{1B}[5~\(Self.right)\(Self.down)\(Self.left)")
        try probe.terminal.wait(forLine: "probe> n6日")
        try probe.enter("\r!", expecting: "n6日 !")
    }

    @Test("It follows the window to another size", arguments: [[80, 40], [40, 80], [80, 20], [20, 100]])
    func resizes(widths: [Int]) throws {
        let probe = try Probe(columns: widths[0], rows: 16)
        try probe.enter("above", expecting: "above")
        probe.terminal.send("m\t\t\t")
        try probe.terminal.wait(for: "the menu") { $0.lines[10].hasPrefix("…") && $0.cursorLine == "probe> m1" }
        probe.terminal.resize(columns: widths[1], rows: 20)
        let perRow = (widths[1] + 1) / 6
        try probe.terminal.wait(for: "the menu in another shape") {
            $0.text.hasSuffix("\n… \(200 - 9 * perRow) more") && $0.cursorLine == "probe> m1"
        }
        let screen = probe.terminal.screen
        #expect(screen.lines[screen.row + 1].split(separator: " ").count == perRow)
        #expect(screen.lines[screen.row + 10].hasPrefix("…"))
        // The terminal has wrapped the old menu into four times as many rows, and what was above has gone up for that.
        let above = widths == [80, 20] ? "" : "probe> above\ngot [above]\n"
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "nothing but what was there") { $0.text == above + "probe> m" }
    }

    @Test("A window that becomes too narrow or too low takes it away")
    func losesRoom() throws {
        let probe = try Probe(columns: 40, rows: 16)
        probe.terminal.send("m\t\t")
        try probe.terminal.wait(for: "the menu") { $0.lines[8].hasPrefix("…") }
        probe.terminal.resize(columns: 18, rows: 16)
        try probe.terminal.wait(for: "no menu") { $0.text == "probe> m" }
        probe.terminal.send("x")
        try probe.terminal.wait(for: "a key of the line") { $0.text == "probe> mx" }
        probe.terminal.send("\u{7F}")
        try probe.terminal.wait(for: "and the line as it was") { $0.text == "probe> m" }
        probe.terminal.resize(columns: 40, rows: 16)
        probe.terminal.send("\t\t")
        try probe.terminal.wait(for: "the menu") { $0.lines[8].hasPrefix("…") }
        probe.terminal.resize(columns: 40, rows: 1)
        try probe.terminal.wait(for: "no menu") { $0.text == "probe> m" }
        probe.terminal.resize(columns: 40, rows: 16)
        try probe.enter("x", expecting: "mx")
    }

    @Test("News appears above the line, and the menu again below it")
    func news() throws {
        let folder = TemporaryFolder()
        let probe = try Probe(columns: 40, rows: 12, folder: folder)
        probe.terminal.send("pl\t\t\t")
        try probe.terminal.wait(for: "the menu") {
            $0.text.contains("playlist  Work") && $0.cursorLine == "probe> play"
        }
        probe.order("post Grüße, 日本")
        try probe.terminal.wait(for: "news, line and menu") {
            $0.text == "Grüße, 日本\nprobe> play\nplay      Play something\nplaylist  Work on a playlist" && $0.row == 1
        }
        try probe.enter("\t\r", expecting: "playlist ")
    }

    @Test("Under a line of several rows it stands below the last", arguments: [20, 40])
    func severalRows(columns: Int) throws {
        let probe = try Probe(columns: columns, rows: 24)
        let pad = String(repeating: "日", count: columns / 2)
        probe.terminal.send("n\(pad)\t\t")
        try probe.terminal.wait(for: "the menu below the second row") {
            $0.lines[2].hasPrefix("n1日") && $0.row == 1 && $0.unwrapped.contains("n\(pad)\n")
        }
        // Growing over it, and back.
        probe.terminal.send(pad)
        try probe.terminal.wait(for: "the menu below the third row") {
            $0.lines[3].hasPrefix("n1日") && $0.row == 2 && $0.unwrapped.contains("n\(pad)\(pad)\n")
        }
        probe.terminal.send(String(repeating: "\u{7F}", count: columns / 2))
        try probe.terminal.wait(for: "the menu below the second row again") {
            $0.lines[2].hasPrefix("n1日") && $0.row == 1 && $0.unwrapped.contains("n\(pad)\n")
        }
        probe.terminal.send("\u{7}\u{15}")
        try probe.terminal.wait(for: "an empty line") { $0.text == "probe>" }
    }

    @Test("It leaves the right prompt alone")
    func rightPrompt() throws {
        let probe = try Probe(["PROBE_RIGHT": "▶ now"], columns: 80, rows: 12)
        probe.terminal.send("pl\t\t\t")
        try probe.terminal.wait(for: "the menu") {
            $0.cursorLine.hasPrefix("probe> play ") && $0.cursorLine.hasSuffix("▶ now")
                && $0.lines[2].hasPrefix("playlist")
        }
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "no menu") { $0.text.hasSuffix("▶ now") && $0.text.hasPrefix("probe> play ") }
    }

    @Test("Ctrl-C, Ctrl-L, Ctrl-Z and Enter leave no menu behind")
    func leaves() throws {
        let probe = try Probe(columns: 40, rows: 12, asJob: true)
        let isOpen = { (screen: TerminalScreen) in screen.text.contains("playlist  Work") }
        for (keys, end) in [
            ("\u{3}", "probe> play^C\ninterrupted\nprobe>"), ("\u{C}\u{3}", "probe> play^C\ninterrupted\nprobe>"),
            ("\r", "probe> play\ngot [play]\nprobe>"),
        ] {
            probe.terminal.send("\u{C}pl\t\t")
            try probe.terminal.wait(for: "the menu", isOpen)
            probe.terminal.send(keys)
            try probe.terminal.wait(for: end) { $0.text == end }
        }
        probe.terminal.send("pl\t\t")
        try probe.terminal.wait(for: "the menu", isOpen)
        probe.terminal.send("\u{1A}")
        try probe.terminal.wait(for: "the stop") { $0.text.hasSuffix("\nprobe> play\n[stopped 15]") }
        probe.terminal.send("\n")
        try probe.terminal.wait(for: "the line after it") { $0.text.hasSuffix("\n[stopped 15]\n\nprobe> play") }
    }

    // MARK: Keys

    @Test("The chosen one is in reverse; nothing is when it opens, and Enter runs the line")
    func nothingChosen() throws {
        let probe = try Probe(columns: 60, rows: 12)
        probe.terminal.send("pl\t\t")
        try probe.terminal.wait(for: "the menu") { $0.text.contains("playlist  Work") }
        try Self.waitForChosen(nil, probe)
        probe.terminal.send("\t")
        try Self.waitForChosen("play      Play something", probe)
        probe.terminal.send(Self.down)
        try Self.waitForChosen("playlist  Work on a playlist", probe)
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "no menu") { $0.text == "probe> play" }
        try probe.enter("\t\t", expecting: "play")
    }

    @Test("Typing narrows, Backspace widens; what is chosen then is taken by Enter")
    func narrows() throws {
        let probe = try Probe(columns: 60, rows: 12)
        probe.terminal.send("\t\t")
        try probe.terminal.wait(for: "all") { $0.lines[1].hasPrefix("search") && $0.lines[5].hasPrefix("björk") }
        probe.terminal.send("s")
        try probe.terminal.wait(for: "two") {
            $0.text == "probe> s\nsearch  Find music\nset     Show or change a setting"
        }
        try Self.waitForChosen("search  Find music", probe)
        probe.terminal.send("et")
        try probe.terminal.wait(for: "one") { $0.text == "probe> set\nset  Show or change a setting" }
        probe.terminal.send("\u{7F}\u{7F}")
        try probe.terminal.wait(for: "two") {
            $0.text == "probe> s\nsearch  Find music\nset     Show or change a setting"
        }
        try probe.enter("\r!", expecting: "search !")
        probe.terminal.send("\t\tsx")
        try probe.terminal.wait(for: "no menu") { $0.cursorLine == "probe> sx" && $0.text.hasSuffix("probe> sx") }
        try probe.enter("", expecting: "sx")
    }

    @Test("What was put in is typed on; Escape gives back no more than was typed before the last walk")
    func typesOn() throws {
        let probe = try Probe(columns: 60, rows: 12)
        try probe.enter("\t\t\t\t\t!", expecting: "play!")
        try probe.enter("m\t\t\t1\t\t\u{7}!", expecting: "m11!")
        try probe.enter("pl\t\t\tl\(Self.down)\u{7}!", expecting: "playl!")
        try probe.enter("pl\t\t\tl\t!", expecting: "playlist !")
        try probe.enter("pl\t\t\t\t x", expecting: "playlist x")
    }

    @Test("However fast the keys come, each does what it does with the menu of what was typed before it")
    func fast() throws {
        let probe = try Probe(columns: 60, rows: 12)
        try probe.enter("\t\tse\(Self.down)\r?", expecting: "set ?")
        try probe.enter("pl\t\t\t\t\u{1F}!", expecting: "play!")
    }

    @Test("In vi's keys Escape closes it first, and then gives commands")
    func vi() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"], columns: 60, rows: 12)
        probe.terminal.send("pl\t\t\t\t")
        try probe.terminal.wait(forLine: "probe> playlist")
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "no menu") { $0.text == "probe> play" }
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "commands") { $0.cursorShape == 2 }
        try probe.enter("0x", expecting: "lay")
    }

    @Test("Without colour it is as usable: in reverse, and not faint")
    func withoutColour() throws {
        let probe = try Probe(["NO_COLOR": "1"], columns: 60, rows: 12)
        probe.terminal.send("pl\t\t\t")
        try Self.waitForChosen("play      Play something", probe)
        #expect(!String(decoding: probe.terminal.output, as: UTF8.self).contains(";2m"))
    }

    @Test("A terminal that can do nothing has none", arguments: ["dumb", "emacs", ""])
    func dumb(name: String) throws {
        let probe = try Probe(["TERM": name], columns: 60, rows: 12)
        probe.terminal.send("pl\t\t\t\r")
        try probe.terminal.wait(for: "the line as it is") { $0.text.contains("got [pl  ") }
        #expect(!String(decoding: probe.terminal.output, as: UTF8.self).contains("\u{1B}"))
    }
}
