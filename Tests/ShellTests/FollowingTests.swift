// `following`: the artists that are followed, a page at a time.

import FoundationEssentials
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct FollowingTests {
    private static let page = "GET /v1/me/following"

    @Test func `a pipe gets every field, from one request for a page`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "following | take 2",
            shows: "Ed Sheeran\t\t\t\tspotify:artist:0DzDlxeeZwJHUyzJ7kq0oI\n"
                + "RADWIMPS\t\t\t\tspotify:artist:0T2Irn37OAHDYvUDDSxyHr\n", sends: [Self.page])
        // The page is in the cache by then.
        await harness.expect("following | count", shows: "9\n")
        await harness.expect("following --fresh | count", shows: "9\n", sends: [Self.page])
    }

    @Test func `many are several pages, and a prompt shows one`() async {
        var world = World.demo
        var library = UserLibrary()
        for artist in 0..<60 { library.artists.save(artist, at: .distantPast) }
        world.libraries = [world.users[0].id: library]
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, world: world))
        _ = await harness.run("following")
        let shown = harness.screen.take().split(separator: "\n")
        #expect(shown.count == 51)
        #expect(shown.last == "50 of 60 shown; more: the next")
        await harness.expect("following | count", shows: "60\n", sends: [Self.page])
    }

    @Test func `a total that is too large makes no further row and no page that is not there`() async {
        var configuration = SimulatorConfiguration()
        configuration.library.followedSurplus = 3
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, configuration: configuration))
        #expect(await harness.run("following") == .done)
        let shown = harness.screen.take().split(separator: "\n")
        #expect(shown.count == 9)
        #expect(shown.allSatisfy { !$0.contains("more") })
        await harness.expect("following --fresh | count", shows: "9\n", sends: [Self.page])
    }

    @Test func `to follow no one is no failure, and a word with it is one too many`() async {
        var world = World.demo
        world.libraries = [:]
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, world: world))
        await harness.expect(
            "following", shows: "You follow no artists yet. To follow one: follow NAME\n", sends: [Self.page])
        await harness.expect(
            "following x", shows: "Unexpected argument: x\n  following x\n            ^\nusage: following\n", .usage)
    }
}
