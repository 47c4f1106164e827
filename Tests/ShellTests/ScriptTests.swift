// Scripts inside scripts, arguments, and how a shell ends.

import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct ScriptTests {
    @Test func `a script is found beside the one that names it`() async {
        let harness = ShellHarness(scripts: [
            "/a/one.juke": "echo one\nsource sub/two.juke\necho end", "/a/sub/two.juke": "echo two",
        ])
        #expect(await harness.run("source /a/one.juke") == .done)
        #expect(harness.output.text == "one\ntwo\nend\n")
    }

    @Test func `scripts that call each other in a circle end`() async {
        let harness = ShellHarness(scripts: ["/a": "source /b", "/b": "source /a"])
        #expect(await harness.run("source /a") == .failed)
        #expect(
            harness.messages.text == """
                /b:1:8: The script /a is already running: started here, it would never end.
                Remove this line, or move what both need into a script of its own.

                """)
    }

    @Test func `scripts that go too deep are no circle`() async {
        let scripts = (0..<20).map { ("/\($0)", "echo \($0)\n  source /\($0 + 1)") }
        let harness = ShellHarness(scripts: Dictionary(uniqueKeysWithValues: scripts))
        #expect(await harness.run("source /0") == .failed)
        #expect(
            harness.messages.text == """
                /15:2:10: Scripts call each other more than 16 deep: /16.
                Move its lines into the script that needs them.

                """)
    }

    @Test func `a failure in a sourced script is the status of the command and names its line`() async {
        let harness = ShellHarness(scripts: ["/a": "echo one\n\n  nonsense"])
        #expect(await harness.run("source /a; echo never") == .usage)
        #expect(harness.messages.text.hasPrefix("/a:3:3: There is no command nonsense."))
        #expect(harness.output.text == "one\n")
    }

    @Test func `arguments are words that are never read again`() async {
        let harness = ShellHarness(arguments: ["--json", "a; echo b", "$1"])
        #expect(await harness.run("echo $1 $2 \"<$3>\" $#; echo $@") == .done)
        #expect(harness.output.text == "--json a; echo b <$1> 3\n--json a; echo b $1\n")
    }

    @Test func `exit ends with its number, or with the last status`() async {
        #expect(await ShellHarness().run("echo a; exit 7; echo b").code == 7)
        #expect(await ShellHarness().run("exit").code == 0)
        #expect(await ShellHarness().run("pause || exit").code == 3)
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

    @Test func `try goes on after a failure, and $? tells it`() async {
        let harness = ShellHarness()
        #expect(await harness.run("try pause\necho $?\ntry echo fine\necho $?") == .done)
        #expect(harness.output.text == "3\nfine\n0\n")
        #expect(harness.messages.text.hasPrefix("-c:1:5: You are not logged in."), "\(harness.messages.text)")
        let last = ShellHarness()
        #expect(await last.run("echo a\ntry now") == .done)
        let pipeline = ShellHarness()
        #expect(await pipeline.run("try search x | count; echo on") == .done)
        #expect(pipeline.output.text == "on\n")
        let missing = ShellHarness()
        #expect(await missing.run("try") == .usage)
    }

    @Test func `time says how long a pipeline took and what it cost, on standard error`() async {
        let harness = ShellHarness()
        _ = await harness.run(
            "login; time search artist radiohead | count; time echo hi; time try search zzqq; echo on")
        #expect(harness.output.text == "2\nhi\non\n")
        let lines = harness.messages.text.split(separator: "\n")
        #expect(lines.contains("0.000 s, 1 request"))
        #expect(lines.contains("0.000 s, 0 requests"))
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
