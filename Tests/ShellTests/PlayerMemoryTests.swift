// What is known of the player stands in for looks at it: after commands of our own, which Spotify notices late. How
// long a single command believes it is tested with that command.

import Exchange
import FoundationEssentials
import ShellCommands
import ShellTesting
import SpotifyAPI
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

    @Test func `what may have been done is not taken for known`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 2")
        await harness.simulator.inject(.connectionLost, for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        #expect(await harness.run("next") == .unavailable)
        await harness.simulator.clearFaults()
        #expect(await spend("now", in: harness).requests == 1)
    }

    @Test func `right after an album was started, what plays of it is meant and not the album`() async {
        let harness = ShellHarness(.script)
        _ = await harness.run("login; play album:\"ok computer\"")
        let before = harness.counter.count
        #expect(await harness.run("seek 50%; seek +10s; now --columns name; like") == .done)
        #expect(harness.output.text == "Airbag\n")
        #expect(harness.messages.text.contains("At 2:23.\nAt 2:33.\n"))
        #expect(harness.messages.text.hasSuffix("+ Liked Airbag — Radiohead · OK Computer\n"))
        // One look showed which track it is.
        #expect(harness.counter.count - before == 5)
    }

    @Test func `a lag longer than usual is waited for, not taken for silence`() async {
        let harness = ShellHarness(.prompt, configuration: SimulatorConfiguration(stateLag: .milliseconds(1_500)))
        _ = await harness.run("login\nsearch track airbag\nplay 1")
        harness.time.advance(by: .seconds(10))
        let start = harness.time.now
        #expect(await spend("play album:\"kid a\"", in: harness).shown == "▶ Kid A — Radiohead\n")
        #expect(await spend("like", in: harness).shown == "+ Liked Everything in Its Right Place — Radiohead · Kid A\n")
        #expect(harness.time.now.timeIntervalSince(start) >= 2)
    }
}
