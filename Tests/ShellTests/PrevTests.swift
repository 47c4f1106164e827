// `prev`: one track back, sent once.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PrevTests {
    private static let back = "POST /v1/me/player/previous"

    @Test(arguments: ["prev", "previous"])
    func `the track before plays, under both names of the command`(line: String) async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 3")
        await harness.expect(line, shows: "Back at the previous track.\n", sends: [Self.back])
        #expect(await harness.simulator.playback?.trackName == "Paranoid Android")
    }

    @Test func `which track that is only a look tells`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 3", "prev", in: ShellHarness())
        harness.output.clear()
        await harness.expect("now --format '{name}'", shows: "Paranoid Android\n", sends: ["GET /v1/me/player"])
    }

    @Test func `a dry run goes nowhere, and a number with it is one too many`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 3")
        await harness.expect(
            "prev --dry-run", shows: "Would go back to the previous track.\n")
        await harness.expect("prev 2", shows: "Unexpected argument: 2\n  prev 2\n       ^\nusage: prev\n", .usage)
        #expect(await harness.simulator.playback?.trackName == "Subterranean Homesick Alien")
    }

    @Test func `without an active device nothing goes back`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "prev", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.back])
    }
}
