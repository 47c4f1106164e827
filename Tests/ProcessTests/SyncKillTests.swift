// A process that is killed while it reads the library: whatever the moment, the copy can be read, holds nothing that
// was not at Spotify, and the next `sync` continues and brings it to its end.

import Exchange
import FoundationEssentials
import Glibc
import HTTPTypes
import Library
import NetworkAdapters
import SeededRandom
import ShellCommands
import SpotifySimulator
import Storage
import SystemTesting
import Testing

@Suite(.serialized) struct SyncKillTests {
    /// How often it is killed: `JUKE_KILLS`, else a number that takes a test run only seconds.
    private static let kills = ProcessInfo.processInfo.environment["JUKE_KILLS"].flatMap(Int.init) ?? 10

    private static let scopes = [
        "user-library-read", "playlist-read-private", "playlist-read-collaborative", "user-follow-read",
        "user-read-playback-position",
    ]

    /// A library of several pages of each kind that has them.
    private static let world: World = {
        var world = World.generated(seed: 7, tracks: 3_000)
        world.saveTracks(2_400)
        return world
    }()

    /// A Spotify so far away that a run is cut off between pages, and not only before and after them.
    private static let slow = SimulatorConfiguration(latency: .milliseconds(10))

    /// A copy as another process sees it.
    private static func copy(below folder: String) -> CopyDatabase {
        CopyDatabase(path: "\(folder)/.cache/juke/default/copy.db", table: { Kinds.table($0) })
    }

    /// The liked songs of the copy, in order.
    private static func liked(_ copy: CopyDatabase) async -> [String?] { await copy.marks(of: .liked).map(\.uri) }

    /// The liked songs at Spotify, the newest first.
    private static func liked(_ world: World) -> [String?] {
        world.library(of: world.users[0].id).tracks.entries.reversed().map {
            PlaylistEntry(.track($0.element), addedAt: nil).uri(in: world.catalogue)
        }
    }

    /// How many requests it takes when nothing ends it.
    private static func wholeNumber() async throws -> Int {
        let simulator = SpotifySimulator(world: world, time: SystemTime(), configuration: slow)
        let killer = RequestKiller(simulator, counting: .reads)
        let folder = TemporaryFolder()
        try await ExchangeServer(killer).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveLogin(by: simulator, scopes: scopes, endsIn: 3600, userID: world.users[0].id)
            let ended = try await shell.run("sync --max-requests 200")
            #expect(ended.status == 0, "\(ended.messages)")
        }
        return killer.requests
    }

    @Test func `after kill -9 the copy can be read, and sync continues`() async throws {
        var generator = SeededGenerator(seed: 23)
        var partial = 0
        let whole = try await Self.wholeNumber()
        try #require(whole > 48)
        for round in 0..<Self.kills {
            let order = RequestKiller.Order(
                number: Int.random(in: 1...whole, using: &generator),
                moment: RequestKiller.Moment.allCases[Int.random(in: 0..<3, using: &generator)],
                wait: .microseconds(Int.random(in: 0...4_000, using: &generator)))
            let simulator = SpotifySimulator(world: Self.world, time: SystemTime(), configuration: Self.slow)
            let killer = RequestKiller(simulator, counting: .reads, order)
            let folder = TemporaryFolder()
            let isPartial = try await ExchangeServer(killer).whileServing { port in
                let shell = RealShell(port: port, state: folder.path)
                let user = Self.world.users[0].id
                try await shell.giveLogin(by: simulator, scopes: Self.scopes, endsIn: 3600, userID: user)
                let status = try await shell.run("sync --max-requests 200") { killer.started($0) }
                await killer.end()
                // The last answer may have come so early that the process had ended.
                #expect(status == 128 + SIGKILL || order.number == whole && status == 0, "\(order)")
                let copy = Self.copy(below: folder.path)
                let there = Self.liked(Self.world)
                let kept = await Self.liked(copy)
                #expect(kept == Array(there.prefix(kept.count)), "round \(round), \(order)")
                #expect(await copy.examine().problems.isEmpty || kept.isEmpty, "round \(round), \(order)")
                await copy.finish()
                let before = await simulator.log.count(.get, under: "/v1/me/tracks")
                let ended = try await shell.run("sync --max-requests 200")
                #expect(ended.status == 0, "round \(round), \(order): \(ended.messages)")
                #expect(await Self.liked(copy) == there, "round \(round), \(order)")
                // What was there was not read again: the head, and the pages from the last entry on.
                let sent = await simulator.log.count(.get, under: "/v1/me/tracks") - before
                #expect(sent <= (there.count - kept.count + 49) / 50 + 2, "round \(round), \(order)")
                let again = try await shell.run("sync")
                #expect(again.messages.contains("Nothing has changed"), "round \(round), \(order): \(again.messages)")
                return !kept.isEmpty && kept.count < there.count
            }
            if isPartial { partial += 1 }
        }
        // Else the moments are badly chosen and show nothing.
        if Self.kills >= 10 { #expect(partial > 0) }
    }

    @Test func `of two at once the second waits and finds little to do`() async throws {
        let simulator = SpotifySimulator(
            world: Self.world, time: SystemTime(),
            configuration: SimulatorConfiguration(latency: .milliseconds(30)))
        let folder = TemporaryFolder()
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveLogin(
                by: simulator, scopes: Self.scopes, endsIn: 3600, userID: Self.world.users[0].id)
            async let first = shell.run("sync liked --max-requests 200")
            async let second = shell.run("sync liked --max-requests 200")
            let ended = [try await first, try await second]
            #expect(ended.allSatisfy { $0.status == 0 }, "\(ended)")
            #expect(ended.count { $0.messages.contains("Nothing has changed (1 request).") } == 1, "\(ended)")
            let pages = await simulator.log.count(.get, under: "/v1/me/tracks")
            #expect(pages == (Self.liked(Self.world).count + 49) / 50 + 1)
            #expect(await Self.liked(Self.copy(below: folder.path)) == Self.liked(Self.world))
        }
    }
}
