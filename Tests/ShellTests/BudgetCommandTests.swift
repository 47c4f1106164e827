// The budget as a user sees it: what was spent, what a line would cost, and what happens when it costs more.

import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct BudgetCommandTests {
    @Test func `budget shows what was spent, by bucket`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        harness.time.advance(by: .seconds(31))
        _ = await harness.run("search artist björk")
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run("budget")
        #expect(
            harness.screen.take() == """
                search         1 in 30 s  2 in 24 h  300 allowed
                artist-albums  0 in 30 s  1 in 24 h   60 allowed
                playlists      0 in 30 s  0 in 24 h  500 allowed
                saved-tracks   0 in 30 s  0 in 24 h  400 allowed
                profile        0 in 30 s  1 in 24 h
                all            1 in 30 s  4 in 24 h

                """)
        #expect(harness.counter.count == before)
    }

    @Test func `what a line would cost is known without asking Spotify, and changes nothing`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead")
        _ = harness.screen.take()
        let before = harness.counter.count
        let session = await harness.interpreter.session
        for (line, answer) in [
            ("budget albums 1", "albums 1: asks Spotify (artist-albums): 1 a page of 10\n"),
            ("budget search artist radiohead", "search artist radiohead: asks nothing of Spotify\n"),
            ("budget pause", "pause: asks Spotify (player): 1\n"),
            ("budget echo x", "echo x: asks nothing of Spotify\n"),
        ] {
            _ = await harness.run(line)
            #expect(harness.screen.take() == answer)
        }
        #expect(harness.counter.count == before)
        var after = await harness.interpreter.session
        after.lastStatus = session.lastStatus
        #expect(after == session)
        _ = await harness.run("budget albumz")
        #expect(harness.screen.take().contains("albumz"))
        #expect(await harness.interpreter.session.lastStatus == .usage)
    }

    @Test func `a line that takes more than 20 requests asks, and no sends nothing`() async {
        let harness = ShellHarness(
            .prompt, width: 200, answers: [.text("n", at: SourcePosition()), .text("y", at: SourcePosition())])
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1\ndevice laptop\nsearch track love | take 1")
        _ = await harness.run("album hail to the thief\ntracks\nplay 1")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        _ = await harness.run("tracks | queue add")
        let log = await harness.simulator.log.count(.post, under: "/v1/me/player/queue")
        #expect(log == 14)
    }

    @Test func `a script says how many it may send`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login; search artist radiohead --max-requests 0") == .limited)
        #expect(
            harness.messages.text.hasSuffix(
                "-c:1:8: The line has sent the 0 requests it may send.\nAllow more: --max-requests N\n"))
        #expect(await harness.run("search artist radiohead --max-requests 1") == .done)
    }

    @Test func `a ceiling stops a script with 6, asks at a prompt, and --spend goes beyond`() async {
        let script = ShellHarness()
        _ = await script.run("login; search artist radiohead; artist 1")
        for number in 0..<60 {
            _ = await script.run("albums --fresh")
            #expect(await script.interpreter.session.lastStatus == .done, "\(number)")
        }
        #expect(await script.run("albums --fresh") == .limited)
        #expect(
            script.messages.text.hasSuffix(
                "60 artist-albums requests were sent in 24 hours, which is juke's own ceiling for them.\n"
                    + "To go beyond it: --spend. See: budget\n"))
        #expect(await script.run("albums") == .done)
        #expect(await script.run("albums --fresh --spend") == .done)
    }

    @Test func `a used-up quota is remembered, told with its end, and other commands go on`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\nsearch artist radiohead")
        await harness.simulator.inject(
            .quotaExceeded(retryAfter: 7200), for: RequestMatcher(pathPrefix: "/v1/search"), .first(1))
        _ = harness.screen.take()
        _ = await harness.run("search artist abba")
        let first = harness.screen.take()
        #expect(first.hasPrefix("The daily quota for search is used up until 13:"))
        #expect(first.contains("(in 2 h)"))
        let before = harness.counter.count
        _ = await harness.run("search artist abba")
        #expect(harness.screen.take().contains("Nothing was sent."))
        #expect(await harness.interpreter.session.lastStatus == .limited)
        #expect(harness.counter.count == before)
        #expect(await harness.run("now") == .done)
        _ = harness.screen.take()
        _ = await harness.run("budget --columns name,closed,reason")
        #expect(harness.screen.take().contains("quota"))
    }

    @Test func `rows from the cache say their age`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        harness.time.advance(by: .seconds(720))
        _ = harness.screen.take()
        _ = await harness.run("albums radiohead")
        #expect(harness.screen.take().hasSuffix("12 min ago; --fresh asks anew\n"))
    }
}
