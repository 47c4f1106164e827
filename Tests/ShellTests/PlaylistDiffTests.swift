// `playlist diff`: what only one of two playlists has, copy by copy, for playlists that the user may read.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistDiffTests {
    private static let mine = "GET /v1/me/playlists"
    private static let world = World.demo
        .with("One", .song("Airbag"), .song("Lucky"), .file, .song("Airbag"), .missing, .episode(0))
        .with("Two", .song("Lucky"), .song("Airbag"), .song("Let Down"), .file, .song("Let Down"))

    @Test func `copies are compared one by one`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        let (one, two) = (await harness.items("One"), await harness.items("Two"))
        let episode = Self.world.catalogue.spoken.episodes[0].name
        await harness.expect(
            "playlist diff One Two | select side name",
            shows: "left\tAirbag\nleft\t\(episode)\nright\tLet Down\nright\tLet Down\n1 entry is not available.\n",
            sends: [Self.mine, "GET \(one)", "GET \(two)"])
        await harness.expect(
            "playlist diff One Two | where side = left | count", shows: "2\n1 entry is not available.\n")
        await harness.expect(
            "playlist diff one two --all --format '{name} {side}'",
            shows: """
                Airbag both
                Lucky both
                Take 3 both
                Airbag left
                \(episode) left
                Let Down right
                Let Down right
                2 only on One, 2 only on Two and 3 on both.
                1 entry is not available.

                """)
        await harness.expect("playlist diff Two Two", shows: "Two and Two have the same entries (5).\n")
        await harness.expect(
            "playlist diff One One",
            shows: "One and One have the same entries (5). 2 entries are not available.\n")
    }

    @Test func `it needs no ownership, but only what Spotify shows`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        await harness.expect(
            "playlist diff \"Kitchen Party\" road songs | count", shows: "34\n",
            sends: [
                Self.mine, "GET \(await harness.items("Kitchen Party"))", "GET \(await harness.items("Road Songs"))",
            ])
        await harness.expect(
            "playlist diff One \"Mira's Mornings\"",
            shows: """
                -c:1:1: Spotify does not allow this: Mira's Mornings belongs to Mira.
                Spotify shows the contents of a playlist only to its owner and collaborators.

                """, .notAllowed)
    }

    @Test func `its rows are tracks for the commands after it`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        #expect(await harness.run("playlist diff One Two | where side = right | save") == .done)
        #expect(await LikeTests.liked(in: harness).contains("Let Down"))
        _ = harness.screen.take()
        #expect(await harness.run("playlist diff One Two | take 1 | to csv") == .done)
        #expect(harness.screen.take().split(separator: "\n").first?.hasSuffix(",show,uri,side") == true)
    }
}
