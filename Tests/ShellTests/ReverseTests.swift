// `reverse`: the last row first.

import Rows
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ReverseTests {
    @Test(arguments: [
        ("reverse | select name track", "Élan\t1\n\(AwkwardSongs.escaped)\t1\n夜の底\t3\nelan\t2\nÉlan\t1\n"),
        ("reverse | reverse | select track", "1\n2\n3\n1\n1\n"), ("take 0 | reverse", ""),
        (
            "where track > 1 | reverse | select name year --json",
            "[\n" + #"{"name":"夜の底","year":1999},"# + "\n" + #"{"name":"elan","year":null}"# + "\n]\n"
        ),
    ])
    func `the order is turned round`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        let result = await harness.result(of: "liked | \(stages)")
        #expect(result == LineResult(output, messages: output == "" ? "No rows are left.\n" : ""))
    }

    @Test func `at a prompt the rows are numbered in the new order`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | reverse | take 3")
                == LineResult(
                    """
                     1  Élan         Orla  First  3:20
                     2  [2Jlast one  Orla  Third  3:20
                     3  夜の底       周    First  4:05

                    """))
        #expect(await harness.shell.session.listings.last?.rows.map(\.name).last == "夜の底")
    }

    @Test func `every page is read for the first row`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: "liked | reverse | take 1 | select name")
        #expect((result.status, result.requests) == (.done, 2))
        #expect(await harness.result(of: "liked | tail 1 | select name") == LineResult(result.output))
    }

    @Test func `it takes no words`() async {
        #expect(
            await ShellHarness().result(of: "liked | reverse name")
                == .refused("-c:1:17: Unexpected argument: name\nusage: reverse\n"))
    }
}
