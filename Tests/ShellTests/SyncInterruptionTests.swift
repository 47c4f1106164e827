// A `sync` that does not come to its end: ceilings, Ctrl-C, a network that is gone, pages that fail, a copy that
// cannot be written. What was read is kept, and the next one continues there.

import Exchange
import Foundation
import Glibc
import HTTPTypes
import Library
import Rendering
import SQLite
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Storage
import Synchronization
import SystemTesting
import Testing

struct SyncInterruptionTests {
    /// A shell whose network does something before each request.
    private func hooked(
        liked count: Int, copy: (any LibraryCopy)? = nil, surroundings: Session.Surroundings = .prompt
    ) async -> (ShellHarness, HookedExchange) {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: SyncTests.world(liked: count), time: time)
        let network = HookedExchange(simulator)
        let harness = ShellHarness(
            surroundings, width: 120, network: network, of: simulator, copy: copy, time: time)
        return (await ShellHarness.after("login", in: harness), network)
    }

    private static func offset(_ request: HTTPRequest) -> Int? {
        guard let range = request.path?.range(of: "offset=") else { return nil }
        return request.path.flatMap { Int($0[range.upperBound...].prefix { $0.isNumber }) }
    }

    @Test func `at a ceiling it ends without an error, and continues the next day`() async {
        let (harness, _) = await hooked(liked: 700)
        for _ in 0..<394 {
            _ = await harness.connection.ledger.admit(
                .savedTracks, pace: .unlimited, ceilings: [:], at: harness.time.now)
        }
        #expect(await harness.run("sync liked") == .done)
        let shown = harness.screen.take()
        #expect(
            shown.hasPrefix("About 5 of 13 more requests now, 1 s.\nliked songs  300 entries  300 new\n"), "\(shown)")
        #expect(shown.contains("Stopped at juke's own ceiling of saved-tracks requests in 24 hours."))
        #expect(shown.contains("(in 24 h)"))
        #expect(await harness.copy.status(of: .liked)?.isWhole == false)
        harness.time.advance(by: .seconds(86_401))
        let before = await harness.simulator.log.count(.get, under: "/v1/me/tracks")
        #expect(await harness.run("sync liked") == .done)
        #expect(await harness.simulator.log.count(.get, under: "/v1/me/tracks") - before == 10)
        await SyncTests.expectLiked(harness)
        #expect(await harness.copy.status(of: .liked)?.isWhole == true)
    }

    @Test func `a first reading that was cut off stays right, whatever came and went meanwhile`() async {
        let (harness, _) = await hooked(liked: 900)
        #expect(await harness.run("sync liked --max-requests 9") == .done)
        #expect(
            harness.screen.take() == """
                About 8 of 17 more requests now, 1 s.
                liked songs  450 entries  450 new
                Stopped after 9 requests (--max-requests). sync continues there.

                """)
        await harness.simulator.change { world in
            let user = world.users[0].id
            world.libraries[user]?.tracks.remove(200)
            world.libraries[user]?.tracks.remove(333)
            world.libraries[user]?.tracks.save(1_000, at: Date(timeIntervalSince1970: 1_780_000_000))
        }
        #expect(await harness.run("sync liked --max-requests 100") == .done)
        await SyncTests.expectLiked(harness)
        await harness.expect(
            "sync liked", shows: "Nothing has changed (1 request).\n", sends: ["GET /v1/me/tracks"])
    }

    @Test func `more than twenty requests are asked about, and a script has to allow them`() async {
        let (script, _) = await hooked(liked: 2_000, surroundings: .script)
        #expect(await script.run("sync liked") == .limited)
        #expect(
            script.messages.text.contains(
                "This line needs 40 requests; 20 are sent without asking.\n"
                    + "To allow them, add to the command: --max-requests 40"), "\(script.messages.text)")
        #expect(await script.run("sync liked --max-requests 60") == .done)
        await SyncTests.expectLiked(script)
    }

    @Test func `Ctrl-C ends it, and what was read stays`() async {
        let (harness, network) = await hooked(liked: 900)
        let interrupts = harness.interrupts
        network.before { request throws(ExchangeError) in
            if Self.offset(request) == 800 { interrupts.raise() }
        }
        #expect(await harness.run("sync liked") != .done)
        let kept = await harness.copy.status(of: .liked)
        #expect(kept?.isWhole == false)
        #expect((kept?.count ?? 0) >= 50)
        network.before { _ in }
        #expect(await harness.run("sync liked") == .done)
        await SyncTests.expectLiked(harness)
    }

    @Test func `when the network is gone, what was read stays`() async {
        let (harness, network) = await hooked(liked: 900)
        network.before { request throws(ExchangeError) in
            if let offset = Self.offset(request), offset >= 600 { throw .notSent(.unreachable("api.spotify.com")) }
        }
        #expect(await harness.run("sync liked") == .unavailable)
        #expect(harness.screen.take().contains("What was read is kept; sync continues from there.\n"))
        #expect(await harness.copy.status(of: .liked)?.count == 600)
        network.before { _ in }
        let before = harness.counter.count
        #expect(await harness.run("sync liked") == .done)
        #expect(harness.counter.count - before == 8)
        await SyncTests.expectLiked(harness)
    }

    @Test func `pages that fail are read in halves, and an entry that never comes is left out and said`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: SyncTests.world(liked: 230), time: time)
        let network = BrokenEntryExchange(simulator, path: "/v1/me/tracks", place: 117)
        let harness = await ShellHarness.after(
            "login", in: ShellHarness(.prompt, width: 120, network: network, of: simulator, time: time))
        #expect(await harness.run("sync liked --max-requests 100") == .done)
        let shown = harness.screen.take()
        #expect(shown.contains("liked songs  229 entries  229 new\n"), "\(shown)")
        #expect(shown.contains("Left out: 1 entry that Spotify failed to deliver.\n"))
        var there = await harness.likedSongs().map(\.uri)
        there.remove(at: 117)
        #expect(await harness.copy.marks(of: .liked).map(\.uri) == there)
    }

    @Test func `a library that Spotify cannot deliver is said, and the others are read`() async {
        let harness = await ShellHarness.after("login")
        await harness.simulator.configure { configuration in
            configuration.library.mostSavedTracks = 50
            configuration.library.followedPage = 4
        }
        #expect(await harness.run("sync --max-requests 200") == .unavailable)
        let shown = harness.screen.take()
        #expect(shown.contains("followed artists: 9 entries, 9 new."), "\(shown)")
        #expect(await harness.copy.status(of: .albums)?.isWhole == true)
        #expect(await harness.copy.status(of: .artists)?.isWhole == true)
        #expect(await harness.copy.status(of: .liked) == nil)
    }

    @Test func `a copy that another process holds is not waited for long`() async throws {
        let folder = TemporaryFolder()
        let path = folder.path("copy.db")
        let copy = CopyDatabase(path: path, patience: .milliseconds(10), table: { Kinds.table($0) })
        let (harness, _) = await hooked(liked: 120, copy: copy)
        try await copy.setFact("made", "1")
        let holder = try Database(path: path, patience: .seconds(60))
        try holder.execute("BEGIN IMMEDIATE")
        #expect(await harness.run("sync liked") == .failed)
        #expect(
            harness.screen.take().hasSuffix(
                "Another process keeps the copy of your library locked: \(path)\nTry again when it has ended.\n"))
        try holder.execute("COMMIT")
    }

    /// Whether this process may mount file systems.
    private static let canMount: Bool = {
        let folder = TemporaryFolder()
        guard mount("none", folder.path, "tmpfs", 0, "size=8k") == 0 else { return false }
        return umount(folder.path) == 0
    }()

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `on a full disk it ends, and the copy can still be read`() async throws {
        let folder = TemporaryFolder()
        try #require(mount("none", folder.path, "tmpfs", 0, "size=400k") == 0)
        defer { umount2(folder.path, Int32(MNT_DETACH)) }
        let path = folder.path("copy.db")
        let copy = CopyDatabase(path: path, table: { Kinds.table($0) })
        let (harness, _) = await hooked(liked: 900, copy: copy)
        #expect(await harness.run("sync liked") == .failed)
        #expect(
            harness.screen.take().hasSuffix(
                "The copy of your library cannot be written, since the disk is full: \(path)\n"
                    + "Make room on the disk, then try again.\n"))
        let kept = await copy.marks(of: .liked).map(\.uri)
        let there = await harness.likedSongs().map(\.uri)
        #expect(!kept.isEmpty && kept == Array(there.prefix(kept.count)))
    }

    @Test func `the first prompt of a day reads in the background, where that is set`() async {
        let (harness, _) = await hooked(liked: 120)
        let said = ScreenLog()
        let say: Later.Say = { report in
            if case .news(let text) = report { said.append(text.plain + "\n") }
        }
        await harness.shell.syncDaily(in: harness.laterWork, say: say)
        await harness.laterWork.settle()
        #expect(said.take() == "")
        _ = await harness.run("set sync.daily on")
        await harness.shell.syncDaily(in: harness.laterWork, say: say)
        await harness.laterWork.settle()
        #expect(said.take() == "The copy is up to date: 120 new, 0 gone (9 requests).\n")
        await SyncTests.expectLiked(harness)
        await harness.shell.syncDaily(in: harness.laterWork, say: say)
        await harness.laterWork.settle()
        #expect(said.take() == "")
        harness.time.advance(by: .seconds(86_400))
        await harness.shell.syncDaily(in: harness.laterWork, say: say)
        await harness.laterWork.settle()
        #expect(said.take() == "The copy is up to date: nothing has changed (7 requests).\n")
    }
}

/// A service that fails with 502 whenever a page of one list has a certain entry.
private final class BrokenEntryExchange: Exchange {
    private let inner: any Exchange
    private let path: String
    private let place: Int

    init(_ inner: any Exchange, path: String, place: Int) {
        self.inner = inner
        self.path = path
        self.place = place
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let parts = (request.path ?? "").split(separator: "?")
        var values: [Substring: Int] = [:]
        for pair in parts.last?.split(separator: "&") ?? [] {
            let sides = pair.split(separator: "=")
            if sides.count == 2 { values[sides[0]] = Int(sides[1]) }
        }
        if let first = parts.first, first == path, let offset = values["offset"], let limit = values["limit"],
            (offset..<offset + limit).contains(place)
        {
            return (HTTPResponse(status: .badGateway), [])
        }
        return try await inner.send(request, body: body)
    }
}
