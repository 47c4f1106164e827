// `help` as a newcomer meets it: what to type first, on one screen; topics found by Tab; paths as they really are.

import CommandLanguage
import Exchange
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct HelpTests {
    @Test func `help begins with first steps and fits a screen of 24 lines`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("help") == .done)
        let lines = harness.output.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 24, "\(harness.output.text)")
        #expect(lines.first == "first steps")
        // The prompt comes below it.
        for type in Catalogue.all where type.spec.words.count == 1 {
            #expect(harness.output.text.contains(type.spec.name), "\(type.spec.name)")
        }
    }

    @Test func `what the first steps say can be typed`() async {
        let harness = ShellHarness(.prompt)
        for line in [
            "login", "search artist radiohead", "artist 1", "albums", "tracks 2", "play 2", "now", "pause", "next",
        ] {
            #expect(await harness.run(line) == .done, "\(line): \(harness.messages.text)")
        }
        #expect(await harness.run("play paranoid android") == .done, "\(harness.messages.text)")
        #expect(await harness.run("liked | where year < 1980") == .done)
    }

    @Test func `help commands says a line about every command`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("help commands") == .done)
        for type in Catalogue.all {
            #expect(harness.output.text.contains("  " + type.spec.name + " "), "\(type.spec.name)")
        }
    }

    @Test func `Tab knows the topics, and offers them first`() throws {
        let engine = CompletionEngine(table: Catalogue.table(), snapshot: { _ in [] })
        func offered(_ line: String) -> [String] {
            engine.completions(for: line, cursor: line.utf8.count).candidates.map(\.insertion)
        }
        #expect(offered("help ").prefix(3) == ["keys", "words", "rows"])
        #expect(offered("help pi") == ["pick", "pipes"] || offered("help pi") == ["pipes", "pick"])
        #expect(offered("help sta") == ["status"])
    }

    @Test func `the page of a setting names the file as it really lies`() async {
        let usual = ShellHarness(.prompt)
        _ = await usual.run("help set")
        #expect(usual.output.text.contains("~/.config/juke/init.juke"))
        let moved = ShellHarness(.prompt, startupPath: "/etc/juke/init.juke")
        _ = await moved.run("help set")
        #expect(moved.output.text.contains("/etc/juke/init.juke"))
        #expect(!moved.output.text.contains("~/.config"))
    }

    @Test func `after the first login, and only then, the next step is said`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        #expect(harness.screen.take().hasSuffix("\nNext, for example: search artist radiohead. All commands: help\n"))
        _ = await harness.run("login")
        #expect(!harness.screen.take().contains("Next"))
        let script = ShellHarness()
        _ = await script.run("login")
        #expect(!script.messages.text.contains("Next"))
    }
}

struct SetTests {
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
    ])
    func `one line of the file says it`(text: String, changed: String) {
        #expect(StartupFile.text(text, with: "hints", as: "off") == changed)
    }
}
