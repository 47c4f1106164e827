// `playlist`: one of the user's playlists by name, what is refused, and what a script is given. Names that are only
// near are NearestTests.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct PlaylistCommandTests {
    @Test func `a name is looked for among the user's own, for one request`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(await harness.result(of: "playlist road songs") == LineResult(requests: 1))
        #expect(await harness.simulator.log.lines.last == "GET /v1/me/playlists")
        #expect(await harness.shell.session.selection.map(\.name) == ["Road Songs"])
    }

    @Test func `a name that none of them has is searched for in all of Spotify`() async {
        let harness = await ShellHarness(.prompt).prepared()
        await harness.simulator.clearLog()
        let message = """
            Spotify knows no playlist called zzqq.
              playlist zzqq
                       ^^^^
            To search more widely: search zzqq

            """
        #expect(
            await harness.result(of: "playlist zzqq") == LineResult(messages: message, status: .notFound, requests: 2))
        #expect(await harness.simulator.log.lines == ["GET /v1/me/playlists", "GET /v1/search"])
    }

    @Test func `a row beyond the listing costs no request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "playlists")
        let message = """
            There is no row 9: this listing (playlists) has only 4 rows.
              playlist 9
                       ^
            If 9 is a name, quote it: "9"

            """
        #expect(await harness.result(of: "playlist 9") == LineResult(messages: message, status: .notFound))
    }

    @Test func `a script is given its row`() async {
        let harness = await ShellHarness().prepared()
        let row =
            "Road Songs\tDemo Listener\t24\tfalse\tfalse\tFor long drives & short nights\ttrue\t"
            + "spotify:playlist:LqeN4L2IoavHw6sIFSttXk\n"
        #expect(await harness.result(of: "playlist road songs") == LineResult(row, requests: 1))
    }
}
