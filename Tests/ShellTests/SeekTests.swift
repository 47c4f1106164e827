// `seek`: a time, a step, a share of the track, and the places that are refused.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct SeekTests {
    private static let seek = "PUT /v1/me/player/seek"
    private static let look = "GET /v1/me/player"

    /// Said where no look is recent enough to know which track plays.
    private static let doubt = ", or in the next track if this one is shorter"

    // Paranoid Android is 6:27 long, and 1:20 of it has played.
    @Test(arguments: [
        ("1:30", "1:30\(doubt)", 90, []), ("75", "1:15\(doubt)", 75, []), ("+30s", "1:50", 110, [look]),
        ("-10s", "1:10", 70, [look]),
        ("-10m", "0:00", 0, [look]), ("50%", "3:13", 193, [look]), ("0%", "0:00", 0, [look]),
    ])
    func `the music is there`(place: String, shown: String, seconds: Int, looks: [String]) async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2 --at 1:00")
        harness.time.advance(by: .seconds(20))
        await harness.expect("seek \(place)", shows: "At \(shown).\n", sends: looks + [Self.seek])
        #expect(await harness.simulator.playback?.progress.components.seconds == Int64(seconds))
        #expect(await harness.simulator.playback?.trackName == "Paranoid Android")
    }

    @Test(arguments: ["101%", "-", "90000", "+", "1:2:3:4"])
    func `what is no place is refused before any request`(place: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "seek \(place)",
            shows: "-c:1:6: \(place) is not a place such as 1:30, +30s, -10s or 50%.\nType: help seek\n", .usage)
    }

    @Test func `a place beyond the end is not sent, since Spotify would go to the next track`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2")
        await harness.expect(
            "seek 100%", shows: "6:27 is past the end, which is at 6:27.\nTo go to the next track: next\n", .failed)
        await harness.expect(
            "seek 1:00 --dry-run", shows: "Would seek to 1:00.\n")
        #expect(await harness.simulator.playback?.progress == .zero)
    }

    @Test func `of a song whose length nobody knows no place is promised`() async {
        let harness = await ShellHarness.after("login", "play album:\"ok computer\"")
        await harness.expect(
            "seek 10m", shows: "At 10:00, or in the next track if this one is shorter.\n", sends: [Self.seek])
        _ = await harness.run("now\nseek 10m")
        #expect(harness.screen.take().contains("is past the end, which is at"))
    }

    @Test func `how far it is can be unknown while something plays`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = await ShellHarness.after("login", in: ShellHarness(network: network, of: simulator, time: time))
        network.answer(
            "GET /v1/me/player",
            #"{"is_playing":true,"progress_ms":null,"currently_playing_type":"track","#
                + #""item":{"type":"track","name":"A","#
                + #""uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2o","duration_ms":60000}}"#)
        #expect(await harness.run("seek +10s") == .failed)
        #expect(harness.messages.text.contains("Spotify does not say how far it is."))
    }
}
