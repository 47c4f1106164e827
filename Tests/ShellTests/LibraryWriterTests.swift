// What LibraryWriter owns: whether a change is made, only said or only counted, what is known to be saved afterwards,
// and the question before several things are removed.

import Library
import Prompting
import Rows
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

@testable import ShellCommands

struct LibraryWriterTests {
    private static let tracks = ["LDBoGZSZaFh7036rkPoTWD", "Cto6ay3Lx7gJ0zEjceTcXD"].map {
        Row(Kinds.track, name: $0, uri: "spotify:track:\($0)", values: [])
    }

    /// Whether each is among the liked songs at Spotify.
    private func isSaved(_ rows: [Row], in parts: CommandParts) async throws -> [Bool] {
        var context = parts.services.context
        context.freshness = .fresh
        let saved = try await SavedTracks().rows(using: parts.services.within(context).spotify).all().map(\.uri)
        return rows.map { saved.contains($0.uri) }
    }

    private func pause() -> Change { Change("pause", domain: .player, requests: [.pause(device: nil)]) }

    // MARK: Made, said, counted

    @Test func `what is made is at Spotify, and known to be saved`() async throws {
        let parts = await CommandParts()
        _ = try await parts.services.writer.save(Self.tracks) { _ in "save 2 tracks" }
        #expect(await parts.requests == ["GET /v1/me/library/contains", "PUT /v1/me/library"])
        #expect(Self.tracks.allSatisfy { parts.services.spotify.seen.isSaved($0.uri ?? "") })
        #expect(try await isSaved(Self.tracks, in: parts) == [true, true])
        _ = try await parts.services.writer.remove([Self.tracks[0]]) { _ in "remove one" }
        #expect(!parts.services.spotify.seen.isSaved(Self.tracks[0].uri ?? ""))
        #expect(try await isSaved(Self.tracks, in: parts) == [false, true])
        #expect(!parts.services.writer.hasSaidChange)
        #expect(parts.harness.messages.text == "")
    }

    @Test func `what is said is not sent, and not known to be saved`() async throws {
        let parts = await CommandParts { $0.changes = .said }
        #expect(!parts.services.writer.makesChanges)
        #expect(!parts.services.writer.hasSaidChange)
        _ = try await parts.services.writer.save(Self.tracks) { _ in "save 2 tracks" }
        #expect(parts.services.writer.hasSaidChange)
        #expect(await parts.requests == [])
        #expect(!parts.services.spotify.seen.isSaved(Self.tracks[0].uri ?? ""))
        #expect(parts.harness.messages.text == "Would save 2 tracks.\n")
        // Each stage says its own.
        #expect(!parts.services.within(parts.services.context).writer.hasSaidChange)
    }

    @Test func `what is counted ends the stage with its requests, and is neither sent nor said`() async throws {
        let parts = await CommandParts { $0.changes = .counted }
        let allowance = RequestAllowance(isEstimate: true)
        let many = (0..<41).map { Row(Kinds.track, name: "\($0)", uri: "spotify:track:\($0)", values: []) }
        await #expect(throws: BudgetError.estimate) {
            try await RequestAllowance.$current.withValue(allowance) {
                _ = try await parts.services.writer.save(many) { _ in "save 41 tracks" }
            }
        }
        // Two looks and two changes.
        #expect(await allowance.wanted == 4)
        #expect(await parts.requests == [])
        #expect(parts.harness.messages.text == "")
    }

    @Test func `a change on this computer costs nothing to count`() async throws {
        let parts = await CommandParts { $0.changes = .counted }
        let allowance = RequestAllowance(isEstimate: true)
        try await RequestAllowance.$current.withValue(allowance) {
            try await parts.services.writer.perform(Change(here: "forget all lines"))
        }
        #expect(await allowance.wanted == 0)
    }

    @Test func `things are saved forty at a time, each once`() async throws {
        let parts = await CommandParts()
        let rows = try await #require(SavedTracks().rows(using: parts.services.spotify).nextBatch()).rows
        // The listing showed that they are saved, so no look is needed, and there is nothing to save.
        #expect(try await parts.services.writer.save(rows + rows) { _ in "save them" }.isEmpty)
        #expect(rows.count == 50)
        let removed = try await parts.services.writer.remove(rows + rows) { _ in "remove them" }
        #expect(removed.count == 100)
        let delete = "DELETE /v1/me/library"
        #expect(await parts.requests.filter { !$0.hasPrefix("GET /v1/me/tracks") } == [delete, delete])
    }

    @Test func `a change of this computer is made, or said and not made`() async throws {
        for (changes, said) in [(ChangeHandling.made, ""), (.said, "Would forget all lines.\n")] {
            let parts = await CommandParts { $0.changes = changes }
            var isMade = false
            let wasMade = try await parts.services.writer.change("forget all lines") { isMade = true }
            #expect(isMade == (changes == .made))
            #expect(wasMade == isMade)
            #expect(parts.harness.messages.text == said)
        }
    }

    @Test func `say says a change, even where changes are made`() async throws {
        let parts = await CommandParts()
        try await parts.services.writer.say(pause())
        #expect(parts.services.writer.hasSaidChange)
        #expect(await parts.requests == [])
        #expect(parts.harness.messages.text == "Would pause.\n")
    }

    @Test func `a change that Spotify refuses is thrown, and nothing is known to be saved`() async throws {
        let parts = await CommandParts()
        await parts.harness.simulator.inject(.status(500))
        await #expect(throws: SpotifyError.self) {
            _ = try await parts.services.writer.save(Self.tracks) { _ in "save" }
        }
        #expect(!parts.services.spotify.seen.isSaved(Self.tracks[0].uri ?? ""))
    }

    // MARK: The question before several are removed

    @Test(arguments: [("y", true), ("n", false), ("", false)])
    func `more than one thing is removed only after a yes`(typed: String, agrees: Bool) async throws {
        let harness = ShellHarness(.prompt, answers: [.text(typed, at: SourcePosition())])
        let parts = await CommandParts(harness)
        do {
            try await parts.services.writer.confirmRemoval(Self.tracks, "Remove 2 tracks?", isConfirmed: false)
            #expect(agrees)
        } catch {
            #expect(error as? AskError == .declined)
            #expect(!agrees)
        }
    }

    @Test func `one thing, what was confirmed and what is only said need no answer`() async throws {
        let parts = await CommandParts()
        try await parts.services.writer.confirmRemoval([Self.tracks[0]], "Remove?", isConfirmed: false)
        try await parts.services.writer.confirmRemoval(Self.tracks, "Remove?", isConfirmed: true)
        await #expect(throws: AskError.noOneThere(.confirm("Remove?"))) {
            try await parts.services.writer.confirmRemoval(Self.tracks, "Remove?", isConfirmed: false)
        }
        let said = await CommandParts { $0.changes = .said }
        try await said.services.writer.confirmRemoval(Self.tracks, "Remove?", isConfirmed: false)
    }
}
