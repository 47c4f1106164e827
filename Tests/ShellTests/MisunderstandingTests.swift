// A line that cannot be understood: it ends with 2 wherever its slip stands, and nothing of it has run.

import CommandLanguage
import Exchange
import Prompting
import Rendering
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct MisunderstandingTests {
    @Test(arguments: [
        ("echo a; bogus", "-c:1:9: There is no command bogus."),
        ("if bogus { echo b } else { echo c }; echo d", "-c:1:4: There is no command bogus."),
        ("bogus || echo b", "-c:1:1: There is no command bogus."),
        ("echo a && bogus", "-c:1:11: There is no command bogus."),
        ("try bogus; echo b", "-c:1:5: There is no command bogus."),
        ("echo a; time try every 5s bogus", "-c:1:27: There is no command bogus."),
        ("echo a\nif echo b {\n  for x in 1 {\n    bogus\n  }\n}", "-c:4:5: There is no command bogus."),
        ("echo a; volume 300", "-c:1:16: 300 is not"), ("echo a; liked | bogus", "-c:1:17: There is no command bogus."),
        ("echo a; liked | where yaer > 1", "-c:1:23: There is no field yaer."),
        ("echo a; liked | where year = @added", "-c:1:30: year is a number and added is a date"),
        ("echo a; liked | where duration > @year", "-c:1:34: duration is a duration and year is a number"),
        ("echo a; b", "-c:1:9: There is no command b."), ("let x = a; bogus $x", "-c:1:12: There is no command bogus."),
        ("let c = liked; $c | count", "-c:1:16: A command must come here, but $c is a value."),
        ("if $# = 0 { echo none }", "-c:1:4: A command must come here, but $# is a value."),
        ("if not bogus | any { echo a }", "-c:1:8: There is no command bogus."),
        ("not bogus && echo b", "-c:1:5: There is no command bogus."),
        ("echo a; else !date", "-c:1:14: ! cannot stand here."),
        ("echo a; liked | where year < 1960 || explicit | count", "-c:1:35: || ends the condition"),
        ("echo a; liked | where (year < 1960 && explicit)", "-c:1:36: && ends the condition"),
        ("try echo $unset; echo b", "-c:1:10: $unset is not set."),
        ("echo a; queue \"add\" 1", "-c:1:15: Here add must be written without quotes"),
    ])
    func `nothing of it runs, whatever would go on after a failure`(text: String, message: String) async {
        let harness = ShellHarness()
        let lines = text.split(separator: "\n", maxSplits: 1).count
        #expect(await harness.run(text) == .usage)
        // A line of its own before it has run.
        #expect(harness.output.text == (lines == 2 && text.hasPrefix("echo a\n") ? "a\n" : ""))
        #expect(harness.messages.text.hasPrefix(message), "\(harness.messages.text)")
        #expect(harness.counter.count == 0)
    }

    @Test(
        arguments: [
            ("def f { echo f }; f", "f\n"), ("alias a = echo x; a y", "x y\n"), ("source /lib; later", "later\n"),
            ("def f { unknown-yet }; echo a", "a\n"), ("try pause; echo b", "b\n"), ("pause || echo b", "b\n"),
            ("if liked { echo a } else { echo b }", "b\n"), ("if not liked | any { echo a }", "a\n"),
            ("let x = 3; for y in $@ { volume $x }; echo a", "a\n"),
            ("time echo a; every 5 exit", "a\n"), ("echo a || liked | where year < 1960 || explicit", nil),
        ] as [(String, String?)])
    func `what is defined in the line is known, and a failure is still a failure`(text: String, output: String?) async {
        let harness = ShellHarness(scripts: ["/lib": "def later { echo later }"])
        let status = await harness.run(text)
        #expect(status == (output == nil ? .usage : .done), "\(harness.messages.text)")
        #expect(harness.output.text == output ?? "")
    }

    @Test func `a function is looked through before its first command`() async {
        let harness = ShellHarness()
        #expect(await harness.run("def f { echo a; bogus }\nf || echo b\necho c") == .usage)
        #expect(harness.output.text.isEmpty)
        #expect(harness.messages.text.hasPrefix("-c:1:17: There is no command bogus."), "\(harness.messages.text)")
    }

    @Test func `at a prompt the next line goes on`() async {
        let harness = ShellHarness(.prompt)
        #expect(await harness.run("bogus || echo a\necho b") == .done)
        #expect(harness.output.text == "b\n")
    }

    // MARK: --keep-going

    @Test(arguments: [
        ("login; search zzqq; echo hi", 4, "hi\n"), ("search zzqq; echo hi; now\necho b", 3, "hi\nb\n"),
        ("if echo x { pause; echo hi }; echo last", 3, "x\nhi\nlast\n"),
        ("def f { pause; echo hi }; f; echo last", 3, "hi\nlast\n"),
        ("for x in $@ { pause; echo hi }; echo last", 0, "last\n"), ("pause || echo hi; echo b", 0, "hi\nb\n"),
        ("if pause { echo a } else { echo b }; echo c", 0, "b\nc\n"), ("try pause; echo a", 0, "a\n"),
        ("def f { pause }; f || echo b; try f; echo c", 0, "b\nc\n"), ("bogus\necho b\npause", 2, "b\n"),
        ("source /bad; echo on\npause", 4, "on\n"), ("echo a && pause; echo b", 3, "a\nb\n"),
    ])
    func `keep-going answers the first failure of any line, block and function`(
        text: String, status: Int32, output: String
    ) async {
        let harness = ShellHarness(scripts: ["/bad": "login\nsearch zzqq\necho never"])
        #expect(await harness.run(text, mode: .init(onFailure: .keepGoing)).code == status, "\(harness.messages.text)")
        #expect(harness.output.text == output)
    }

    // MARK: Blocks that are given up

    @Test func `the end of input on a continued line takes the block back, a second one ends the shell`() async {
        let harness = ShellHarness(.prompt)
        let lines = ListedLines([
            .text("for x in 1-3 {", at: .init()), .end, .text("echo b", at: .init()), .end,
        ])
        #expect(await harness.shell.run(lines, mode: .init(onFailure: .keepGoing)) == .done)
        #expect(harness.output.text == "b\n")
        #expect(harness.messages.text.hasPrefix("The block that begins here is never closed."))
        #expect(lines.requests.map(\.prompt.text) == ["juke> ", "  … ", "juke> ", "juke> "])
    }
}
