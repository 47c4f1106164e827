// A dry run: each change is said with its cost, and nothing is sent.

import Library
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct ChangeRehearsalTests {
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

    @Test func `each change is said with its cost, and once that nothing was changed`() async throws {
        let notes = Notes()
        let rehearsal = ChangeRehearsal { notes.add($0) }
        try await rehearsal.perform(queueing("a"))
        try await rehearsal.perform(queueing("a", "b"))
        #expect(
            notes.all == [
                "Would queue 1 tracks (1 request).", "Dry run: nothing was changed.",
                "Would queue 2 tracks (2 requests).",
            ])
    }

    @Test func `a change on this computer has no cost`() async throws {
        let notes = Notes()
        try await ChangeRehearsal { notes.add($0) }.perform(Change(here: "forget all lines"))
        #expect(notes.all == ["Would forget all lines.", "Dry run: nothing was changed."])
    }

    @Test func `a new playlist costs a request for itself, one for each lot, and a look`() async throws {
        let playlist = EditedPlaylist(uri: "new:1", name: "Late")
        let change = Change(
            "make Late",
            edits: [
                .create(PlaylistCreation(playlist, isPublic: false)),
                .items(ItemsEdit(playlist, appending: (0..<101).map { "spotify:track:\($0)" }, after: 0)),
            ])
        let notes = Notes()
        try await ChangeRehearsal { notes.add($0) }.perform(change)
        #expect(notes.all.first == "Would make Late (4 requests).")
    }
}
