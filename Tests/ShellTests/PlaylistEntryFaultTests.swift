// What becomes of a playlist while it is filled when Spotify, the network or another program gets in the way.

import Exchange
import HTTPTypes
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistEntryFaultTests {
    private static let dead = "spotify:track:0000000000000000000000"

    /// A script with 120 rows in `$s`, and an empty playlist.
    private func many() async -> (harness: ShellHarness, hooked: HookedExchange) {
        var world = World.generated(seed: 3, tracks: 500)
        world.add("Trip", tracks: [])
        world.add("Some", tracks: Array(0..<120))
        let simulator = SpotifySimulator(world: world, time: ManualTime())
        let hooked = HookedExchange(simulator)
        let harness = await ShellHarness.after(
            "login", "playlist Some | tracks | as s | count", in: ShellHarness(network: hooked, of: simulator))
        return (harness, hooked)
    }

    private static let additions = RequestMatcher(method: .post, pathPrefix: "/v1/playlists/")

    @Test func `an entry that Spotify cannot take is found, named and left out`() async {
        let (harness, _) = await many()
        #expect(await harness.run("playlist add Trip $s:1-3 \(Self.dead) $s:4-5") == .partly)
        #expect(
            harness.screen.take() == """
                -c:1:1: Added 5 entries to Trip (5 entries). Spotify does not take \(Self.dead).
                To see what was done: log

                """)
        #expect(await harness.entries(of: "Trip").map(\.uri) == harness.entries(of: "Some").prefix(5).map(\.uri))
        #expect(await harness.run("playlist new Dead \(Self.dead)") == .partly)
        #expect(await harness.titles(of: "Dead") == [])
    }

    @Test func `a quota that ends in the middle says how far it came`() async {
        let (harness, _) = await many()
        await harness.simulator.inject(
            .limited(LimitAnswer(.quota, retryAfter: "3600")), for: Self.additions, .nth(2))
        #expect(await harness.run("playlist add Trip $s") == .partly)
        let said = harness.screen.take()
        #expect(said.contains("Stopped after 1 of 2 requests (add 120 tracks to Trip)."), "\(said)")
        #expect(await harness.titles(of: "Trip").count == 100)
    }

    @Test func `a limit after the last request says that all were sent, and not that nothing was`() async {
        let (harness, _) = await many()
        // Beyond five seconds it is not waited for, and reads of playlists are refused here until it ends.
        await harness.simulator.inject(
            .limited(LimitAnswer(.window, retryAfter: "600")),
            for: RequestMatcher(method: .get, pathPrefix: "/v1/playlists/"), .nth(2))
        #expect(await harness.run("playlist add Trip $s:1-3") == .partly)
        let said = harness.screen.take()
        #expect(
            said.hasPrefix(
                "-c:1:1: Sent its only request, but did not look at the result (add 3 tracks to Trip). "
                    + "Spotify "), "\(said)")
        #expect(said.hasSuffix("\nTo take back what was done: undo 1\n"), "\(said)")
        #expect(!said.contains("Nothing was sent"))
        #expect(await harness.titles(of: "Trip").count == 3)
    }

    @Test func `a connection that is lost after the request acted adds nothing twice`() async {
        let (harness, _) = await many()
        await harness.simulator.inject(.connectionLost, for: Self.additions, .first(1))
        #expect(await harness.run("playlist add Trip $s") == .done)
        #expect(harness.screen.take() == "+ Added 120 tracks to Trip (120 entries).\n")
        #expect(await harness.entries(of: "Trip").map(\.uri) == harness.entries(of: "Some").map(\.uri))
    }

    @Test func `a playlist that was deleted meanwhile is said not to be there`() async {
        let (harness, _) = await many()
        _ = await harness.run("playlists | count")
        _ = harness.screen.take()
        await harness.simulator.change { $0.playlists.removeAll { $0.name == "Trip" } }
        for line in ["playlist add Trip $s", "playlist set Trip $s", "playlist remove Trip $s"] {
            #expect(await harness.run(line) == .notFound)
            #expect(harness.screen.take().contains("Spotify does not know this, or does not show it to apps."))
        }
        #expect(await harness.simulator.log.allSatisfy { $0.method == .get || !$0.path.contains("playlists") })
    }

    @Test func `a list that another program changes meanwhile is said not to be as planned`() async {
        let (harness, hooked) = await many()
        let simulator = harness.simulator
        hooked.before { request in
            guard request.method == .post else { return }
            await simulator.change { world in
                guard let place = world.playlists.firstIndex(where: { $0.name == "Trip" }) else { return }
                world.playlists[place].insert([PlaylistEntry(.track(499), addedAt: nil)])
            }
        }
        #expect(await harness.run("playlist add Trip $s:1-2") == .partly)
        #expect(harness.screen.take().contains("Trip has changed since it was read"))
    }

    @Test func `Ctrl-C ends it between two requests, and what was sent stays`() async throws {
        let (harness, hooked) = await many()
        let interrupts = harness.interrupts
        hooked.before { request in
            if request.method == .post { interrupts.raise() }
        }
        _ = await harness.run("playlist add Trip $s")
        #expect(await harness.titles(of: "Trip").count < 120)
        let log = try #require(await harness.changeLog.records(limit: 1).first)
        #expect(log.state == .stopped)
    }

    @Test func `a profile that may only look changes nothing`() async {
        let (harness, _) = await many()
        _ = await harness.run("set read-only on")
        for line in ["playlist add Trip $s", "playlist set Trip $s", "playlist new Other", "playlist remove Some 1"] {
            #expect(await harness.run(line) == .notAllowed, "\(line)")
        }
        #expect(await harness.titles(of: "Trip") == [])
    }
}
