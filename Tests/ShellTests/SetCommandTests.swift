// `set`: what is shown of settings, what a value may be, and what is written to the start-up file.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct SetCommandTests {
    @Test(arguments: [80, 40, 20])
    func `no explanation is cut, and a default goes without saying`(width: Int) async {
        let harness = ShellHarness(.prompt, width: width)
        #expect(await harness.run("set hints off; set") == .done)
        let shown = harness.output.text
        #expect(!shown.contains("…"), "\(shown)")
        #expect(!shown.contains("default  "))
        for line in shown.split(separator: "\n") { #expect(line.count <= max(width, 29), "\(line)") }
        let words = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for setting in Settings.all { #expect(words.contains(setting.help), "\(setting.name)") }
        #expect(words.contains("hints off this shell"))
    }

    @Test func `machines still get the source of every value`() async {
        let harness = ShellHarness()
        _ = await harness.run("set hints")
        #expect(harness.output.text.hasPrefix("hints\ton\tdefault\t"))
    }

    @Test func `plain rows keep their fields apart, and show that one is empty`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login; set plain on")
        _ = harness.screen.take()
        _ = await harness.run("set client-id")
        #expect(harness.screen.take() == "client-id  the client ID of your Spotify app\n")
        _ = await harness.run("set | where name ~ client or name = mode")
        #expect(
            harness.screen.take() == """
                1  mode  development  the quota mode of your Spotify app
                2  client-id  -  the client ID of your Spotify app

                """)
        _ = await harness.run("albums radiohead | take 1")
        #expect(harness.screen.take() == "1  A Moon Shaped Pool  2016  album  11 tracks\n")
    }

    @Test func `save writes the start-up file, and says which it is`() async throws {
        let harness = ShellHarness(.prompt, scripts: ["init.juke": "# mine\nset hints on\nalias x = now\n"])
        #expect(await harness.run("set hints off --save") == .done, "\(harness.messages.text)")
        #expect(harness.messages.text == "Saved in ~/.config/juke/init.juke.\n")
        #expect(try harness.scripts.read("init.juke") == "# mine\nset hints off\nalias x = now\n")
        #expect(await harness.shell.session.settings["hints"] == "off")
        #expect(await harness.run("set device.default 'Living Room' --save") == .done)
        #expect(
            try harness.scripts.read("init.juke")
                == "# mine\nset hints off\nalias x = now\nset device.default \"Living Room\"\n")
        #expect(await harness.run("set hints default --save") == .done)
        #expect(harness.messages.text.hasSuffix("Removed from ~/.config/juke/init.juke.\n"))
        #expect(
            try harness.scripts.read("init.juke") == "# mine\nalias x = now\nset device.default \"Living Room\"\n")
        #expect(await harness.run("set --save").code == 2)
        #expect(await harness.run("set hints --save").code == 2)
        #expect(await harness.run("set hints maybe --save").code == 2)
    }

    @Test(arguments: [
        ("", "set hints off\n"), ("echo a", "echo a\nset hints off\n"),
        ("set hints on\nset plain on\nset hints on", "set plain on\nset hints off\n"),
        ("if echo a {\n  set hints on\n}\n", "if echo a {\n  set hints on\n}\nset hints off\n"),
        ("set hints on; echo a\n", "set hints on; echo a\nset hints off\n"),
        ("set hints\n", "set hints\nset hints off\n"),
        ("set hints on # mine\n", "set hints off  # mine\n"),
        ("set hints on   # mine; \"all # of it\necho b\n", "set hints off  # mine; \"all # of it\necho b\n"),
        ("set hints on # old\nset hints on\n", "# old\nset hints off\n"),
        ("set hints on && echo b # c\n", "set hints on && echo b # c\nset hints off\n"),
        ("set hints 'o;n'\n", "set hints off\n"), ("set  hints\ton#\n", "set hints off\n"),
        ("set hints \"on\n", "set hints \"on\nset hints off\n"),
    ])
    func `one line of the file says it`(text: String, changed: String) {
        #expect(StartupFile.text(text, with: "hints", as: "off") == changed)
    }

    @Test func `a comment is the user's, and stays when the setting goes`() {
        let text = "set hints off  # they distract\nset plain on\nset hints on\n"
        #expect(StartupFile.text(text, with: "hints", as: nil) == "# they distract\nset plain on\n")
    }

    @Test(arguments: ["yes", "true", "1", "on"])
    func `on is on, however it is said`(word: String) async {
        let off = ["yes": "no", "true": "false", "1": "0", "on": "off"][word] ?? "off"
        let harness = ShellHarness()
        #expect(await harness.run("set plain \(word); set plain; set plain \(off); set plain") == .done)
        let values = harness.output.text.split(separator: "\n").map { $0.split(separator: "\t")[1] }
        #expect(values == ["on", "off"])
        var settings = Settings()
        #expect(settings.adopt(environment: ["JUKE_PLAIN": off]) == [])
        #expect(settings["plain"] == "off")
        #expect(settings.adopt(environment: ["JUKE_PLAIN": word]) == [])
        #expect(settings["plain"] == "on")
        _ = await harness.run("login; search artist radiohead; play 1; shuffle \(word)")
        #expect(harness.messages.text.hasSuffix("Shuffle is on.\n"))
        #expect(await harness.run("set color \(word)") == .usage)
    }

    @Test(arguments: [
        ("set plian on", 5, "There is no setting plian.", "Did you mean plain?"),
        ("set x", 5, "There is no setting x.", "To list them: set"),
        ("set hints off now", 15, "Unexpected argument: now", usage),
        ("set --save", 1, "set needs a name, such as: set output json", usage),
        ("set hints --save", 1, "set needs a value, such as: set output json", usage),
        ("set hints maybe --save", 11, "maybe is not one of on, off.", "Type: help set"),
    ])
    func `what cannot be set is refused, and nothing is written`(
        line: String, column: Int, message: String, step: String
    ) async {
        let harness = ShellHarness(scripts: ["init.juke": "# mine\n"])
        #expect(await harness.result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
        #expect(harness.scripts.files == ["init.juke": "# mine\n"])
    }

    private static let usage = "usage: set [NAME] [VALUE] [--save]"

    @Test func `a value lasts until it is set back, and says where it came from`() async {
        let harness = ShellHarness()
        let help = "faint text after the cursor: the rest of a line or word, or the usage"
        #expect(await harness.result(of: "set hints") == LineResult("hints\ton\tdefault\t\(help)\t\n"))
        #expect(
            await harness.result(of: "set hints off; set hints") == LineResult("hints\toff\tthis shell\t\(help)\t\n"))
        #expect(
            await harness.result(of: "set hints default; set hints") == LineResult("hints\ton\tdefault\t\(help)\t\n"))
    }
}
