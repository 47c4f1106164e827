// The one place that changes anything: the order of requests, and how far a change came when it stopped.

import Exchange
import ExchangeTesting
import HTTPTypes
import Library
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct ChangeExecutorTests {
    private static let add = "POST /v1/me/player/queue?uri=spotify:track:"

    private final class Notes: Sendable {
        private let state = Mutex<[String]>([])
        var all: [String] { state.withLock { $0 } }
        func add(_ text: String) { state.withLock { $0.append(text) } }
    }

    private func queueing(_ names: String...) -> Change {
        Change(
            "queue \(names.count) tracks", domain: .player,
            requests: names.map { .addToQueue(uri: "spotify:track:\($0)", device: nil) })
    }

    private func client(_ script: ScriptedExchange) -> SpotifyClient {
        SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
    }

    private func executor(
        _ script: ScriptedExchange, log: any ChangeLog = InMemoryChangeLog(),
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) -> ChangeExecutor {
        ChangeExecutor(
            client: client(script), log: log, turns: SingleWriter(), time: ManualTime(), shell: "test",
            progress: progress)
    }

    private func line(_ name: String) -> String { "POST /v1/me/player/queue?uri=spotify%3Atrack%3A\(name)" }

    @Test func `requests are sent in order, and each is reported`() async throws {
        let script = ScriptedExchange([(line("a"), .status(204)), (line("b"), .status(204)), (line("c"), .status(204))])
        let notes = Notes()
        try await executor(script) { notes.add("\($0)/\($1)") }.perform(queueing("a", "b", "c"))
        #expect(script.requests.map { $0.path ?? "" } == ["a", "b", "c"].map { String(line($0).dropFirst(5)) })
        #expect(notes.all == ["1/3", "2/3", "3/3"])
    }

    @Test func `when the first fails its own error is thrown, and nothing more is sent`() async {
        let script = ScriptedExchange([(line("a"), .status(404))])
        await #expect(throws: SpotifyError.self) {
            try await executor(script).perform(queueing("a", "b"))
        }
        #expect(script.requests.count == 1)
    }

    @Test func `when a later one fails it is said how far the change came`() async {
        let script = ScriptedExchange([(line("a"), .status(204)), (line("b"), .fails(.notSent(.unreachable("h"))))])
        let partial = await #expect(throws: PartialChange.self) {
            try await executor(script).perform(queueing("a", "b", "c"))
        }
        #expect(partial?.sent == 1)
        #expect(partial?.total == 3)
        #expect(partial?.sentence == "queue 3 tracks")
        guard case SpotifyError.unavailable(.unreachable("h"), mayHaveActed: false)? = partial?.cause else {
            Issue.record("another cause: \(String(describing: partial?.cause))")
            return
        }
    }

    @Test func `a change that is cancelled between two requests sends no further one`() async {
        let gate = Gate()
        let script = ScriptedExchange([(line("a"), .waits(gate, status: 204, "")), (line("b"), .status(204))])
        let executor = executor(script)
        let change = queueing("a", "b")
        let task = Task { try await executor.perform(change) }
        await gate.untilWaiting(1)
        task.cancel()
        await #expect(throws: (any Error).self) { try await task.value }
        #expect(script.unused == [line("b")])
    }

    @Test func `a playlist is made first and filled in order; one that could not be filled says so`() async throws {
        let id = "37i9dQZF1DX0XUsuxWHRQd"
        let playlist = EditedPlaylist(uri: "new:1", name: "Late")
        let uris = (0..<101).map { "spotify:track:\($0)" }
        let change = Change(
            "make Late with 101 tracks",
            edits: [
                .create(PlaylistCreation(playlist, isPublic: false)),
                .items(ItemsEdit(playlist, appending: uris, after: 0)),
            ])
        #expect(change.cost == 4)
        let made = #"{"id":"\#(id)","uri":"spotify:playlist:\#(id)","name":"Late","owner":{"id":"me"}}"#
        let script = ScriptedExchange([
            ("POST /v1/me/playlists", .status(201, made)),
            ("POST /v1/playlists/\(id)/items", .status(201, #"{"snapshot_id":"1"}"#)),
            ("POST /v1/playlists/\(id)/items", .status(403, "{}")),
        ])
        let log = InMemoryChangeLog()
        let partial = await #expect(throws: PartialChange.self) {
            try await executor(script, log: log).perform(change)
        }
        #expect(partial?.sent == 2)
        #expect(partial?.total == 3)
        #expect(partial?.number == 1)
        #expect(script.bodies.last == #"{"uris": ["spotify:track:100"], "position": 100}"#)
        let record = try #require(await log.record(1))
        #expect(record.state == .stopped)
        #expect(record.doneEdits == 1)
        #expect(record.doneSteps == 1)
        #expect(record.playlists == ["spotify:playlist:\(id)"])
    }
}
