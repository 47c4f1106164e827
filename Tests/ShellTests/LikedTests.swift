// `liked`: the liked songs, a page alone and all of them in a pipe.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct LikedTests {
    private static let page = "GET /v1/me/tracks"

    @Test func `a pipe gets every field of all of them, page by page`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "liked | take 1",
            shows: "Soma\tThe Strokes\tThe Strokes\tIs This It\t1\t3\t2:33\tfalse\tZZSIM2655683\t\tfalse\t2001\t"
                + "2001-07-30\t2025-10-23T00:00:00Z\t\tspotify:track:2Lo8KfAnciJAFTK2R8vqSE\n", sends: [Self.page])
        // The first page is in the cache by then.
        await harness.expect("liked | count", shows: "60\n", sends: [Self.page])
        await harness.expect("liked --fresh | count", shows: "60\n", sends: [Self.page, Self.page])
    }

    @Test func `what was liked a moment ago comes first`() async {
        let harness = await ShellHarness.after("login", "liked", "tracks album:\"ok computer\"", "save 2")
        await harness.expect(
            "liked | take 2 --format '{name}'", shows: "Paranoid Android\nSoma\n", sends: [Self.page])
    }

    @Test func `to like nothing is no failure, and a word with it is one too many`() async {
        var world = World.demo
        world.libraries = [:]
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, world: world))
        await harness.expect("liked", shows: "No liked songs yet. To like what plays: like\n", sends: [Self.page])
        await harness.expect(
            "liked songs", shows: "Unexpected argument: songs\n  liked songs\n        ^^^^^\nusage: liked\n", .usage)
    }
}
