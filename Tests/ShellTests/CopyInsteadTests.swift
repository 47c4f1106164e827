// The own copy in place of a Spotify that cannot be reached or takes no requests: what is said, what is asked how
// often, and which failures stay failures.

import Exchange
import ExchangeTesting
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct CopyInsteadTests {
    private static let page = "GET /v1/me/tracks"
    private static let away = "Spotify cannot be reached: this is your own copy, from 6 min ago.\n"

    @Test func `without a network the copy answers, says so once, and rests a minute`() async {
        let harness = await CopiedReadTests.reader(after: 361)
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        await harness.expect(
            "liked | count", shows: Self.away + "60\n", sends: [Self.page, Self.page, Self.page])
        await harness.expect("liked | count", shows: "60\nFrom 6 min ago. To ask Spotify again: --fresh\n")
        await harness.simulator.clearFaults()
        harness.time.advance(by: .seconds(61))
        await harness.expect("liked | count", shows: "60\n", sends: [Self.page])
    }

    @Test func `what the copy does not have fails as ever`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1/me"))
        await harness.expect(
            "liked | count",
            shows: "-c:1:1: api.spotify.com cannot be reached.\nCheck the network, then try again.\n", .unavailable,
            sends: [Self.page, Self.page, Self.page])
    }

    @Test func `to read everything anew fails without a network, and a service that is ill is no network's fault`()
        async
    {
        let harness = await CopiedReadTests.reader(after: 361)
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        await harness.expect(
            "liked --fresh | count",
            shows: "-c:1:1: api.spotify.com cannot be reached.\nCheck the network, then try again.\n", .unavailable,
            sends: [Self.page, Self.page, Self.page])
        await harness.simulator.clearFaults()
        await harness.simulator.inject(
            .status(500, body: "{}"), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        await harness.expect(
            "liked | count", shows: "-c:1:1: Spotify has a problem of its own (500).\nTry again in a minute.\n",
            .unavailable, sends: [Self.page, Self.page, Self.page])
    }

    @Test func `while Spotify takes no requests, the copy answers`() async {
        let harness = await CopiedReadTests.reader(after: 361)
        await harness.simulator.inject(
            .limited(LimitAnswer(.window, retryAfter: "600")), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        await harness.expect(
            "liked | count",
            shows: "Spotify takes no such requests now: this is your own copy, from 6 min ago.\n60\n",
            sends: [Self.page])
        await harness.expect("liked | count", shows: "60\nFrom 6 min ago. To ask Spotify again: --fresh\n")
        await harness.expect(
            "liked --max-requests 0 | count", shows: "60\nFrom 6 min ago. To ask Spotify again: --fresh\n")
    }

    @Test func `a short playlist comes from the copy, too, when it cannot be read`() async {
        let harness = await CopiedReadTests.reader(after: 0, "tracks playlist:\"Odds and Ends\"")
        harness.time.advance(by: .seconds(361))
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1"))
        let uri = OwnPlaylists.uri(OwnPlaylists.odds)
        let look = "GET " + OwnPlaylists.path(OwnPlaylists.odds)
        await harness.expect(
            "tracks \(uri) | count",
            shows: Self.away + "7\n1 entry is not available.\nFrom 6 min ago. To ask Spotify again: --fresh\n",
            sends: [look, look, look])
    }

    @Test func `what is said fits a narrow terminal`() async {
        let harness = await ShellHarness.after("login", "following | count", in: ShellHarness(.prompt, width: 40))
        harness.time.advance(by: .seconds(400))
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1/me/following"))
        _ = await harness.run("following | take 1")
        let lines = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(2) == ["Spotify cannot be reached: this is your", "own copy, from 6 min ago."], "\(lines)")
        #expect(lines.allSatisfy { $0.count <= 40 })
    }
}
