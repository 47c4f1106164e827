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
            ("undo", "one\u{1B}|x|u", "one"), ("the ex line is off", "one\u{1B}|:|A!", "one!"),
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
        try probe.enter("", expecting: "play one")
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
