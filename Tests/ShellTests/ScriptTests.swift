// Scripts inside scripts, arguments, and how a shell ends.

import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct ScriptTests {
    @Test func `arguments are words that are never read again`() async {
        let harness = ShellHarness(arguments: ["--json", "a; echo b", "$1"])
        #expect(await harness.run("echo $1 $2 \"<$3>\" $#; echo $@") == .done)
        #expect(harness.output.text == "--json a; echo b <$1> 3\n--json a; echo b $1\n")
    }

    @Test func `a line goes on behind a backslash, a pipe and an and`() async {
        let harness = ShellHarness()
        #expect(await harness.run("echo a \\\n  b &&\necho c") == .done)
        #expect(harness.output.text == "a b\nc\n")
    }

    @Test func `a terminated source ends the loop with the signal`() async {
        let harness = ShellHarness(.prompt)
        let status = await harness.shell.run(
            ListedLines([.terminated(signal: 15)]), mode: .init(onFailure: .keepGoing))
        #expect(status.code == 143)
    }

    @Test func `at the prompt an interrupt drops the line and an error is over`() async {
        let harness = ShellHarness(.prompt)
        let lines = ListedLines([
            .text("echo a &&", at: SourcePosition()), .interrupted, .text("nonsense", at: SourcePosition()),
            .text("echo b", at: SourcePosition()),
        ])
        #expect(await harness.shell.run(lines, mode: .init(onFailure: .keepGoing)) == .done)
        #expect(harness.output.text == "b\n")
        #expect(lines.requests.map(\.prompt.text) == ["juke> ", "  … ", "juke> ", "juke> ", "juke> "])
    }

    @Test(arguments: ["play album:\"ok computer\" --dry-run", "liked | take 2 | save --dry-run", "next --dry-run"])
    func `what is only said changes nothing, and is not reported as done`(line: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text
        await harness.simulator.clearLog()
        #expect(await harness.run(line) == .done)
        #expect(harness.messages.text.dropFirst(before.count).hasPrefix("Would "))
        #expect(!harness.messages.text.contains("▶") && !harness.messages.text.contains("Skipped"))
        #expect(await harness.simulator.log.allSatisfy { $0.method == .get })
    }
}
