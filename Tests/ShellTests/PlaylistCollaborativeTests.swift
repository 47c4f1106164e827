// `playlist collaborative`: on with the profile left in the same request, off, and switched.

import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistCollaborativeTests {
    private static let road = OwnPlaylists.path(OwnPlaylists.road)
    private static let odds = OwnPlaylists.path(OwnPlaylists.odds)

    @Test func `alone it switches, after a look, and says what is so`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist collaborative 2",
            shows: "+ Others may change Odds and Ends, and it is not on your profile now\n",
            sends: ["GET " + Self.odds, "PUT " + Self.odds, "GET " + Self.odds])
        #expect(await OwnPlaylists.playlist("Odds and Ends", in: harness)?.visibility == .collaborative)
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .describe(
                    PlaylistDescription(
                        OwnPlaylists.edited("Odds and Ends"), before: .init(isPublic: true, isCollaborative: false),
                        after: .init(isPublic: false, isCollaborative: true)))
            ])
        let row = await harness.shell.session.listings.last?.rows[1]
        #expect(row?[.collaborative] == true)
        #expect(row?[.isPublic] == false)
        await harness.expect(
            "playlist collaborative 2", shows: "- Only you may change Odds and Ends\n",
            sends: ["GET " + Self.odds, "PUT " + Self.odds])
        #expect(await OwnPlaylists.playlist("Odds and Ends", in: harness)?.visibility == .secret)
    }

    @Test func `on and off need no look before`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect("playlist collaborative 1 on --dry-run", shows: "Would let others change Road Songs.\n")
        await harness.expect(
            "playlist collaborative 1 on", shows: "+ Others may change Road Songs\n",
            sends: ["PUT " + Self.road, "GET " + Self.road])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.visibility == .collaborative)
        await harness.expect("playlist collaborative 1 off --dry-run", shows: "Would let only you change Road Songs.\n")
        await harness.expect(
            "playlist collaborative \"road songs\" no", shows: "- Only you may change Road Songs\n",
            sends: ["PUT " + Self.road])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.visibility == .secret)
    }

    @Test func `what is so already is looked at and not sent`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist collaborative 1 off", shows: "Road Songs is already only yours to change\n",
            sends: ["GET " + Self.road])
        _ = await harness.run("playlist collaborative 1 on")
        await harness.expect(
            "playlist collaborative 1 on", shows: "Road Songs is already collaborative\n",
            sends: ["GET " + Self.road])
        #expect(await harness.changeLog.records(limit: nil).count == 1)
    }

    @Test func `only its owner decides that`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist collaborative 3 off",
            shows: "Kitchen Party belongs to Mira: only its owner can do this.\n"
                + "To list your own: playlists | where mine\n", .notAllowed)
    }

    @Test func `it is on or off`() async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness())
        await harness.expect(
            "playlist collaborative 1 maybe",
            shows: "-c:1:26: maybe is not on or off.\nType: help playlist collaborative\n", .usage)
    }
}
