// When it is unknown whether something happened, or for how long something holds: what is said, what is sent, and what
// is never sent.

import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DoubtTests {
    private static let playing = "login\nsearch track airbag\ndevice laptop\nplay 1"

    @Test(arguments: [
        (Fault.connectionLost, "pause", "/v1/me/player/pause", false),
        (.connectionLost, "resume", "/v1/me/player/play", true),
        (.textInstead("x"), "pause", "/v1/me/player/pause", false),
    ])
    func `pausing and resuming whose answer is lost have happened, though reads lag`(
        fault: Fault, command: String, path: String, isPlaying: Bool
    ) async {
        var configuration = SimulatorConfiguration()
        configuration.stateLag = .milliseconds(300)
        let harness = ShellHarness(.prompt, configuration: configuration)
        _ = await harness.run(Self.playing)
        if isPlaying { _ = await harness.run("pause") }
        harness.time.advance(by: .seconds(5))
        await harness.simulator.clearLog()
        await harness.simulator.inject(fault, for: RequestMatcher(pathPrefix: path), .first(1))
        _ = harness.screen.take()
        #expect(await harness.run(command) == .done)
        #expect(!harness.screen.take().contains("does not do that"))
        #expect(await harness.simulator.playback?.isPlaying == isPlaying)
        #expect(await harness.simulator.log.count(.put) == (fault == .connectionLost ? 2 : 1))
    }

    @Test(arguments: [
        ("next", "/v1/me/player/next"), ("prev", "/v1/me/player/previous"), ("queue add 1", "/v1/me/player/queue"),
    ])
    func `a command that may have acted before the server failed says so, and is sent once`(
        command: String, path: String
    ) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(Self.playing)
        await harness.simulator.clearLog()
        await harness.simulator.inject(.edgeAnswer(503, .html), for: RequestMatcher(pathPrefix: path))
        _ = harness.screen.take()
        #expect(await harness.run(command).code == 9)
        let shown = harness.screen.take()
        #expect(shown.contains("Spotify has a problem of its own (503)."))
        let look = command == "queue add 1" ? "queue" : "now"
        #expect(shown.hasSuffix("It may have been done anyway; check before you repeat it: \(look)\n"))
        #expect(await harness.simulator.log.count(.post) == 1)
    }

    @Test(arguments: [
        (
            LimitAnswer(.window, retryAfter: nil, form: .html),
            "Spotify is refusing requests and does not say for how long: juke waits until 11:07 UTC (in 30 s).\n"
                + "Rows that juke has kept still work.\n"
        ),
        (
            LimitAnswer(.quota, retryAfter: nil),
            "The daily quota for search is used up and Spotify does not say for how long: "
                + "juke waits until 12:06 UTC (in 60 min).\n"
                + "Other commands still work.\n"
        ),
        (
            LimitAnswer(.quota, retryAfter: "7200"),
            "The daily quota for search is used up until 13:06 UTC (in 2 h).\nOther commands still work.\n"
        ),
    ])
    func `a limit without an end is given one, and it is said`(limit: LimitAnswer, text: String) async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.inject(.limited(limit), for: RequestMatcher(pathPrefix: "/v1/search"), .first(1))
        #expect(await harness.run("search artist radiohead") == .limited)
        #expect(harness.screen.take() == text)
        let before = harness.counter.count
        #expect(await harness.run("search artist abba") == .limited)
        #expect(harness.counter.count == before)
    }

    @Test func `a limit of extended mode on an app that has it not names the remedy`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nset mode extended")
        _ = harness.screen.take()
        #expect(await harness.run("search artist radiohead") == .failed)
        #expect(
            harness.screen.take()
                == "Spotify did not accept the request: Invalid limit\n"
                + "If your app is in Development Mode: set mode development\n")
    }

    @Test func `Premium that Spotify overlooks is asked for again`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(Self.playing)
        await harness.simulator.inject(.premiumRequired, for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        _ = harness.screen.take()
        #expect(await harness.run("next") == .notAllowed)
        #expect(
            harness.screen.take()
                == "Controlling playback needs Spotify Premium.\n"
                + "If you have Premium, this is a passing fault at Spotify: try again.\n")
    }

    @Test func `nothing is sent while nobody types`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(Self.playing + "\nnow\nliked\nplaylists\nvolume 30\nqueue")
        let before = harness.counter.count
        for _ in 0..<60 {
            harness.time.advance(by: .seconds(60))
            for _ in 0..<20 { await Task.yield() }
        }
        #expect(harness.counter.count == before)
        #expect(await harness.simulator.log.count == before)
    }
}
