// `take`: the first rows, for no page more than they need.

import ShellCommands
import ShellTesting
import Testing

struct TakeTests {
    @Test(arguments: [
        ("take 2 | select name", "Élan\nelan\n"), ("take 0 | count", "0\n"), ("take 9 | count", "5\n"),
        ("take 3 | take 1 | select name", "Élan\n"), ("skip 1 | take 1 | select name", "elan\n"),
    ])
    func `the first stay`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test(arguments: [(3, 1), (10, 1), (11, 2), (15, 2), (0, 0)])
    func `no page is asked for that is not needed`(count: Int, requests: Int) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(
            await harness.result(of: "search track love | take \(count) | count")
                == LineResult("\(count)\n", requests: requests))
    }

    @Test func `at a prompt a listing that was cut off has no more`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | take 2")
                == LineResult(
                    " 1    Élan  Orla  First   3:20\n 2  E elan  orla  Second  2:05\n", messages: "E explicit\n"))
        #expect(await harness.result(of: "more").messages == "No more rows: this listing has 2 rows.\n")
        #expect(await harness.result(of: "liked | take 0") == LineResult(messages: "No rows are left.\n"))
    }

    @Test(arguments: [
        ("take", 13, "take needs a number, such as: take 5", "usage: take N"),
        ("take many", 14, "many is not a whole number from 0 to 1000000.", "Type: help take"),
        ("take 1000001", 14, "1000001 is not a whole number from 0 to 1000000.", "Type: help take"),
        ("take 1.5", 14, "1.5 is not a whole number from 0 to 1000000.", "Type: help take"),
        ("take -1", 14, "-1 is not a whole number from 0 to 1000000.", "Type: help take"),
    ])
    func `what is no number of rows is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
