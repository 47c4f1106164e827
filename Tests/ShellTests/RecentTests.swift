// `recent`: the last plays, with those of a moment ago first.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RecentTests {
    private static let page = "GET /v1/me/player/recently-played"

    @Test func `what has played comes first, from one request`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 1-2", in: ShellHarness())
        harness.time.advance(by: .seconds(300))
        await harness.expect(
            "recent --fresh | take 2 | select name artist", shows: "Airbag\tRadiohead\nYou\tRadiohead\n",
            sends: [Self.page])
        await harness.expect(
            "recent | group artist | sort -count | take 1 | select name count", shows: "Radiohead\t4\n",
            sends: [Self.page])
    }

    @Test func `its rows can be played, and a number with it is one too many`() async {
        let harness = await ShellHarness.after("login", "device laptop", "recent")
        await harness.expect(
            "play 2 --only", shows: "▶ Pyramid Song — Radiohead · Amnesiac\n", sends: ["PUT /v1/me/player/play"])
        await harness.expect(
            "recent 5", shows: "Unexpected argument: 5\n  recent 5\n         ^\nusage: recent\n", .usage)
    }

    @Test func `where nothing has been played that is said, and no failure`() async {
        var world = World.demo
        world.libraries = [:]
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, world: world))
        await harness.expect("recent", shows: "Nothing has been played recently.\n", sends: [Self.page])
        await harness.expect("recent | count", shows: "0\n", sends: [Self.page])
    }

    @Test func `every play that was read is kept, once, for no more requests`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect("recent | count", shows: "30\n", sends: [Self.page])
        #expect(await harness.plays.count() == 30)
        await harness.expect("recent --fresh | count", shows: "30\n", sends: [Self.page])
        #expect(await harness.plays.count() == 30)
    }
}
