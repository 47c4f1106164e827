// `count`: a number, of rows as they pass.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct CountTests {
    @Test(arguments: [
        ("liked | count", "5\n"), ("liked | take 0 | count", "0\n"), ("liked | where name = elan | count", "3\n"),
        ("liked | count | count", "1\n"), ("liked | count | select value --tsv", "5\n"),
        (
            "liked | count --json",
            #"{"kind":"total","name":"count","uri":null,"id":null,"url":null,"value":5,"duration":null,"date":null}"#
                + "\n"
        ),
    ])
    func `rows are counted, those that come twice twice`(line: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: line) == LineResult(output))
        let prompt = await AwkwardSongs.shell(.prompt)
        guard line == "liked | count" else { return }
        #expect(await prompt.result(of: line) == LineResult(output))
    }

    @Test func `all pages are read, and those that were read are not read again`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.result(of: "liked | count") == LineResult("60\n", requests: 2))
        #expect(await harness.result(of: "liked | count") == LineResult("60\n"))
    }

    @Test func `a number is no listing`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        let before = await harness.shell.session.listings
        _ = await harness.run("liked | count")
        #expect(await harness.shell.session.listings == before)
    }

    @Test func `it takes no words`() async {
        #expect(
            await ShellHarness().result(of: "liked | count 3")
                == .refused("-c:1:15: Unexpected argument: 3\nusage: count\n"))
    }
}
