// Lines that hold the code of a login: neither the history nor `--echo` keeps them.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct SecretLineTests {
    @Test(arguments: [
        ("login --redirect-url http://127.0.0.1/callback?code=AQ&state=x", true),
        ("http://127.0.0.1:4711/callback?state=x&code=AQ", true), ("login --redirect-url -", false),
        ("search track code=x", false),
    ])
    func `the prompt asks for lines with the code of a login left out`(line: String, isSecret: Bool) async {
        let harness = ShellHarness(.prompt, width: 200)
        let lines = ListedLines("")
        _ = await harness.shell.run(lines, mode: .init(onFailure: .keepGoing))
        #expect(lines.requests.first?.isSecret(line) == isSecret)
    }

    @Test func `--echo does not show it either`() async {
        let harness = ShellHarness()
        _ = await harness.run(
            "login --redirect-url http://127.0.0.1/callback?code=AQ&state=x",
            mode: .init(onFailure: .stop, echoes: true))
        #expect(harness.messages.text.hasPrefix("‹redacted›\n-c:1:1: No login is waiting for an answer"))
    }
}
