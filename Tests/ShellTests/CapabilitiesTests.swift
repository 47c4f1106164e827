// `capabilities`: what a login and its app can do, worked out without a request.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct CapabilitiesTests {
    @Test(arguments: [40, 80])
    func `reasons are wrapped, never cut, and no is a word`(width: Int) async {
        let harness = ShellHarness(.prompt, width: width)
        _ = await harness.run("login")
        _ = harness.screen.take()
        _ = await harness.run("capabilities")
        let shown = harness.screen.take()
        // A name may be cut where even it has no room.
        if width > 40 { #expect(!shown.contains("…")) }
        let words = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("an artist's top tracks no not in Development Mode"))
        #expect(words.contains("pause allowed"))
        for line in shown.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }

    @Test func `without a user only the catalogue is allowed`() async {
        let harness = ShellHarness(configuration: .withSecret)
        _ = await harness.run("login --client-credentials")
        #expect(
            await harness.result(of: "capabilities | where name = play")
                == LineResult("play\tfalse\tclient credentials have no user; type: login\t\n"))
    }

    @Test func `in extended mode only what Spotify has closed for all is left`() async {
        let harness = await ShellHarness().prepared(by: "set mode extended")
        #expect(
            await harness.result(of: "capabilities | where allowed = no | select name")
                == LineResult(
                    """
                    recommendations, related artists
                    audio features and analysis
                    Spotify's own playlists
                    removing from the queue
                    playing sound itself

                    """))
    }

    @Test func `it takes no words`() async {
        #expect(
            await ShellHarness().result(of: "capabilities play")
                == .refused("-c:1:14: Unexpected argument: play\nusage: capabilities\n"))
    }
}
