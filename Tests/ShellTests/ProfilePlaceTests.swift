// `playlist public` and `playlist private`: on the profile or not, read back, and said where Spotify left it.

import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ProfilePlaceTests {
    private static let road = OwnPlaylists.path(OwnPlaylists.road)
    private static let odds = OwnPlaylists.path(OwnPlaylists.odds)
    private static let both = ["PUT " + odds, "GET " + odds]

    @Test func `a playlist goes onto the profile and off again`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect("playlist public 1 --dry-run", shows: "Would put Road Songs on your profile.\n")
        await harness.expect(
            "playlist public 1", shows: "+ Road Songs is on your profile\n",
            sends: ["PUT " + Self.road, "GET " + Self.road])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.visibility == .open)
        #expect(await harness.shell.session.listings.last?.rows[0][.isPublic] == true)
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .describe(
                    PlaylistDescription(
                        OwnPlaylists.edited("Road Songs"), before: .init(isPublic: false), after: .init(isPublic: true))
                )
            ])
        await harness.expect("playlist private 1 --dry-run", shows: "Would take Road Songs off your profile.\n")
        await harness.expect(
            "playlist private Road Songs", shows: "- Road Songs is not on your profile\n",
            sends: ["PUT " + Self.road, "GET " + Self.road])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.visibility == .secret)
        #expect(await harness.shell.session.listings.last?.rows[0][.isPublic] == false)
    }

    @Test func `several come through a pipe, as one change`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect("playlist private 2", shows: "- Odds and Ends is not on your profile\n", sends: Self.both)
        await harness.expect(
            "playlists | where mine | playlist public", shows: "+ 2 playlists are on your profile\n",
            sends: [
                "PUT " + Self.road, "GET " + Self.road, "PUT " + Self.odds, "GET " + Self.odds,
            ])
        #expect(await harness.changeLog.records(limit: nil).count == 2)
        await harness.expect(
            "playlists | where tracks > 99 | playlist public", shows: "")
    }

    @Test func `what is there already is looked at and not sent`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist public 2", shows: "Odds and Ends is already on your profile\n", sends: ["GET " + Self.odds])
        await harness.expect(
            "playlist private 1 --dry-run", shows: "Road Songs is already off your profile\n",
            sends: ["GET " + Self.road])
        #expect(await harness.changeLog.records(limit: nil).isEmpty)
        await harness.expect(
            "playlist public 1-2", shows: "+ Road Songs is on your profile (1 there already)\n",
            sends: ["GET " + Self.odds, "PUT " + Self.road, "GET " + Self.road])
        await harness.expect(
            "playlist public 1-2", shows: "2 playlists are already on your profile\n",
            sends: ["GET " + Self.road, "GET " + Self.odds])
        #expect(await harness.changeLog.records(limit: nil).count == 1)
        await OwnPlaylists.openPlan(in: harness)
        _ = await harness.run("playlist private 1")
        await harness.expect(
            "playlist private 1", shows: "Road Songs is already off your profile in the plan\n",
            sends: ["GET " + Self.road])
    }

    @Test func `where Spotify leaves it, its own app is named, and nothing is said to be done`() async {
        var configuration = SimulatorConfiguration()
        configuration.playlists.ignoresPublic = true
        let harness = await ShellHarness.after(
            "login", "playlists", in: ShellHarness(.prompt, width: 120, configuration: configuration))
        await harness.expect(
            "playlist private 2",
            shows: "Spotify accepted this, and still has Odds and Ends on your profile.\n"
                + "Only Make private in Spotify's own app takes it off.\n", .failed,
            sends: ["PUT " + Self.odds, "GET " + Self.odds])
        #expect(await harness.shell.session.listings.last?.rows[1][.isPublic] == true)
        await harness.expect(
            "playlist public 1",
            shows: "Spotify accepted this, and still does not have Road Songs on your profile.\n"
                + "After Make private in Spotify's own app, only Make public there puts it back.\n", .failed,
            sends: ["PUT " + Self.road, "GET " + Self.road])
    }

    @Test func `a collaborative playlist cannot be on the profile`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, width: 120))
        await harness.simulator.change { world in
            for place in world.playlists.indices where world.playlists[place].name == "Road Songs" {
                world.playlists[place].visibility = .collaborative
            }
        }
        _ = await harness.run("playlists")
        await harness.expect(
            "playlist public 1",
            shows: "Road Songs is collaborative, and such a playlist cannot be on your profile.\n"
                + "First: playlist collaborative \"Road Songs\" off\n", .failed)
    }

    @Test func `of a playlist of somebody else nothing is sent`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist private 1 4",
            shows: "Mira's Mornings belongs to Mira: only its owner can do this.\n"
                + "To list your own: playlists | where mine\n", .notAllowed)
    }

    @Test func `alone it needs a playlist`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "playlist public",
            shows: "-c:1:16: playlist public needs rows, names or URIs, such as: playlist public 2\n"
                + "usage: playlist public [P...]\n", .usage)
    }
}
