// `toggle`: pauses what plays, resumes what is paused, and looks first where it is not known which.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ToggleTests {
    @Test func `it looks where nothing is known, and then does the other`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "toggle", shows: "⏸ paused\n", sends: ["GET /v1/me/player", "PUT /v1/me/player/pause"])
        #expect(await harness.simulator.playback?.isPlaying == false)
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "toggle", shows: "▶ resumed on Laptop\n", sends: ["GET /v1/me/player", "PUT /v1/me/player/play"])
        #expect(await harness.simulator.playback?.isPlaying == true)
        #expect(await harness.simulator.playback?.progress == .seconds(20))
    }

    @Test func `where there is nothing to resume, that is said`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "toggle", shows: "-c:1:1: There is nothing to resume.\nStart something: play NAME\n", .notFound,
            sends: [
                "GET /v1/me/player", "PUT /v1/me/player/play", "GET /v1/me/player/devices", "PUT /v1/me/player/play",
                "GET /v1/me/player",
            ])
    }

    @Test func `a dry run says which of the two it would be`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        await harness.expect("toggle --dry-run", shows: "Would pause.\n")
        #expect(await harness.simulator.playback?.isPlaying == true)
        _ = await harness.run("pause")
        await harness.expect("toggle --dry-run", shows: "Would resume.\n")
        #expect(await harness.simulator.playback?.isPlaying == false)
        await harness.expect(
            "toggle x", shows: "Unexpected argument: x\n  toggle x\n         ^\nusage: toggle\n", .usage)
    }
}
