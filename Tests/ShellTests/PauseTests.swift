// `pause`: the sound stops where it is; what is paused already counts as done.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PauseTests {
    private static let pause = "PUT /v1/me/player/pause"

    @Test(arguments: ["pause", "stop"])
    func `the music stands still, under both names of the command`(line: String) async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect(line, shows: "⏸ paused\n", sends: [Self.pause])
        harness.time.advance(by: .seconds(20))
        let playback = await harness.simulator.playback
        #expect(playback?.isPlaying == false)
        #expect(playback?.progress == .seconds(20))
    }

    @Test func `pausing what Spotify calls paused is done, without a look`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        let refusal = """
            {"error":{"status":403,"message":"Player command failed: Already paused","reason":"ALREADY_PAUSED"}}
            """
        await harness.simulator.inject(
            .status(403, body: refusal), for: RequestMatcher(pathPrefix: "/v1/me/player/pause"))
        await harness.expect("pause", shows: "⏸ already paused\n", sends: [Self.pause])
    }

    @Test func `a free account may not, and it is said with the line of the script`() async {
        var world = World.demo
        world.users[0].premium = false
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        await harness.expect(
            "pause",
            shows: "-c:1:1: Controlling playback needs Spotify Premium.\n"
                + "If you have Premium, this is a passing fault at Spotify: try again.\n",
            .notAllowed, sends: [Self.pause])
    }

    @Test func `a dry run lets it play, and a word with it is one too many`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        await harness.expect("pause --dry-run", shows: "Would pause.\n")
        #expect(await harness.simulator.playback?.isPlaying == true)
        await harness.expect(
            "pause 3", shows: "Unexpected argument: 3\n  pause 3\n        ^\nusage: pause\n", .usage)
    }
}
