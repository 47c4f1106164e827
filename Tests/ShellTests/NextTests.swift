// `next`: as many requests as tracks are skipped, and what is said where one is refused.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct NextTests {
    private static let skip = "POST /v1/me/player/next"

    @Test func `several tracks are as many requests`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 1")
        await harness.expect("next 3", shows: "Skipped 3 tracks.\n", sends: [Self.skip, Self.skip, Self.skip])
        #expect(await harness.simulator.playback?.trackName == "Exit Music (For a Film)")
        await harness.expect("next --dry-run", shows: "Would skip to the next track.\n")
        #expect(await harness.simulator.playback?.trackName == "Exit Music (For a Film)")
    }

    @Test(arguments: ["0", "51", "many"])
    func `a number that cannot be is refused before any request`(number: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "next \(number)", shows: "-c:1:6: \(number) is not a whole number from 1 to 50.\nType: help next\n", .usage)
    }

    @Test func `a skip that fails halfway says how many were made`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 1")
        await harness.simulator.inject(
            .status(404, body: #"{"error":{"status":404,"message":"Device not found"}}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/player/next"), .nth(3))
        await harness.expect(
            "next 4",
            shows: "Stopped after 2 of 4 requests (skip 4 tracks). The device is no longer there.\nType: devices\n",
            .partly,
            sends: [Self.skip, Self.skip, Self.skip])
        #expect(await harness.simulator.playback?.trackName == "Subterranean Homesick Alien")
    }

    @Test(arguments: [
        ("NO_NEXT_TRACK", "There is nothing after this track."),
        ("NOT_PAUSED", "It is already playing."),
        ("CONTEXT_DISALLOW", "Spotify cannot play it this way."),
        ("ENDLESS_CONTEXT", "Spotify cannot play it this way."),
        ("UNKNOWN", "The player refused (Restriction violated)."),
    ])
    func `a refusal is said in its own words`(reason: String, words: String) async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        let refusal = """
            {"error":{"status":403,"message":"Player command failed: Restriction violated","reason":"\(reason)"}}
            """
        await harness.simulator.inject(
            .status(403, body: refusal), for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        #expect(await harness.run("next") == .failed)
        #expect(harness.screen.take().hasPrefix(words + "\n"))
    }
}
