// Keys and what they leave in the line: every dialect of the keys that terminals disagree on, and nothing of the rest.

import TerminalTesting
import Testing

@Suite("Editing keys")
struct EditingKeysTests {
    @Test("Typed text is echoed and submitted, whatever the locale", arguments: ["", "C", "POSIX", "xx_YY", "C.UTF-8"])
    func echoesText(locale: String) throws {
        let probe = try Probe(locale.isEmpty ? [:] : ["LC_ALL": locale])
        probe.terminal.send("größe 日本 Ψ")
        try probe.terminal.wait(forLine: "probe> größe 日本 Ψ")
        try probe.enter("", expecting: "größe 日本 Ψ")
    }

    @Test(
        "A key edits the line as its name says",
        arguments: [
            ("left", "\u{1B}[D", "one twXo"), ("left, application mode", "\u{1B}OD", "one twXo"),
            ("Home", "\u{1B}[H", "Xone two"), ("Home, VT", "\u{1B}[1~", "Xone two"),
            ("Home, rxvt", "\u{1B}[7~", "Xone two"),
            ("Home, application mode", "\u{1B}OH", "Xone two"), ("Ctrl-A", "\u{1}", "Xone two"),
            ("Ctrl-Left", "\u{1B}[1;5D", "one Xtwo"), ("Ctrl-Left, rxvt", "\u{1B}Od", "one Xtwo"),
            ("Ctrl-Left, old", "\u{1B}[5D", "one Xtwo"), ("Alt-Left", "\u{1B}[1;3D", "one Xtwo"),
            ("Alt-Left, two escapes", "\u{1B}\u{1B}[D", "one Xtwo"), ("Alt-b", "\u{1B}b", "one Xtwo"),
            ("Home, Ctrl-Right", "\u{1B}[H\u{1B}[1;5C", "oneX two"), ("Home, End", "\u{1B}[H\u{1B}[F", "one twoX"),
            ("Home, Delete", "\u{1B}[H\u{1B}[3~", "Xne two"), ("Home, Ctrl-Delete", "\u{1B}[H\u{1B}[3;5~", "X two"),
            ("Home, Ctrl-D", "\u{1}\u{4}", "Xne two"), ("Ctrl-W", "\u{17}", "one X"),
            ("Backspace", "\u{7F}", "one twX"),
            ("Alt-Backspace", "\u{1B}\u{7F}", "one X"), ("Ctrl-U", "\u{15}", "X"), ("Home, Ctrl-K", "\u{1}\u{B}", "X"),
        ])
    func edits(name: String, keys: String, result: String) throws {
        let probe = try Probe()
        try probe.enter("one two" + keys + "X", expecting: result)
    }

    @Test(
        "A sequence that means nothing leaves nothing",
        arguments: [
            "\u{1B}[15~", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[1;5S", "\u{1B}[I", "\u{1B}[<0;10;10M", "\u{1B}[M !!",
            "\u{1B}[24;7~", "\u{1B}[201~", "\u{1B}]11;rgb:00/00/00\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;4c",
            "\u{9B}", "\u{85}",
        ])
    func swallows(sequence: String) throws {
        let probe = try Probe()
        try probe.enter("ab\(sequence)c", expecting: "abc")
    }

    @Test("Ctrl-L clears the screen and keeps the line")
    func clears() throws {
        let probe = try Probe()
        try probe.enter("first", expecting: "first")
        probe.terminal.send("second\u{C}")
        try probe.terminal.wait(for: "an empty screen but for the line") { $0.text == "probe> second" }
    }

    @Test("Enter is Enter on the keypad, too", arguments: ["\u{1B}OM", "\n"])
    func entersOtherwise(key: String) throws {
        let probe = try Probe()
        probe.terminal.send("one\(key)")
        try probe.terminal.wait(for: "got [one]\nprobe>")
    }

    @Test("Ctrl-C drops the line and shows where")
    func interrupts() throws {
        let probe = try Probe()
        probe.terminal.send("\u{3}")
        try probe.terminal.wait(for: "probe> ^C\ninterrupted\nprobe>")
        probe.terminal.send("half a line\u{1}\u{3}")
        try probe.terminal.wait(for: "probe> half a line^C\ninterrupted\nprobe>")
        try probe.enter("whole", expecting: "whole")
    }

    @Test("Ctrl-C in the first of several rows leaves all of them")
    func interruptsLongLine() throws {
        let probe = try Probe(columns: 20)
        probe.terminal.send("abcdefghijklmnopqrstuvwxyz\u{1}\u{3}")
        try probe.terminal.wait(for: "probe> abcdefghijklm\nnopqrstuvwxyz^C\ninterrupted\nprobe>")
    }

    @Test("Ctrl-D ends on an empty line only, and the terminal is as it was")
    func ends() throws {
        let probe = try Probe()
        probe.terminal.send("zz\u{4}\u{7F}\u{7F}\u{4}")
        try probe.terminal.wait(for: "probe>\nend\nbye")
        #expect(try probe.terminal.waitForEnd() == 0)
        #expect(!probe.terminal.screen.isPasteBracketed)
    }

    @Test("Text that the line starts with can be edited")
    func startsWithText() throws {
        let probe = try Probe(["PROBE_INITIAL": "given\ttext"])
        try probe.terminal.wait(forLine: "probe> given text")
        try probe.enter("\u{7F}", expecting: "given tex")
    }

    @Test(
        "What was killed comes back, what was changed can be undone",
        arguments: [
            ("Ctrl-W at blanks", "a b:c/d\u{17}", "a "), ("Alt-Backspace at words", "a b:c\u{1B}\u{7F}", "a b:"),
            ("Ctrl-U and back", "one two\u{15}x\u{19}", "xone two"), ("Ctrl-K", "one two\u{1B}b\u{B}", "one "),
            ("two kills are one", "one two\u{17}\u{17}x\u{19}", "xone two"),
            ("Alt-d", "one two\u{1}\u{1B}d\u{5}\u{19}", " twoone"),
            ("words of other scripts", "e\u{301}a \u{E17}\u{E35}\u{17}\u{1B}\u{7F}x", "x"),
            ("undo a kill", "one two\u{17}\u{1F}", "one two"), ("undo typing", "one two\u{17}three\u{1F}", "one "),
            ("undo twice", "one two\u{17}three\u{1F}\u{1F}", "one two"),
            ("Ctrl-X Ctrl-U", "ab\u{15}\u{18}\u{15}", "ab"),
            ("Alt-u", "one two\u{1}\u{1B}u!", "ONE! two"), ("Alt-l", "ONE Two\u{1}\u{1B}l!", "one! Two"),
            ("Alt-c", "one tWO\u{1}\u{1B}f\u{1B}c!", "one Two!"),
            ("Alt-x does nothing", "ab\u{1B}xc", "abc"),
            ("the kill before", "eins\u{17}日e\u{301}\u{17}x\u{19}\u{1B}y!", "xeins!"),
            ("all kills in turn", "a\u{15}b\u{15}c\u{15}\u{19}\u{1B}y\u{1B}y\u{1B}y", "c"),
            ("Alt-y after another key", "ab\u{15}c\u{19}d\u{1B}y", "cabd"), ("Alt-y after nothing", "ab\u{1B}y", "ab"),
            ("redo", "one two\u{17}\u{1F}\u{1B}/", "one "),
            ("redo twice", "字 b\u{17}\u{17}\u{1F}\u{1F}\u{1B}/\u{1B}/x", "x"),
            ("a change ends redo", "one two\u{17}\u{1F}!\u{1B}/", "one two!"),
            ("undo after redo", "one two\u{17}\u{1F}\u{1B}/\u{1F}", "one two"),
            ("Alt-#", "one\u{1B}\rtwo\u{1B}[A\u{1B}#", "# one\\n# two"),
        ])
    func killsAndUndoes(name: String, keys: String, result: String) throws {
        let probe = try Probe()
        try probe.enter(keys, expecting: result)
    }

    @Test("Ctrl-X Ctrl-E edits the line in the user's editor; Enter is still to be pressed")
    func editsExternally() throws {
        let probe = try Probe(["EDITOR": "sed -i s/two/zwei/", "PATH": "/usr/bin:/bin"])
        probe.terminal.send("one two\u{18}\u{5}")
        try probe.terminal.wait(forLine: "probe> one zwei")
        try probe.enter("!", expecting: "one zwei!")
    }

    @Test("An editor that fails leaves the line alone")
    func editorFails() throws {
        let probe = try Probe(["VISUAL": "false", "PATH": "/usr/bin:/bin"])
        probe.terminal.send("one\u{18}\u{5}")
        try probe.terminal.wait(for: "the line twice") { $0.lines.filter { $0 == "probe> one" }.count == 2 }
        try probe.enter("", expecting: "one")
    }
}
