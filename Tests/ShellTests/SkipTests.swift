// `skip`: all but the first rows. Alone it is taken for the track that plays, and says so.

import ShellCommands
import ShellTesting
import Testing

struct SkipTests {
    @Test(arguments: [
        ("skip 3 | select name", "\(AwkwardSongs.escaped)\nÉlan\n"), ("skip 0 | count", "5\n"),
        ("skip 2 | skip 2 | select name", "Élan\n"), ("skip 5 | count", "0\n"), ("skip 1000000 | count", "0\n"),
        ("take 3 | skip 1 | select track", "2\n3\n"),
    ])
    func `the first are left out`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `at a prompt the rest begins with 1, and none is said`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(await harness.result(of: "liked | skip 4") == LineResult(" 1  Élan  Orla  First  3:20\n"))
        #expect(await harness.result(of: "liked | skip 9") == LineResult(messages: "No rows are left.\n"))
    }

    @Test func `it goes over pages, and no further than is taken`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: "search track love | skip 12 | take 2 | count")
        #expect(result == LineResult("2\n", requests: 2))
    }

    @Test(arguments: ["x", "-1", "1.5", "1000001"])
    func `what is no number of rows is refused before any request`(word: String) async {
        #expect(
            await ShellHarness().result(of: "liked | skip \(word)")
                == .refused("-c:1:14: \(word) is not a whole number from 0 to 1000000.\nType: help skip\n"))
    }

    @Test func `without a number, or without a pipe, it names what skips a track`() async {
        let advice = "skip leaves out the first rows of a pipe, as in albums | skip 3.\nTo skip the track: next\n"
        #expect(await ShellHarness().result(of: "liked | skip") == .refused("-c:1:13: " + advice))
        #expect(await ShellHarness().result(of: "skip") == .refused("-c:1:5: " + advice))
        #expect(await ShellHarness().result(of: "skip 2") == .refused("-c:1:1: " + advice))
    }
}
