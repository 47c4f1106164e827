// `context`: where the shell is, for a person and for a program, from memory.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct ContextTests {
    @Test func `it is a record for programs`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; search artist radiohead; artist 1; albums")
        let before = harness.output.text.count
        #expect(await harness.run("context --json") == .done)
        let text = String(harness.output.text.dropFirst(before))
        #expect(text.hasPrefix("{\"kind\":\"context\",\"name\":\"Radiohead\",\"uri\":\"spotify:artist:"), "\(text)")
        #expect(text.contains("\"rows\":9,"))
    }

    @Test func `a new shell is nowhere`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(
            await harness.result(of: "context")
                == LineResult(
                    """
                    selection  nothing
                    listing    none yet
                    device     the one that is active

                    """))
    }

    @Test func `numbers that mean rows of the last shell are said to`() async {
        let left = await ShellHarness(.prompt).prepared(by: "search artist radiohead").shell.session.listings
        let harness = await ShellHarness(.prompt, inherited: left).prepared(by: "device laptop")
        harness.time.advance(by: .seconds(120))
        #expect(
            await harness.result(of: "context")
                == LineResult(
                    """
                    selection  nothing
                    listing    search radiohead: 2 rows, 2 min ago, from the last shell
                    device     Laptop

                    """))
    }

    @Test func `what a terminal would obey is left out of the selection`() async {
        var world = World.demo
        world.playlists[0].name = "Ro\u{1B}[31mad\u{202E}\nSongs"
        let harness = await ShellHarness(.prompt, world: world).prepared(by: "playlists\nplaylist 1")
        #expect(await harness.result(of: "context").output.hasPrefix("selection  Ro[31mad Songs\n"))
    }

    @Test func `it takes no words`() async {
        #expect(
            await ShellHarness().result(of: "context all")
                == .refused("-c:1:9: Unexpected argument: all\nusage: context\n"))
    }
}
