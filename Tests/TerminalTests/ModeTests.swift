// Emacs and vi keys, and what a user's .editrc may do to them.

import TerminalTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Editing modes")
struct ModeTests {
    private static let escape = "\u{1B}"

    @Test(
        "In vi mode keys are vi's, and ours work in both of its states",
        arguments: [
            ("insert, command, append", "helo\u{1B}|il\u{1B}|A!", "hello!"),
            ("arrows in insert", "ac\u{1B}[D|b", "abc"),
            ("arrows in command", "ac\u{1B}|\u{1B}[D\u{1B}[D|ix", "xac"),
            ("delete a word", "one two\u{1B}|bdw|", "one "),
            ("undo", "one\u{1B}|x|u", "one"), ("undo twice", "one\u{1B}|xx|uu", "one"),
            ("words", "one two six\u{1B}|0wdw|", "one six"), ("words with marks", "cafe\u{301}s x\u{1B}|0dw|", "x"),
            ("a count", "a b c d\u{1B}|02dwd1w|", "d"), ("change a word", "one two\u{1B}|0cwno", "no two"),
            ("the end of a word", "cafe\u{301}s x\u{1B}|0de|", " x"),
            ("to the next word", "cafe\u{301}s x\u{1B}|0wi!", "cafe\u{301}s !x"),
            ("to the word before", "x cafe\u{301}s\u{1B}|bi!", "x !cafe\u{301}s"),
            ("yank and put", "one two\u{1B}|0ywP|", "one one two"), ("the whole line", "one two\u{1B}|ddix", "x"),
            ("big words", "a-b c-d\u{1B}|0dW|", "c-d"), ("back by big words", "a-b c-d\u{1B}|dB|", "a-b d"),
            ("repeat", "a b c d\u{1B}|0dw.|", "c d"), ("another motion", "one two\u{1B}|0d3l|", " two"),
            ("the other case", "oNe\u{1B}|03~|", "OnE"), ("a letter's other case", "e\u{301}\u{1B}|~|", "E\u{301}"),
            ("Escape twice", "one\u{1B}|\u{1B}x|", "on"), ("the ex line is off", "one\u{1B}|:|A!", "one!"),
            ("a paste", "a\u{1B}[200~b\u{1B}[201~c", "abc"), ("Tab", "sea\tx", "search x"),
        ])
    func vi(name: String, keys: String, result: String) throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        // A lone Escape is one when nothing follows it in time: the bell of a second one says that it has been taken.
        for part in keys.split(separator: "|", omittingEmptySubsequences: false) { try type(String(part), probe) }
        try probe.enter("", expecting: result)
    }

    private func type(_ keys: String, _ probe: Probe) throws {
        guard keys.hasSuffix(Self.escape) else { return probe.terminal.send(keys) }
        let column = probe.terminal.screen.column
        probe.terminal.send(String(keys.dropLast()))
        try probe.terminal.wait(for: "the keys before the escape") {
            $0.column == column + keys.count - (keys.hasPrefix("i") ? 2 : 1)
        }
        let before = probe.terminal.screen.column
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(for: "the cursor on the last character") { $0.column == before - 1 }
    }

    @Test("The shape of the cursor says which of vi's states it is, and is the terminal's own while others write")
    func shapes() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        try probe.terminal.wait(for: "a bar") { $0.cursorShape == 6 }
        probe.terminal.send("one\u{1B}")
        try probe.terminal.wait(for: "a block") { $0.cursorShape == 2 }
        probe.terminal.send("ciw")
        try probe.terminal.wait(for: "a bar again") { $0.cursorShape == 6 && $0.cursorLine == "probe>" }
        probe.terminal.send("secret\r")
        try probe.terminal.wait(for: "the terminal's own") { $0.cursorShape == 0 && $0.cursorLine == "password:" }
        probe.terminal.send("\r\u{4}")
        #expect(try probe.terminal.waitForEnd() == 0)
        #expect(probe.terminal.screen.cursorShape == 0)
        let plain = try Probe(["PROBE_KEYS": "vi", "TERM": "linux"])
        plain.terminal.send("one\u{1B}")
        try plain.terminal.wait(for: "a sign in the prompt") { $0.cursorLine == "probe: one" && $0.column == 9 }
        plain.terminal.send("ciwt")
        try plain.terminal.wait(forLine: "probe> t")
        try plain.enter("wo\u{1B}x", expecting: "tw")
        #expect(!String(decoding: plain.terminal.output, as: UTF8.self).contains(" q"))
    }

    @Test("In vi's command state k and j walk, / searches")
    func viHistory() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        try probe.enter("play one", expecting: "play one")
        try probe.enter("search x", expecting: "search x")
        probe.terminal.send("z")
        try probe.terminal.wait(forLine: "probe> z")
        try type(Self.escape, probe)
        probe.terminal.send("xkk")
        try probe.terminal.wait(forLine: "probe> play one")
        probe.terminal.send("j")
        try probe.terminal.wait(forLine: "probe> search x")
        probe.terminal.send("/one")
        try probe.terminal.wait(forLine: "search: one › play one")
        probe.terminal.send("\r")
        try probe.terminal.wait(forLine: "probe> play one")
        try probe.enter("", expecting: "play one")
    }

    @Test("In vi's command state a search for what no line has gives back the line")
    func viSearchesInVain() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        try probe.enter("play one", expecting: "play one")
        probe.terminal.send("z")
        try probe.terminal.wait(forLine: "probe> z")
        try type(Self.escape, probe)
        probe.terminal.send("/qq")
        try probe.terminal.wait(forLine: "not found: qq")
        probe.terminal.send("\r")
        try probe.terminal.wait(forLine: "probe> z")
        try probe.enter("", expecting: "z")
    }

    @Test("In vi's command state n and N go on with the search, G goes to the oldest line")
    func viSearchesAgain() throws {
        let probe = try Probe(["PROBE_KEYS": "vi"])
        for line in ["play one", "x", "play two", "play three"] { try probe.enter(line, expecting: line) }
        probe.terminal.send("z")
        try probe.terminal.wait(forLine: "probe> z")
        try type(Self.escape, probe)
        probe.terminal.send("/pla")
        try probe.terminal.wait(forLine: "search: pla › play three")
        probe.terminal.send(Self.escape)
        try probe.terminal.wait(forLine: "probe> z")
        probe.terminal.send("/pla\r")
        try probe.terminal.wait(forLine: "probe> play three")
        probe.terminal.send("nn")
        try probe.terminal.wait(forLine: "probe> play one")
        probe.terminal.send("N")
        try probe.terminal.wait(forLine: "probe> play two")
        probe.terminal.send("G")
        try probe.terminal.wait(forLine: "probe> play one")
        try probe.enter("", expecting: "play one")
    }

    @Test(
        "Escape leaves vi's insert state whatever .editrc binds, and a mode it chooses keeps our keys",
        arguments: ["bind -v\n", "bind -v\nbind \"^[b\" vi-prev-word\n", "LineEditing:bind -v\n"])
    func escapes(text: String) throws {
        let home = Home(text.replacing("LineEditing:", with: "juke:"))
        let probe = try Probe(["HOME": home.path])
        try probe.enter("play one", expecting: "play one")
        probe.terminal.send("bc")
        try probe.terminal.wait(forLine: "probe> bc")
        try type(Self.escape, probe)
        try probe.enter("0ia", expecting: "abc")
        probe.terminal.send("\u{12}pla")
        try probe.terminal.wait(forLine: "search: pla › play one")
    }

    @Test("A .editrc that chooses the mode it is in anyway keeps our keys")
    func sameMode() throws {
        let home = Home("bind -e\nbind ^W ed-move-to-beg\n")
        let probe = try Probe(["HOME": home.path])
        try probe.enter("one two\u{17}X", expecting: "Xone two")
        probe.terminal.send("\u{12}two")
        try probe.terminal.wait(forLine: "search: two › Xone two")
    }

    @Test(".editrc chooses the mode and may bind keys, unless the setting says otherwise")
    func editrc() throws {
        let home = Home("bind -v\nbind ^T ed-move-to-beg\n")
        let probe = try Probe(["HOME": home.path])
        probe.terminal.send("bc")
        try probe.terminal.wait(forLine: "probe> bc")
        try type(Self.escape, probe)
        try probe.enter("0ia", expecting: "abc")
        let other = try Probe(["HOME": Home("bind ^W ed-move-to-beg\n").path, "PROBE_KEYS": "emacs"])
        try other.enter("bc", expecting: "bc")
    }

    @Test("What .editrc binds of our conveniences is honoured")
    func rebinds() throws {
        let home = Home("bind ^W ed-move-to-beg\n")
        let probe = try Probe(["HOME": home.path])
        try probe.enter("one two\u{17}X", expecting: "Xone two")
    }

    @Test(
        ".editrc cannot break the editor",
        arguments: [
            "edit off\n", "bind ^M ed-insert\nbind ^I ed-insert\nbind ^C ed-insert\n", "bind -r ^D\n", "nonsense \"\n",
        ])
    func unbreakable(text: String) throws {
        let home = Home(text)
        let probe = try Probe(["HOME": home.path])
        try probe.enter("sea\tx\u{1B}[Dy", expecting: "search yx")
        probe.terminal.send("half\u{3}")
        try probe.terminal.wait(for: "probe> half^C\ninterrupted\nprobe>")
        probe.terminal.send("\u{4}")
        #expect(try probe.terminal.waitForEnd() == 0)
    }

    /// A home with an .editrc.
    private final class Home {
        let path: String

        init(_ text: String) {
            var template = Array("/tmp/juke-editrc-XXXXXX".utf8CString)
            path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
            guard let file = fopen(path + "/.editrc", "w") else { return }
            fputs(text, file)
            fclose(file)
        }

        deinit {
            unlink(path + "/.editrc")
            rmdir(path)
        }
    }
}
