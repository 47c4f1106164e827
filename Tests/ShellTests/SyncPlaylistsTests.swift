// `sync playlists`: lists that change, are renamed, deleted, followed and refused, and one that changes while it is
// read.

import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Synchronization
import Testing

struct SyncPlaylistsTests {
    private static let head = "GET /v1/me/playlists"

    /// The entries of a playlist at Spotify and in the copy.
    private func expectEntries(
        of name: String, _ harness: ShellHarness, at location: SourceLocation = #_sourceLocation
    ) async {
        let there = await harness.entries(of: name).map {
            EntryMark(uri: $0.uri, added: $0.addedAt.map { Int($0.timeIntervalSince1970) })
        }
        let uri = await harness.playlist(name).map { "spotify:playlist:\($0.id)" } ?? ""
        #expect(await harness.copy.marks(of: .playlist(uri)) == there, sourceLocation: location)
    }

    private func synced(_ harness: ShellHarness = ShellHarness(.prompt, width: 120)) async -> ShellHarness {
        await ShellHarness.after("login", "sync playlists", in: harness)
    }

    @Test func `only what has changed is read`() async {
        let harness = await synced()
        await harness.simulator.change { world in
            world.playlists[0].insert([PlaylistEntry(.track(5), addedAt: nil)], at: 3)
        }
        await harness.expect(
            "sync playlists",
            shows: """
                About 1 more request, 1 s.
                entries of playlists  25 entries  1 new

                """, sends: [Self.head, "GET " + (await harness.items("Road Songs"))])
        await expectEntries(of: "Road Songs", harness)
    }

    @Test func `a playlist that was renamed, one that is gone and one that is new`() async {
        let harness = await synced()
        _ = await harness.run("playlist rename \"Road Songs\" Autobahn; playlist delete \"Odds and Ends\" --yes")
        _ = await harness.run("playlist new Empty")
        let ended = await harness.run("sync playlists")
        #expect(ended == .done)
        let names = await harness.copy.entries(of: .playlists, at: nil).map { $0.row?.name }
        #expect(Set(names) == ["Empty", "Autobahn", "Kitchen Party", "Mira's Mornings"])
        #expect(await harness.copy.status(of: .playlist(OwnPlaylists.uri("Odds and Ends"))) == nil)
        await expectEntries(of: "Autobahn", harness)
        await expectEntries(of: "Empty", harness)
    }

    @Test func `with a condition the others are left as they are`() async {
        let harness = await ShellHarness.after("login")
        let road = await harness.items("Road Songs")
        await harness.expect(
            "sync playlists where mine and name ~ road",
            shows: """
                About 1 more request, 1 s.
                playlists              4 entries   4 new
                entries of playlists  24 entries  24 new

                """, sends: [Self.head, "GET " + road])
        #expect(await harness.copy.statuses().keys.count == 2)
    }

    @Test(arguments: [403, 404]) func `a playlist that is refused is not asked for again until it changes`(
        status: Int
    ) async {
        let harness = await ShellHarness.after("login")
        let road = await harness.items("Road Songs")
        await harness.simulator.inject(
            .status(
                status, body: "{\"error\":{\"status\":\(status),\"message\":\"No\"}}",
                headers: ["Content-Type": "application/json"]), for: RequestMatcher(pathPrefix: road))
        #expect(await harness.run("sync playlists") == .done)
        #expect(harness.screen.take().contains("Left out: 2 lists that Spotify does not show to your app."))
        await harness.simulator.clearFaults()
        await harness.expect(
            "sync playlists",
            shows: "Nothing has changed (1 request).\n",
            sends: [Self.head])
        _ = await harness.run("playlist rename \"Road Songs\" Autobahn")
        _ = await harness.run("sync playlists")
        await expectEntries(of: "Autobahn", harness)
    }

    /// A shell with a playlist of so many entries.
    private func long(_ count: Int, network: (SpotifySimulator) -> any Exchange) async -> ShellHarness {
        var world = World.demo
        world.playlists = []
        world.add("Long", tracks: (0..<count).map { $0 % 500 })
        let time = ManualTime()
        let simulator = SpotifySimulator(world: world, time: time)
        return await ShellHarness.after(
            "login", in: ShellHarness(.prompt, width: 120, network: network(simulator), of: simulator, time: time))
    }

    @Test func `one that changes while it is read is read again`() async {
        let changed = Mutex(false)
        let harness = await long(720) { simulator in
            let hooked = HookedExchange(simulator)
            hooked.before { request throws(ExchangeError) in
                guard request.path?.contains("offset=600") == true,
                    changed.withLock({ done in
                        defer { done = true }
                        return !done
                    })
                else { return }
                await simulator.change { world in
                    world.playlists[0].insert([PlaylistEntry(.track(499), addedAt: nil)], at: 10)
                }
            }
            return hooked
        }
        #expect(await harness.run("sync playlists --max-requests 100") == .done)
        await expectEntries(of: "Long", harness)
        // Its version was the old one, so that it is read once more.
        #expect(await harness.run("sync playlists --max-requests 100") == .done)
        await expectEntries(of: "Long", harness)
        await harness.expect("sync playlists", shows: "Nothing has changed (1 request).\n", sends: [Self.head])
    }

    @Test func `one that was cut off continues where it was, as long as it has the same version`() async throws {
        let isCut = Mutex(true)
        let harness = await long(2_000) { simulator in
            let hooked = HookedExchange(simulator)
            hooked.before { request throws(ExchangeError) in
                let isFar =
                    request.path?.contains("offset=1000") == true || request.path?.contains("offset=1500") == true
                if isFar, isCut.withLock({ $0 }) { throw .cancelled }
            }
            return hooked
        }
        #expect(await harness.run("sync playlists --max-requests 100") == .interrupted)
        isCut.withLock { $0 = false }
        let before = harness.counter.count
        #expect(await harness.run("sync playlists --max-requests 100") == .done)
        // The list, and the pages from 1000 on.
        #expect(harness.counter.count - before == 21)
        await expectEntries(of: "Long", harness)
    }
}
