// What the commands on rows have in common: what is played after them, and where it is said how rows are shown.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct RowCommandTests {
    @Test func `what went through the stages is a listing that can be played`() async {
        let harness = await ShellHarness.atAlbum(.prompt)
        _ = await harness.run("tracks | where duration > 5m")
        _ = harness.screen.take()
        _ = await harness.run("play 2")
        #expect(harness.screen.take().hasPrefix("▶ The Tourist"))
    }

    @Test func `stages follow each other, and what comes of them costs nothing`() async {
        let harness = await ShellHarness.atAlbum()
        let line = "tracks | where not explicit and track in (1, 2) | sort -track | select track name"
        #expect(await harness.result(of: line) == LineResult("2\tParanoid Android\n1\tAirbag\n"))
        let opened = await harness.result(
            of: "albums radiohead | where name ~ \"in rainbows\" | tracks | take 1 | select name")
        #expect(opened == LineResult("15 Step\n", requests: 1))
    }

    @Test func `what gives no rows is refused before it runs`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "login | count")
                == .refused("-c:1:1: login gives no rows to the next command.\nType: help login\n"))
    }

    @Test(arguments: ["--json", "--columns name", "--format '{name}'", "--ids"])
    func `how rows are shown is said in the last command`(option: String) async {
        let harness = ShellHarness()
        #expect(await harness.run("liked \(option) | take 1").code == 2)
        #expect(harness.messages.text.contains("belongs to the last command"), "\(harness.messages.text)")
        #expect(harness.messages.text.hasPrefix("-c:1:7: "))
        #expect(harness.counter.count == 0)
    }
}
