// `history search`: the lines that contain a text.

import ShellCommands
import ShellTesting
import Testing

struct HistorySearchTests {
    @Test(arguments: [
        ("björk", "search björk\nplay BJORK\n"), ("Bjork", "search björk\nplay BJORK\n"), ("play b", "play BJORK\n"),
        // Quotes are part of the text.
        ("\"a | b\"", "echo \"a | b\"\n"),
    ])
    func `capitals and accents do not matter`(text: String, output: String) async {
        let kept = KeptHistory("search björk", "albums | count", "play BJORK", "echo \"a | b\"")
        #expect(await kept.shell().result(of: "history search \(text) | select name") == LineResult(output))
    }

    @Test func `at a prompt lines keep the numbers they have in the whole history`() async {
        let kept = KeptHistory("search björk", "albums", "search bowie", "play 2")
        let harness = kept.shell(.prompt)
        let shown = await harness.result(of: "history search search")
        #expect(shown == LineResult(" 1  search björk\n 3  search bowie\n"))
        #expect(await harness.result(of: "history delete 3").messages == "Line 3 is deleted.\n")
        #expect(kept.onDisk == ["search björk", "albums", "play 2"])
        #expect(
            await harness.result(of: "history search bowie") == LineResult(messages: "No line contains that.\n"))
    }

    @Test func `a text is needed`() async {
        #expect(
            await ShellHarness().result(of: "history search")
                == .refused(
                    "-c:1:15: history search needs a text, such as: history search radiohead\n"
                        + "usage: history search TEXT\n"))
    }
}
