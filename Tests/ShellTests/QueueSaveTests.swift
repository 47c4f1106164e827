// `queue save`: what comes next as a private playlist.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct QueueSaveTests {
    private static let look = "GET /v1/me/player/queue"

    @Test func `the queue becomes a private playlist`() async throws {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 10")
        await harness.expect(
            "queue save Again --dry-run",
            shows: "Would make the playlist Again of 2 entries.\n", sends: [Self.look])
        let before = await harness.simulator.world.playlists.count
        await harness.simulator.clearLog()
        #expect(await harness.run("queue save Tonight") == .done)
        #expect(harness.screen.take() == "+ Saved 2 entries as Tonight, a private playlist.\n")
        let playlists = await harness.simulator.world.playlists
        #expect(playlists.count == before + 1)
        let made = try #require(playlists.first { $0.name == "Tonight" })
        #expect(made.visibility == .secret)
        #expect(made.entries.count == 2)
        let sent = await harness.simulator.log.lines
        #expect(
            sent == [
                Self.look, "POST /v1/me/playlists", "POST /v1/playlists/\(made.id)/items",
                "GET /v1/playlists/\(made.id)/items",
            ])
        _ = await harness.run("tracks playlist:Tonight --format '{name}'")
        #expect(harness.screen.take() == "Lucky\nThe Tourist\n")
    }

    @Test func `what is saved of a longer queue is said to be its beginning`() async {
        let harness = await ShellHarness.after("login", "play liked")
        _ = await harness.run("queue save Tonight")
        #expect(
            harness.screen.take()
                == "+ Saved 20 entries as Tonight, a private playlist. Spotify tells apps only the next 20 entries.\n")
    }

    @Test func `of an empty queue no playlist is made`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        let before = await harness.simulator.world.playlists.count
        await harness.expect("queue save Tonight", shows: "The queue is empty.\n", sends: [Self.look])
        #expect(await harness.simulator.world.playlists.count == before)
    }

    @Test(arguments: ["''", "'  '"])
    func `a name that is none is refused before any request`(name: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "queue save \(name)", shows: "-c:1:12: Nothing is given for NAME.\nType: help queue save\n", .usage)
    }
}
