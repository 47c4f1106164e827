// Playing and what comes of it: options, addresses, devices that changed their IDs, the queue as a playlist, and what
// waits in the background of the prompt.

import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Synchronization
import Testing

struct PlayTests {
    private func spend(_ line: String, in harness: ShellHarness) async -> (shown: String, requests: Int) {
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run(line)
        return (harness.screen.take(), harness.counter.count - before)
    }

    @Test func `only plays one track, and at begins inside it`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"")
        #expect(
            await spend("play 3 --only --at 1:00", in: harness).shown
                == "▶ Subterranean Homesick Alien — Radiohead · OK Computer\n")
        let playback = await harness.simulator.playback(of: nil)
        #expect(playback?.progress == .seconds(60))
        #expect(playback?.contextURI == nil)
        #expect(await spend("queue --format '{name}'", in: harness).shown.split(separator: "\n").count == 2)
    }

    @Test func `addresses on standard input play in their order`() async {
        let harness = ShellHarness(.script, inputLines: ["# two", "", "spotify:track:0000000000000000000000"])
        _ = await harness.run("login")
        #expect(await harness.run("play -") == .notFound)
        let seen = ShellHarness(.script)
        _ = await seen.run("login; search track airbag --ids; search track lucky --ids")
        let uris = seen.output.text.split(separator: "\n").map(String.init)
        let piped = ShellHarness(.script, inputLines: [uris[0], "", "# and", uris[2]])
        _ = await piped.run("login")
        #expect(await piped.run("play -; queue --format '{name}'") == .done)
        #expect(piped.output.text == "Lucky\n")
    }

    @Test func `an address plays under its name, once that was seen`() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch album kid a --ids")
        let uri = try #require(harness.output.text.split(separator: "\n").first)
        #expect(await spend("play \(uri)", in: harness).shown.hasPrefix("▶ Kid A"))
        let stranger = ShellHarness(.prompt)
        _ = await stranger.run("login")
        #expect(await spend("play \(uri)", in: stranger).shown == "▶ \(uri)\n")
    }

    @Test func `a device with a new ID is found again by its name, once`() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevices\ntracks album:\"ok computer\"\nplay 1")
        await harness.simulator.change { world in
            let place = world.devices.firstIndex { $0.name == "Laptop" } ?? 0
            world.devices[place].id = "anotheriduponanotheriduponanotheridupon0"
        }
        let (shown, requests) = await spend("play 2", in: harness)
        #expect(shown == "▶ Paranoid Android — Radiohead · OK Computer\n")
        #expect(requests == 3)
        #expect(await spend("play 3", in: harness).requests == 1)
        await harness.simulator.change { $0.devices.removeAll { $0.name == "Laptop" } }
        #expect(await spend("play 4", in: harness).requests == 2)
        #expect(await harness.run("play 4") == .noDevice)
    }

    @Test func `a default device that is not there is missed aloud`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevice default attic")
        let shown = await spend("play album:\"kid a\"", in: harness).shown
        #expect(shown == "Your default device attic is not available.\n▶ Kid A — Radiohead\n")
    }

    @Test func `the default device is kept for other shells, and a setting goes before it`() async {
        let player = InMemoryPlayer()
        let first = ShellHarness(.prompt, player: player)
        _ = await first.run("device default laptop")
        let second = ShellHarness(.script, player: player)
        _ = await second.run("device default")
        #expect(second.messages.text == "Plays on laptop when no device is active.\n")
        _ = await second.run("set device.default kitchen; device default")
        #expect(second.messages.text.hasSuffix("Plays on kitchen when no device is active.\n"))
    }

    @Test func `watch follows the music to its end, with a look at each end of a track`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 11-12")
        harness.time.advance(by: .seconds(10))
        let (shown, requests) = await spend("watch", in: harness)
        #expect(
            shown == """
                ▶ Lucky — Radiohead · OK Computer
                To end: Ctrl-C   (the music continues)
                ▶ The Tourist — Radiohead · OK Computer
                Nothing is playing.

                """)
        // One every thirty seconds of 9:44, and one where a track ends.
        #expect(requests == 21)
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
        #expect(harness.counter.count - before == 4)
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

    @Test func `stop-after waits behind the prompt and can be taken back`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 1")
        #expect(
            await spend("stop-after 30m", in: harness).shown
                == "Pausing in 30:00. To cancel: stop-after off\n")
        await harness.laterWork.settle()
        #expect(harness.screen.take() == "⏸ paused by stop-after\n")
        #expect(await harness.simulator.playback(of: nil)?.isPlaying == false)
        #expect(await spend("stop-after off", in: harness).shown == "No stop was scheduled.\n")
    }

    @Test func `a script waits for its stop-after in place`() async {
        let harness = ShellHarness(.script)
        _ = await harness.run("login; play album:\"ok computer\"")
        #expect(await harness.run("stop-after 2 tracks") == .done)
        #expect(harness.messages.text.hasSuffix("Pausing after 2 tracks. To cancel: Ctrl-C\n⏸ paused\n"))
        let playback = await harness.simulator.playback(of: nil)
        #expect(playback?.isPlaying == false)
    }

    @Test func `stop-after goes by the track that plays near the end, whatever was skipped meanwhile`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = HookedExchange(simulator)
        let harness = ShellHarness(.script, network: network, of: simulator, time: time)
        _ = await harness.run("login; play album:\"ok computer\"")
        let looks = Mutex(0)
        network.before { request throws(ExchangeError) in
            guard request.method == .get, request.path?.split(separator: "?").first == "/v1/me/player" else { return }
            let look = looks.withLock { looks in
                looks += 1
                return looks
            }
            // The second is shortly before the end; the user has skipped on a phone by then.
            guard look == 2 else { return }
            var next = request
            next.method = .post
            next.path = "/v1/me/player/next"
            next.headerFields[.contentLength] = "0"
            _ = try await simulator.send(next, body: [])
            // Until it shows.
            time.advance(by: .seconds(2))
        }
        #expect(await harness.run("stop-after") == .done)
        let playback = await simulator.playback
        #expect(playback?.isPlaying == false)
        #expect(playback?.trackName == "Subterranean Homesick Alien")
        #expect((playback?.progress ?? .seconds(60)) < .seconds(1))
        // One to begin with, one that saw the skip, one before the end of the track that played then.
        #expect(looks.withLock { $0 } == 3)
    }

    @Test func `pausing what Spotify calls paused is done, without a look`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplay album:\"kid a\"")
        let refusal = """
            {"error":{"status":403,"message":"Player command failed: Already paused","reason":"ALREADY_PAUSED"}}
            """
        await harness.simulator.inject(
            .status(403, body: refusal), for: RequestMatcher(pathPrefix: "/v1/me/player/pause"))
        #expect(await spend("pause", in: harness) == ("⏸ already paused\n", 1))
    }

    @Test(arguments: [
        ("NO_NEXT_TRACK", "There is nothing after this track."),
        ("NOT_PAUSED", "It is already playing."),
        ("CONTEXT_DISALLOW", "Spotify cannot play it this way."),
        ("ENDLESS_CONTEXT", "Spotify cannot play it this way."),
        ("UNKNOWN", "The player refused (Restriction violated)."),
    ])
    func `a refusal is said in its own words`(reason: String, words: String) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplay album:\"kid a\"")
        let refusal = """
            {"error":{"status":403,"message":"Player command failed: Restriction violated","reason":"\(reason)"}}
            """
        await harness.simulator.inject(
            .status(403, body: refusal), for: RequestMatcher(pathPrefix: "/v1/me/player/next"))
        #expect(await spend("next", in: harness).shown.hasPrefix(words + "\n"))
    }

    @Test func `the queue becomes a private playlist`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nplay 10")
        let (shown, requests) = await spend("queue save Tonight", in: harness)
        #expect(shown == "+ Saved 2 entries as Tonight, a private playlist.\n")
        #expect(requests == 3)
        #expect(await spend("tracks playlist:Tonight", in: harness).shown.contains("The Tourist"))
        #expect(
            await spend("queue save Again --dry-run", in: harness).shown.contains(
                "Would make the playlist Again of 2 entries"))
    }
}
