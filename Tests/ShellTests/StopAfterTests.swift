// `stop-after`: a pause that comes later: behind the prompt or in place, after tracks or after a time.

import Exchange
import FoundationEssentials
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Synchronization
import Testing

struct StopAfterTests {
    @Test func `it waits behind the prompt, pauses, and is over then`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 1")
        await harness.expect("stop-after 30m", shows: "Pausing in 30:00. To cancel: stop-after off\n")
        await harness.laterWork.settle()
        #expect(harness.screen.take() == "⏸ paused by stop-after\n")
        #expect(await harness.simulator.playback?.isPlaying == false)
        await harness.expect("stop-after off", shows: "No stop was scheduled.\n")
    }

    @Test func `a script waits for its stop-after in place`() async {
        let harness = await ShellHarness.after("login", "play album:\"ok computer\"", in: ShellHarness())
        #expect(await harness.run("stop-after 2 tracks") == .done)
        #expect(harness.screen.take() == "Pausing after 2 tracks. To cancel: Ctrl-C\n⏸ paused\n")
        #expect(await harness.simulator.playback?.isPlaying == false)
    }

    @Test(arguments: ["0 tracks", "3 songs", "25h", "101", "1 track more"])
    func `what is no moment is refused before any request`(moment: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "stop-after \(moment)",
            shows: "-c:1:12: \(moment) is not 2 tracks, a time such as 30m, or off.\nType: help stop-after\n", .usage)
    }

    @Test func `where nothing plays nothing ends, and a dry run schedules nothing`() async {
        let idle = await ShellHarness.after("login", in: ShellHarness())
        await idle.expect(
            "stop-after", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound,
            sends: ["GET /v1/me/player"])
        let playing = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 1")
        await playing.expect("stop-after 30m --dry-run", shows: "Would pause.\n")
        await playing.expect("stop-after off", shows: "No stop was scheduled.\n")
        #expect(await playing.simulator.playback?.isPlaying == true)
    }

    @Test func `it goes by the track that plays near the end, whatever was skipped meanwhile`() async {
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
}
