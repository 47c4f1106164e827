// `restart`: the same track from its beginning.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RestartTests {
    private static let seek = "PUT /v1/me/player/seek"

    @Test func `the same track plays from its beginning`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2")
        harness.time.advance(by: .seconds(60))
        await harness.expect("restart", shows: "From the beginning.\n", sends: [Self.seek])
        let playback = await harness.simulator.playback
        #expect(playback?.progress == .zero)
        #expect(playback?.trackName == "Paranoid Android")
        #expect(playback?.isPlaying == true)
    }

    @Test func `what is paused stays so, at its beginning`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2 --at 1:00", "pause")
        await harness.expect("restart", shows: "From the beginning.\n", sends: [Self.seek])
        let playback = await harness.simulator.playback
        #expect(playback?.progress == .zero)
        #expect(playback?.isPlaying == false)
        await harness.expect(
            "now",
            shows: """
                ⏸ Paranoid Android — Radiohead · OK Computer
                  ────────────────────────────────  0:00 / 6:27  on Laptop

                """)
    }

    @Test func `a dry run lets it play on, and without a device there is nothing to go back in`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2 --at 1:00")
        await harness.expect(
            "restart --dry-run", shows: "Would go back to the beginning.\n")
        #expect(await harness.simulator.playback?.progress == .seconds(60))
        let idle = await ShellHarness.after("login", in: ShellHarness())
        await idle.expect(
            "restart", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.seek])
        await idle.expect("restart now", shows: "-c:1:9: Unexpected argument: now\nusage: restart\n", .usage)
    }
}
