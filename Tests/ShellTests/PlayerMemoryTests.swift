// What is known of the player stands in for looks at it: after commands of our own, which Spotify notices late, between
// shells that run as one profile, and for scripts that ask again and again.

import Exchange
import Library
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct PlayerMemoryTests {
    private let lagging = SimulatorConfiguration(stateLag: .milliseconds(300))

    /// What a line shows, and what it costs.
    private func spend(_ line: String, in harness: ShellHarness) async -> (shown: String, requests: Int) {
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run(line)
        return (harness.screen.take(), harness.counter.count - before)
    }

    @Test func `right after a command what was asked for stands, though Spotify lags`() async {
        let harness = ShellHarness(.prompt, configuration: lagging)
        _ = await harness.run("login")
        // Of an album only a look tells what plays.
        let (shown, requests) = await spend("play album:\"kid a\"; now", in: harness)
        #expect(
            shown == """
                ▶ Kid A — Radiohead
                ▶ Everything in Its Right Place — Radiohead · Kid A
                  ────────────────────────────────  0:00 / 4:11  on Laptop

                """)
        #expect(requests == 4)
        // The look has shown whether it was on; neither change needs another.
        #expect(await spend("shuffle; shuffle", in: harness) == ("Shuffle is on.\nShuffle is off.\n", 2))
        #expect(
            await spend("repeat; repeat", in: harness)
                == ("Repeating the album or playlist.\nRepeating the track.\n", 2))
        #expect(await spend("pause; toggle", in: harness) == ("⏸ paused\n▶ resumed on Laptop\n", 2))
        #expect(await spend("seek 1:00; seek +30s", in: harness) == ("At 1:00.\nAt 1:30.\n", 2))
        #expect(await spend("volume 50; volume -10", in: harness) == ("Volume 50.\nVolume 40.\n", 2))
        harness.time.advance(by: .seconds(10))
        #expect(await spend("volume -10", in: harness) == ("Volume 30.\n", 2))
    }

    @Test func `after a skip it waits a moment, then asks once`() async {
        let harness = ShellHarness(.prompt, configuration: lagging)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 1")
        harness.time.advance(by: .seconds(30))
        let (shown, requests) = await spend("next; now", in: harness)
        #expect(shown.hasPrefix("Skipped to the next track.\n▶ Paranoid Android — Radiohead · OK Computer\n"))
        #expect(requests == 2)
        #expect(harness.time.sleeps == [.milliseconds(500)])
    }

    @Test func `mute in one shell and mute in another are silence and back`() async {
        let tokens = InMemoryTokenStore()
        let one = ShellHarness(.prompt, configuration: lagging, tokens: tokens)
        _ = await one.run("login\nplay album:\"kid a\"\nvolume 70")
        let other = ShellHarness(.script, of: one.simulator, tokens: tokens, player: one.player)
        #expect(await spend("mute", in: one) == ("Muted. To return to volume 70: mute\n", 1))
        #expect(await spend("mute", in: other) == ("Volume 70.\n", 1))
        #expect(await spend("mute", in: one) == ("Muted. To return to volume 70: mute\n", 1))
        // Whoever makes it louder by other means has ended the silence.
        #expect(await spend("volume 20", in: other).requests == 1)
        one.time.advance(by: .seconds(10))
        #expect(await spend("mute", in: one) == ("Muted. To return to volume 20: mute\n", 2))
    }

    @Test func `scripts ask what plays once in fifteen seconds, and at the end of the track`() async {
        let tokens = InMemoryTokenStore()
        let prompt = ShellHarness(.prompt, tokens: tokens)
        _ = await prompt.run("login\ntracks album:\"ok computer\"\nplay 2")
        let script = ShellHarness(
            .script, network: prompt.simulator, of: prompt.simulator, tokens: tokens, player: prompt.player)
        var spent: [Int] = []
        // Both clocks go the same way.
        for seconds in [0, 10, 6, 14, 2, 0] {
            prompt.time.advance(by: .seconds(seconds))
            script.time.advance(by: .seconds(seconds))
            spent.append(await spend("now --format '{name} {progress}'", in: script).requests)
        }
        #expect(spent == [0, 0, 1, 0, 1, 0])
        #expect(
            script.output.text == """
                Paranoid Android 0:00
                Paranoid Android 0:10
                Paranoid Android 0:16
                Paranoid Android 0:30
                Paranoid Android 0:32
                Paranoid Android 0:32

                """)
        // 6:27 long: just before its end no request is sent, after it one.
        #expect(await spend("seek 6:20", in: script).requests == 1)
        spent = []
        for seconds in [5, 3, 5] {
            prompt.time.advance(by: .seconds(seconds))
            script.time.advance(by: .seconds(seconds))
            spent.append(await spend("now --format '{name}'", in: script).requests)
        }
        #expect(spent == [0, 1, 0])
        #expect(script.output.text.hasSuffix("Subterranean Homesick Alien\nSubterranean Homesick Alien\n"))
        #expect(await spend("now --fresh", in: script).requests == 1)
    }

    @Test func `scripts learn that nothing plays, once`() async {
        let harness = ShellHarness(.script)
        _ = await harness.run("login")
        #expect(await spend("now", in: harness) == ("Nothing is playing.\n", 1))
        #expect(await spend("now", in: harness) == ("Nothing is playing.\n", 0))
    }

    @Test func `at the prompt now asks, except right after a command`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 2")
        let (shown, requests) = await spend("now", in: harness)
        #expect(requests == 0)
        #expect(
            shown == """
                ▶ Paranoid Android — Radiohead · OK Computer
                  ────────────────────────────────  0:00 / 6:27  on Laptop

                """)
        harness.time.advance(by: .seconds(200))
        #expect(
            await spend("now", in: harness) == (
                """
                ▶ Paranoid Android — Radiohead · OK Computer
                  ━━━━━━━━━━━━━━━━────────────────  3:20 / 6:27  on Laptop

                """, 1
            ))
        #expect(await spend("now", in: harness).requests == 1)
        #expect(
            await spend("set plain on; now", in: harness).shown.hasSuffix(
                "> Paranoid Android — Radiohead · OK Computer\n  3:20 / 6:27  on Laptop\n"))
    }

    @Test func `what may have been done is not taken for known`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 2")
        await harness.simulator.inject(.connectionLost, for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        #expect(await harness.run("next") == .unavailable)
        await harness.simulator.clearFaults()
        #expect(await spend("now", in: harness).requests == 1)
    }

    @Test func `like takes what a look just brought`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 2")
        harness.time.advance(by: .seconds(20))
        #expect(await spend("like", in: harness).requests == 2)
        #expect(await spend("like", in: harness).requests == 1)
    }
}
