// A change that another shell did not bring to its end: who changes the same playlist next looks at it again before
// anything is sent, since the other may have sent more after the list was read.

import Arrangement
import Exchange
import HTTPTypes
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Synchronization
import Testing

struct CutOffChangeTests {
    private static let trip = World.demo.with("Trip", .song("Airbag"), .song("Let Down"), .song("Fitter Happier"))

    /// Sends an addition of another program before the look at a playlist that has a certain number.
    private final class Meddler: Exchange {
        private let simulator: SpotifySimulator
        private let number: Int
        private let looks = Mutex(0)

        init(_ simulator: SpotifySimulator, before number: Int) {
            self.simulator = simulator
            self.number = number
        }

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            if request.method == .get, let path = request.path?.split(separator: "?").first, path.hasSuffix("/items") {
                let look = looks.withLock { looks in
                    looks += 1
                    return looks
                }
                if look == number {
                    var addition = request
                    (addition.method, addition.path) = (.post, String(path))
                    let uri = PlaylistEntry(.track(0)).uri(in: trip.catalogue) ?? ""
                    _ = try await simulator.send(addition, body: Array(#"{"uris":["\#(uri)"]}"#.utf8))
                }
            }
            return try await simulator.send(request, body: body)
        }
    }

    /// A shell whose login is made, and the log that it shares with one that is changing Trip.
    private func shell(meddlingBefore look: Int = 0) async throws -> (ShellHarness, InMemoryChangeLog) {
        let (log, time) = (InMemoryChangeLog(), ManualTime())
        let simulator = SpotifySimulator(world: Self.trip, time: time, configuration: SimulatorConfiguration())
        let harness = await ShellHarness.after(
            "login",
            in: ShellHarness(
                network: Meddler(simulator, before: look), of: simulator, changeLog: log, time: time))
        let id = try #require(await simulator.world.playlists.last { $0.name == "Trip" }?.id)
        let playlist = EditedPlaylist(uri: "spotify:playlist:\(id.description)", name: "Trip")
        let change = Change("add", edits: [.items(ItemsEdit(playlist, appending: ["spotify:track:1"], after: 3))])
        _ = await log.add(ChangeRecord(change, at: time.now, shell: "other", state: .underWay))
        return (harness, log)
    }

    @Test func `the list is looked at again, once`() async throws {
        let (harness, log) = try await shell()
        let items = await harness.items("Trip")
        let (get, put) = ("GET \(items)", "PUT \(items)")
        await harness.expect(
            "playlist sort Trip by duration", shows: "↕ Sorted Trip by duration: 1 move (3 entries).\n",
            sends: ["GET /v1/me/playlists", get, get, put, get])
        #expect(await log.record(1)?.state == .stopped)
        await harness.expect(
            "playlist sort Trip by name", shows: "↕ Sorted Trip by name: 1 move (3 entries).\n",
            sends: [get, put, get])
    }

    @Test func `what the other sends after the list was read refuses the change`() async throws {
        let (harness, log) = try await shell(meddlingBefore: 2)
        #expect(await harness.run("playlist sort Trip by duration") == .failed)
        #expect(
            harness.messages.text.hasSuffix(
                "Trip has changed since it was read, so nothing more was sent.\nLook at it and run the line again.\n"),
            "\(harness.messages.text)")
        #expect(await harness.titles(on: "Trip").prefix(3) == ["Airbag 0", "Let Down 1", "Fitter Happier 2"])
        #expect(await log.records(limit: nil).map(\.shell) == ["other"])
    }

    @Test func `a playlist whose making was not noted any more is found and taken back, an older one is not`()
        async throws
    {
        let (harness, log) = try await shell()
        let made = EditedPlaylist(uri: "new:1", name: "Late")
        let change = Change("make Late", edits: [.create(PlaylistCreation(made, isPublic: false))])
        let number = await log.add(ChangeRecord(change, at: harness.time.now, shell: "other", state: .underWay))
        await harness.expect(
            "undo \(number)",
            shows: "-c:1:1: Nothing of change \(number) is left to take back.\nTo see the changes: log\n", .failed,
            sends: ["GET /v1/me/playlists"])
        _ = await harness.run("playlist new Late")
        await harness.expect(
            "undo \(number)", shows: "- Took back: make Late.\n",
            sends: ["GET /v1/me/playlists", "DELETE /v1/me/library"])
        #expect(await harness.playlist("Late")?.isAbandoned == true)
    }

    @Test func `a change whose turn does not come leaves nothing in the log`() async throws {
        struct Busy: WriteTurns {
            func withTurn<Success: Sendable>(
                at playlists: Set<String>, _ work: @Sendable () async throws -> Success
            ) async throws -> Success { throw WriteTurnError.busy(playlist: playlists.first ?? "") }
        }
        let (harness, _) = try await shell()
        let log = InMemoryChangeLog()
        let executor = ChangeExecutor(
            client: harness.connection.client, log: log, turns: Busy(), time: harness.time, shell: "test")
        await #expect(throws: WriteTurnError.self) {
            try await executor.perform(Change("save", edits: [.save(["spotify:track:1"])]))
        }
        #expect(await log.newest() == 0)
    }
}
