// `queue add`: one request a track, in their order, and only what can be queued.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct QueueAddTests {
    private static let add = "POST /v1/me/player/queue"

    @Test func `tracks come next, in their order and as often as they are named`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"", "tracks album:\"ok computer\"")
        await harness.expect("queue add 3 1 3", shows: "+ 3 tracks queued\n", sends: [Self.add, Self.add, Self.add])
        let listed = await harness.shell.session.listings.last?.rows ?? []
        #expect(await harness.simulator.playback?.queue == [listed[2], listed[0], listed[2]].map { $0.uri ?? "" })
    }

    @Test func `rows of a pipe are queued, and a dry run queues none`() async {
        let harness = await ShellHarness.after(
            "login", "play album:\"kid a\"", "search album ok computer", in: ShellHarness())
        let tracks = "GET /v1/albums/5ClLwoE6COLEKxE4RhrL9v/tracks"
        await harness.expect(
            "tracks 1 | take 2 | queue add --dry-run",
            shows: "Would add 2 tracks to the queue.\n", sends: [tracks])
        #expect(await harness.simulator.playback?.queue == [])
        await harness.expect(
            "tracks 1 | take 2 | queue add", shows: "+ 2 tracks queued\n", sends: [Self.add, Self.add])
        #expect(await harness.simulator.playback?.queue.count == 2)
    }

    @Test func `what cannot be queued is refused before any request`() async {
        let harness = await ShellHarness.after("login", "search album kid a", in: ShellHarness())
        await harness.expect(
            "queue add 1",
            shows: "-c:1:11: Kid A is an album, not a track or an episode.\nTo use its tracks: tracks 1 | …\n", .usage)
        _ = await harness.run("search track airbag")
        _ = harness.screen.take()
        await harness.expect(
            "queue add 9",
            shows: "-c:1:11: There is no row 9: this listing (search track airbag) has only 2 rows.\n"
                + "If 9 is a name, quote it: \"9\"\n", .notFound)
        await harness.expect(
            "queue add",
            shows: "-c:1:10: queue add needs rows, names or URIs, such as: queue add 2-4\nusage: queue add [X...]\n",
            .usage)
    }

    @Test func `without an active device nothing is queued, and that is status 5`() async {
        let harness = await ShellHarness.after("login", "search track airbag", in: ShellHarness())
        await harness.expect(
            "queue add 1", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.add])
    }
}
