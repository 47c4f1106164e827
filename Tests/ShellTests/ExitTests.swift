// `exit`: how a shell, a script and a block end, and with which status.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ExitTests {
    @Test(arguments: [
        ("echo a; exit 7; echo b", 7, "a\n"), ("exit", 0, ""), ("try pause; exit", 3, ""), ("pause || exit", 3, ""),
        ("exit 0; echo b", 0, ""), ("quit 255", 255, ""), ("let n = 5; exit $n", 5, ""),
        ("def f { exit 6; echo b }\nf\necho c", 6, ""), ("if echo a { exit 2 }\necho c", 2, "a\n"),
        ("for x in $@ { echo x }; exit 3", 3, ""),
    ])
    func `it ends with its number, or with the last status`(lines: String, code: Int32, output: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(lines).code == code, "\(harness.messages.text)")
        #expect(harness.output.text == output)
    }

    @Test func `at a prompt no further line is read`() async {
        let harness = ShellHarness(.prompt)
        let lines = ListedLines("echo a\nexit 3\necho b")
        #expect(await harness.shell.run(lines, mode: .init(onFailure: .keepGoing)).code == 3)
        #expect(harness.output.text == "a\n")
        #expect(lines.requests.count == 2)
    }

    @Test(arguments: [
        ("exit 256", 6, "256 is not a number from 0 to 255.", "Type: help exit"),
        ("exit -1", 6, "-1 is not a number from 0 to 255.", "Type: help exit"),
        ("exit 1 2", 8, "Unexpected argument: 2", "usage: exit [N]"),
    ])
    func `what is no status ends nothing`(line: String, column: Int, message: String, step: String) async {
        let harness = ShellHarness(.prompt)
        let caret = String(repeating: " ", count: column + 1) + String(repeating: "^", count: line.count - column + 1)
        #expect(await harness.result(of: line) == .refused("\(message)\n  \(line)\n\(caret)\n\(step)\n"))
        #expect(await harness.result(of: "echo on") == LineResult("on\n"))
    }
}
