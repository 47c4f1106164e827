// Scripts inside scripts, arguments, and how a shell ends. Lines that continue and sources that end are in
// LineLoopTests.

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
