// `watch`: the music from track to track, as news and as a live line, with few looks.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct WatchTests {
    @Test func `watch follows the music to its end, with a look at each end of a track`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 11-12")
        harness.time.advance(by: .seconds(10))
        // One look every thirty seconds of 9:44, and one where a track ends.
        await harness.expect(
            "watch",
            shows: """
                ▶ Lucky — Radiohead · OK Computer
                To end: Ctrl-C   (the music continues)
                ▶ The Tourist — Radiohead · OK Computer
                Nothing is playing.

                """, sends: Array(repeating: "GET /v1/me/player", count: 21))
    }

    @Test func `a script is not told how to end it, and the live line moves with the clock`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 7 --only", in: ShellHarness())
        harness.time.advance(by: .seconds(10))
        _ = harness.live.take()
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ Fitter Happier — Radiohead · OK Computer\nNothing is playing.\n")
        let lines = harness.live.take().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(3) == ["0:10 / 1:57", "0:11 / 1:57", "0:12 / 1:57"])
        #expect(lines.dropLast(2).last == "1:57 / 1:57")
        // At the end the line is taken away.
        #expect(lines.suffix(2) == ["", ""])
    }

    @Test func `without symbols there is no live line`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 7 --only", "set plain on", in: ShellHarness())
        _ = harness.live.take()
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "> Fitter Happier — Radiohead · OK Computer\nNothing is playing.\n")
        #expect(harness.live.take() == "\n")
    }

    @Test func `where nothing plays one look ends it`() async {
        let harness = await ShellHarness.after("login")
        await harness.expect("watch", shows: "Nothing is playing.\n", sends: ["GET /v1/me/player"])
        await harness.expect("watch x", shows: "Unexpected argument: x\n  watch x\n        ^\nusage: watch\n", .usage)
    }
}
