// `to`: formats and files.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ToTests {
    private static let start = "login; search artist radiohead; artist 1; albums; album 7"

    @Test func `rows are written in the format, fields as selected`() async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        _ = await harness.run("tracks | take 2 | select name duration | to csv; tracks | take 1 | to ids")
        let text = String(harness.output.text.dropFirst(before))
        #expect(text.hasPrefix("name,duration\r\nAirbag,4:47\r\nParanoid Android,6:27\r\nspotify:track:"))
    }

    @Test func `a file is written once, replaced only when said, added to when said`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | take 1 | select name | to tsv out.tsv") == .done)
        #expect(harness.messages.text.hasSuffix("1 row written to out.tsv\n"))
        #expect(try harness.scripts.read("out.tsv") == "Airbag\n")
        #expect(await harness.run("tracks | take 2 | select name | to tsv out.tsv").code == 1)
        #expect(
            harness.messages.text.hasSuffix(
                "out.tsv already exists.\nTo replace it: --yes. To add to it: --append\n"))
        #expect(try harness.scripts.read("out.tsv") == "Airbag\n")
        _ = await harness.run("tracks | tail 1 | select name | to tsv out.tsv --append")
        #expect(try harness.scripts.read("out.tsv") == "Airbag\nThe Tourist\n")
        _ = await harness.run("tracks | where name ~ zzz | select name | to tsv out.tsv --yes")
        #expect(try harness.scripts.read("out.tsv") == "")
    }

    @Test func `a prompt asks before it replaces`() async throws {
        let harness = ShellHarness(
            .prompt, scripts: ["a.json": "mine"],
            answers: [.text("n", at: SourcePosition()), .text("y", at: SourcePosition())])
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1 | to json a.json")
        #expect(try harness.scripts.read("a.json") == "mine")
        _ = await harness.run("albums 1 | to json a.json")
        #expect(try harness.scripts.read("a.json").hasPrefix("["))
    }

    @Test func `what it writes is no listing`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1 | to json")
        #expect(await harness.shell.session.listings.count == 1)
    }

    @Test(arguments: [
        ("albums | to xml", "xml is not table, tsv"), ("albums | to csv x --append --yes", "cannot be used together"),
        ("albums | to json | count", "to gives no rows"),
    ])
    func `what cannot be is refused`(line: String, words: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }
}
