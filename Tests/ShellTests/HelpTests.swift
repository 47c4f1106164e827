// `help` as a newcomer meets it: what to type first, on one screen; topics found by Tab; paths as they really are.

import CommandLanguage
import Exchange
import Prompting
import Shell
import ShellTesting
import SpotifySimulator
import Testing

@testable import ShellCommands

struct HelpTests {
    @Test func `help begins with ten tasks and, with the prompt, fits a screen of 24 rows`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("help") == .done)
        let lines = harness.output.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        // The prompt comes below it.
        #expect(lines.count <= 23, "\(harness.output.text)")
        #expect(lines.first == "ten lines to try")
        let names = Catalogue.all.map { $0.spec }.filter { $0.words.count == 1 }.map(\.name)
        let words = Set(harness.output.text.split { $0 == " " || $0 == "\n" }.map(String.init))
        for name in names {
            // What takes something back is in the help of that.
            let takesBack = name.hasPrefix("un") && names.contains(String(name.dropFirst(2)))
            #expect(words.contains(name) == !takesBack, "\(name)")
        }
    }

    @Test func `two pages of one line have a blank line between them`() async {
        let (apart, together) = (ShellHarness(.prompt), ShellHarness(.prompt))
        _ = await apart.run("help unrule")
        let first = apart.output.text
        _ = await apart.run("help log")
        let second = String(apart.output.text.dropFirst(first.count))
        #expect(first.hasPrefix("unrule – end a rule") && second.hasPrefix("log – the changes that were made"))
        _ = await together.run("help unrule; help log")
        #expect(together.output.text == first + "\n" + second)
    }

    @Test func `what its ten tasks say can be typed, one after the other`() async {
        let harness = ShellHarness(.prompt)
        #expect(HelpText.tasks.count == 10)
        for (task, line) in HelpText.tasks {
            #expect(await harness.run(line) == .done, "\(task): \(line): \(harness.messages.text)")
        }
    }

    @Test(arguments: [
        (80, "  its albums   albums 1                    play row 2   play 2"),
        (40, "  its albums   albums 1\n  play row 2   play 2"), (20, "  its albums\n    albums 1\n"),
    ])
    func `tasks are side by side where there is room, and no row is wider than the screen`(
        width: Int, shown: String
    ) async {
        let harness = ShellHarness(.prompt, width: width)
        _ = await harness.run("help")
        #expect(harness.output.text.contains(shown), "\(harness.output.text)")
        let lines = harness.output.text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width }, "\(harness.output.text)")
    }

    @Test func `help commands says a line about every command`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("help commands") == .done)
        for type in Catalogue.all {
            #expect(harness.output.text.contains("  " + type.spec.name + " "), "\(type.spec.name)")
        }
    }

    @Test func `the help of a command names those that begin with its name`() async {
        let specs = Catalogue.all.map { $0.spec }
        #expect(specs.count { $0.words.count > 1 && $0.words[0] == "playlist" } > 10)
        for spec in specs where spec.words.count > 1 {
            let harness = ShellHarness(.prompt)
            #expect(await harness.run("help \(spec.words[0])") == .done)
            let lines = harness.output.text.split(separator: "\n")
            let start = lines.firstIndex(of: "subcommands") ?? lines.endIndex
            #expect(lines[start...].contains { $0.hasPrefix("  \(spec.name)  ") }, "\(harness.output.text)")
        }
        let harness = ShellHarness(.prompt)
        _ = await harness.run("help history")
        #expect(
            harness.output.text.contains(
                """

                subcommands
                  history search  the lines typed before that contain a text
                  history delete  delete a line typed before
                  history clear   forget all lines typed before

                """), "\(harness.output.text)")
    }

    @Test func `Tab knows the topics, and offers them first`() throws {
        let engine = CompletionEngine(table: Catalogue.table(), snapshot: { _ in [] })
        func offered(_ line: String) -> [String] {
            engine.completions(for: line, cursor: line.utf8.count).candidates.map(\.insertion)
        }
        #expect(offered("help ").prefix(3) == ["keys", "words", "rows"])
        #expect(offered("help pi") == ["pick", "pipes"] || offered("help pi") == ["pipes", "pick"])
        #expect(offered("help stat") == ["status", "stats"])
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

    @Test func `on a narrow terminal every key keeps its meaning beside or below it`() async {
        let harness = ShellHarness(.prompt, width: 40)
        _ = await harness.run("help keys")
        let lines = harness.output.text.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 40 }, "\(harness.output.text)")
        // A meaning is never squeezed into the last columns.
        #expect(lines.allSatisfy { $0.prefix { $0 == " " }.count <= 24 }, "\(harness.output.text)")
    }

    @Test(arguments: [
        ("nothng", "Type: help"), ("qu", "Did you mean queue, queue add or queue save?"),
        ("serach", "Did you mean search?"), ("play now", "Type: help"),
    ])
    func `what cannot be explained names what can`(topic: String, step: String) async {
        #expect(
            await ShellHarness().result(of: "help \(topic)")
                == .refused("-c:1:6: There is no command or topic \(topic).\n\(step)\n"))
    }

    @Test func `a beginning, an alias and the name of a sub-command explain the command`() async {
        let harness = ShellHarness()
        let pages = [("ech", "echo"), ("quit", "exit"), ("queue ad", "queue add")]
        for (topic, name) in pages {
            let page = await harness.result(of: "help \(name)")
            #expect(page.output.hasPrefix("\(name) – ") && page.status == .done, "\(page)")
            #expect(await harness.result(of: "help \(topic)") == page)
        }
    }

    @Test func `after the first login, and only then, three lines to try are said, and they work`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        let said = harness.screen.take()
        #expect(
            said == """
                Logged in as Demo Listener. The login ends on 18 May 2027.
                Three lines to try; all commands: help
                  search artist radiohead
                  play 1
                  liked | where year < 1980

                """)
        for line in said.split(separator: "\n") where line.hasPrefix("  ") {
            #expect(await harness.run(String(line)) == .done, "\(line): \(harness.messages.text)")
        }
        _ = harness.screen.take()
        _ = await harness.run("login")
        #expect(!harness.screen.take().contains("to try"))
        let script = ShellHarness()
        _ = await script.run("login")
        #expect(!script.messages.text.contains("to try"))
    }
}
