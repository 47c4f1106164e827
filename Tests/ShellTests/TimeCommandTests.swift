// `time`: what a pipeline took, on standard error.

import ShellCommands
import ShellTesting
import Testing

struct TimeCommandTests {
    @Test(arguments: [
        ("time echo hi", "hi\n", "0.000 s, 0 requests\n", 0), ("time search artist radiohead | count", "2\n", one, 1),
        ("time liked --fresh | count", "60\n", "0.000 s, 2 requests\n", 2),
        ("time echo a && time echo b", "a\nb\n", "0.000 s, 0 requests\n0.000 s, 0 requests\n", 0),
    ])
    func `it says the time and the requests, beside the data`(
        line: String, output: String, message: String, requests: Int
    ) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.result(of: line) == LineResult(output, messages: message, requests: requests))
    }

    private static let one = "0.000 s, 1 request\n"

    @Test func `a failure is measured too, and stays a failure`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let missing = "-c:1:6: Nothing found for zzqq.\n"
        #expect(
            await harness.result(of: "time search zzqq; echo never")
                == LineResult(messages: missing + Self.one, status: .notFound, requests: 1))
        #expect(await harness.result(of: "time try pause; echo $?").output == "5\n")
    }

    @Test func `without a command it says what is missing`() async {
        #expect(
            await ShellHarness().result(of: "time")
                == .refused("-c:1:5: time needs a command, such as: time albums | count\nusage: time COMMAND\n"))
    }
}
