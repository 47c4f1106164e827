// `playlist merge`: what is added, once and in order, to a playlist that is there or made.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistMergeTests {
    private static let mine = "GET /v1/me/playlists"
    private static let world = World.demo
        .with("One", .song("Airbag"), .song("Lucky"), .file, .song("Airbag"), .missing)
        .with("Two", .song("Lucky"), .song("Let Down"), .episode(0))

    @Test func `each song is added once, in order, and what is there stays`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        let (one, two) = (await harness.items("One"), await harness.items("Two"))
        let episode = Self.world.catalogue.spoken.episodes[0].name
        await harness.expect(
            "playlist merge One Two into Two --dry-run", shows: "Would merge One and Two into Two: +1.\n",
            sends: [Self.mine, "GET \(two)", "GET \(one)"])
        await harness.expect(
            "playlist merge One Two into Two",
            shows: """
                + Merged One and Two into Two: 1 entry added (4 entries). 1 file of a device cannot be added.

                """, sends: ["GET \(two)", "GET \(one)", "POST \(two)", "GET \(two)"])
        #expect(await harness.titles(on: "Two") == ["Lucky 0", "Let Down 1", "\(episode) 2", "Airbag new"])
        await harness.expect(
            "playlist merge One Two into Two",
            shows: "Two has everything on One and Two already. 1 file of a device cannot be added.\n",
            sends: ["GET \(two)", "GET \(one)"])
    }

    @Test func `a playlist of that name is made where there is none`() async throws {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        let (one, two) = (await harness.items("One"), await harness.items("Two"))
        await harness.simulator.clearLog()
        #expect(await harness.run("playlist merge One Two into One and Two") == .done)
        #expect(
            harness.screen.take() == """
                + Merged One and Two into One and Two, a new playlist of 4 entries, not on your profile. 1 file of a \
                device cannot be added.

                """)
        let items = await harness.items("One and Two")
        #expect(
            await harness.simulator.log.lines == [
                Self.mine, "GET \(one)", "GET \(two)", "POST /v1/me/playlists", "POST \(items)", "GET \(items)",
            ])
        let made = try #require(await harness.simulator.world.playlists.first { $0.name == "One and Two" })
        #expect(made.visibility == .secret && made.entries.count == 4)
    }

    @Test func `the rows of a pipe are merged, without those that Spotify does not show`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        #expect(
            await harness.run("playlists | where name in (One, Two, \"Mira's Mornings\") | playlist merge into All")
                == .done)
        #expect(
            harness.screen.take().hasSuffix(
                "a new playlist of 4 entries, not on your profile. 1 file of a device cannot be added. "
                    + "1 playlist was left out: Spotify does not show its entries.\n"))
        await harness.expect("playlists | where name = none | playlist merge into All", shows: "")
        await harness.expect(
            "playlist merge into All",
            shows: """
                -c:1:24: playlist merge needs playlists, such as: playlist merge Road Gym into Everything
                usage: playlist merge [P...] into R

                """, .usage)
    }

    @Test func `names that none has are refused before anything is made`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.world))
        #expect(await harness.run("playlist merge One zzqq into All") == .notFound)
        #expect(harness.screen.take().hasPrefix("-c:1:20: Spotify knows no playlist called zzqq."))
        #expect(await harness.simulator.world.playlists.count == Self.world.playlists.count)
    }
}
