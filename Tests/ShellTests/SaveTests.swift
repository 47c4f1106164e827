// `save`: each thing once, forty a request, each kind where it belongs.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct SaveTests {
    private static let put = "PUT /v1/me/library"
    private static let look = "GET /v1/me/library/contains"

    @Test func `each thing is saved once, among those of its kind`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"")
        await harness.expect("save 2 3 2", shows: "+ Saved 2 tracks\n", sends: [Self.look, Self.put])
        let latest = await LikeTests.liked(in: harness).suffix(2)
        #expect(latest.sorted() == ["Paranoid Android", "Subterranean Homesick Alien"])
        await harness.expect("save 2", shows: "Saved before: Paranoid Android\n")
        await harness.expect(
            "save 2-4", shows: "+ Saved Exit Music (For a Film) (2 saved before)\n", sends: [Self.look, Self.put])
        await harness.expect("unsave 4", shows: "- Removed Exit Music (For a Film)\n", sends: ["DELETE /v1/me/library"])
        // After a minute it is looked at again: other programs change the library, too.
        harness.time.advance(by: .seconds(61))
        await harness.expect("save 2", shows: "Saved before: Paranoid Android\n", sends: [Self.look])
        #expect(await LikeTests.liked(in: harness).count == 62)
        _ = await harness.run("search album kid a")
        _ = harness.screen.take()
        await harness.expect("save 1 --dry-run", shows: "Would save Kid A.\n")
        #expect(await Self.albums(in: harness).count == 12)
        await harness.expect("save 1", shows: "+ Saved Kid A\n", sends: [Self.look, Self.put])
        #expect(await Self.albums(in: harness).last == "Kid A")
        #expect(await LikeTests.liked(in: harness).count == 62)
    }

    @Test func `in a plan the last word counts`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "begin", in: ShellHarness(.prompt, width: 120))
        await harness.expect("save 2", shows: "Planned: save Paranoid Android (1 request).\n", sends: [Self.look])
        await harness.expect("save 2", shows: "Saved before: Paranoid Android\n")
        await harness.expect("unsave 2", shows: "Planned: remove Paranoid Android (1 request).\n")
        #expect(await harness.run("commit") == .done)
        #expect(await LikeTests.liked(in: harness).count == 60)
        #expect(await !LikeTests.liked(in: harness).contains("Paranoid Android"))
    }

    @Test func `rows of a pipe are saved forty at a time`() async {
        let harness = await ShellHarness.after(
            "login", "search track love | take 41 | as l | count", in: ShellHarness())
        await harness.expect(
            "save $l", shows: "+ Saved 38 tracks (3 saved before)\n", sends: [Self.look, Self.look, Self.put])
        await harness.expect("search track love | take 0 | save", shows: "")
    }

    @Test func `what cannot be saved is refused before any request`() async {
        let harness = await ShellHarness.after("login", "search artist radiohead", in: ShellHarness())
        await harness.expect(
            "save 1",
            shows: "-c:1:6: Radiohead is an artist, not a track, an album, a show, an episode or an audiobook.\n"
                + "To use its albums: albums 1 | …\n", .usage)
        await harness.expect(
            "save", shows: "-c:1:5: save needs rows, names or URIs, such as: save 1-3\nusage: save [X...]\n", .usage)
        _ = await harness.run("search album kid a")
        await harness.expect(
            "save 99",
            shows: "-c:1:6: There is no row 99: this listing (search album kid a) has only 2 rows.\n"
                + "If 99 is a name, quote it: \"99\"\n", .notFound)
        #expect(await LikeTests.liked(in: harness).count == 60)
    }

    /// The names of the saved albums, the latest last.
    static func albums(in harness: ShellHarness) async -> [String] {
        let world = await harness.simulator.world
        return world.library(of: world.users[0].id).albums.entries.map { world.catalogue.albums[$0.element].name }
    }
}
