// `tail`: the last rows, known when all have been read.

import ShellCommands
import ShellTesting
import Testing

struct TailTests {
    @Test(arguments: [
        ("tail 2 | select name", "\(AwkwardSongs.escaped)\nÉlan\n"), ("tail 0 | count", "0\n"),
        ("tail 9 | count", "5\n"), ("tail 3 | tail 1 | select track", "1\n"),
        ("take 2 | tail 1 | select name", "elan\n"),
        ("take 0 | tail 3 | count", "0\n"),
    ])
    func `the last stay, in their order`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `at a prompt they are numbered from 1`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | tail 2")
                == LineResult(" 1  [2Jlast one  Orla  Third  3:20\n 2  Élan         Orla  First  3:20\n"))
        #expect(await harness.result(of: "liked | tail 0") == LineResult(messages: "No rows are left.\n"))
    }

    @Test func `every page is read`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.result(of: "liked | tail 1 | count") == LineResult("1\n", requests: 2))
    }

    @Test(arguments: [
        ("tail", 13, "tail needs a number, such as: tail 2", "usage: tail N"),
        ("tail x", 14, "x is not a whole number from 0 to 1000000.", "Type: help tail"),
        ("tail -2", 14, "-2 is not a whole number from 0 to 1000000.", "Type: help tail"),
    ])
    func `what is no number of rows is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
