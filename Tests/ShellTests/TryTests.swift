// `try`: a pipeline that may fail.

import ShellCommands
import ShellTesting
import Testing

struct TryTests {
    private static let refusal = "You are not logged in.\nType: login\n"

    @Test(arguments: [
        ("try pause; echo $?", "3\n", "-c:1:5: " + refusal), ("try echo fine; echo $?", "fine\n0\n", ""),
        ("echo a\ntry now", "a\n", "-c:2:5: " + refusal),
        ("try search x | count; echo on", "on\n", "-c:1:5: " + refusal),
        ("try pause || echo no $?; echo $?", "no 3\n0\n", "-c:1:5: " + refusal),
        ("try pause && echo yes", "", "-c:1:5: " + refusal), ("try exit 3; echo on; echo $?", "", ""),
    ])
    func `a script continues after a failure, and $? says which it was`(
        lines: String, output: String, message: String
    ) async {
        let harness = ShellHarness()
        let result = await harness.result(of: lines)
        #expect((result.output, result.messages) == (output, message))
    }

    @Test func `a line that cannot be understood is no failure to continue after`() async {
        #expect(
            await ShellHarness().result(of: "try nonsense; echo on")
                == .refused("-c:1:5: There is no command nonsense.\nType: help\n"))
    }

    @Test func `without a command it says what is missing`() async {
        #expect(
            await ShellHarness().result(of: "try")
                == .refused("-c:1:4: try needs a command, such as: try pause\nusage: try COMMAND\n"))
    }
}
