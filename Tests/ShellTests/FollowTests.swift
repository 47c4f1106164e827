// `follow`: artists and playlists, in one request, and nothing else.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct FollowTests {
    private static let put = "PUT /v1/me/library"

    @Test func `artists of a pipe are followed with one request, and a second time changes nothing`() async {
        let harness = await ShellHarness.after("login", "search artist radiohead", in: ShellHarness())
        #expect(await Self.followed(in: harness).count == 9)
        await harness.expect(
            "search artist radiohead | follow --dry-run",
            shows: "Would follow 2 artists.\n")
        #expect(await Self.followed(in: harness).count == 9)
        await harness.expect(
            "search artist radiohead | follow", shows: "+ Following Radiohead Tribute Band (1 followed before)\n",
            sends: ["GET /v1/me/library/contains", Self.put])
        await harness.expect("follow 1", shows: "Followed before: Radiohead\n")
        #expect(await Self.followed(in: harness).last == "Radiohead Tribute Band")
        // Radiohead was followed before.
        #expect(await Self.followed(in: harness).count == 10)
    }

    @Test func `a playlist of somebody else's is followed`() async {
        let harness = await ShellHarness.after("login", "search playlist mornings", in: ShellHarness())
        _ = await harness.run("unfollow 1; follow 1")
        #expect(
            harness.screen.take() == "- No longer following Mira's Mornings\n+ Following Mira's Mornings\n")
        let world = await harness.simulator.world
        let playlist = world.playlists.first { $0.name == "Mira's Mornings" }
        #expect(playlist?.followers.contains(world.users[0].id) == true)
    }

    @Test func `what cannot be followed is refused before any request`() async {
        let harness = await ShellHarness.after("login", "search album kid a", in: ShellHarness())
        await harness.expect(
            "follow 1", shows: "-c:1:8: Kid A is an album, not an artist or a playlist.\nType: help rows\n", .usage)
        await harness.expect(
            "follow", shows: "-c:1:7: follow needs rows, names or URIs, such as: follow 1\nusage: follow [X...]\n",
            .usage)
        _ = await harness.run("search artist radiohead")
        await harness.expect(
            "follow 3",
            shows: "-c:1:8: There is no row 3: this listing (search artist radiohead) has only 2 rows.\n"
                + "If 3 is a name, quote it: \"3\"\n", .notFound)
        await harness.expect("search artist radiohead | take 0 | follow", shows: "")
    }

    /// The names of the artists that are followed, the latest last.
    static func followed(in harness: ShellHarness) async -> [String] {
        let world = await harness.simulator.world
        return world.library(of: world.users[0].id).artists.entries.map { world.catalogue.artists[$0.element].name }
    }
}
