// `playlists`: the user's playlists in a script, without any, and with names that were made to do harm.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct PlaylistsTests {
    @Test func `a script is given a line for each, for one request`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "playlists | select name owner tracks mine")
                == LineResult(
                    """
                    Road Songs\tDemo Listener\t24\ttrue
                    Odds and Ends\tDemo Listener\t8\ttrue
                    Kitchen Party\tMira\t12\tfalse
                    Mira's Mornings\tMira\t18\tfalse

                    """, requests: 1))
        #expect(await harness.result(of: "playlists | where mine = yes | count") == LineResult("2\n"))
    }

    @Test func `a user without playlists reads so, and a pipe is given nothing`() async {
        var world = World.demo
        world.playlists = []
        let prompt = await ShellHarness(.prompt, world: world).prepared()
        #expect(await prompt.result(of: "playlists") == LineResult(messages: "No playlists yet.\n", requests: 1))
        let script = await ShellHarness(world: world).prepared()
        #expect(await script.result(of: "playlists | count") == LineResult("0\n", requests: 1))
    }

    @Test func `what a terminal would obey is left out of a name, and a wide name is cut to its column`() async {
        var world = World.demo
        world.playlists.removeSubrange(2...)
        world.playlists[0].name = "Ro\u{1B}[31mad\u{202E}\nSongs"
        world.playlists[1].name = String(repeating: "東", count: 60)
        let harness = await ShellHarness(.prompt, width: 60, world: world).prepared()
        let result = await harness.result(of: "playlists")
        #expect(
            result
                == LineResult(
                    """
                     1  Ro[31mad Songs                  Demo Listener  24 tracks
                     2  東東東東東東東東東東東東東東…   Demo Listener   8 tracks

                    """, requests: 1))
    }

    @Test func `it takes no words`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(
            await harness.result(of: "playlists mine")
                == .refused("Unexpected argument: mine\n  playlists mine\n            ^^^^\nusage: playlists\n"))
    }
}
