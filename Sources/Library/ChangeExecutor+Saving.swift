// How things are saved, followed and taken out of the library, lot by lot. Spotify refuses a whole lot for one thing
// that it no longer has. Where a change brings back what was in the library once, such a thing is found by halving and
// left out, since of an old list something is always gone.

import SpotifyAPI

extension ChangeExecutor {
    /// How many things in a row may turn out to be refused before the change is given up: then no single thing is to
    /// blame.
    private static let mostRefusedInARow = 10

    /// Sends the lots of an edit of the library, from the one on that was not sent yet.
    func saveOrRemove(_ edit: Edit, of record: inout ChangeRecord, _ total: Int) async throws {
        let lots = edit.libraryLots
        while record.doneSteps < lots.count {
            if record.doneSteps > 0 { try Task.checkCancellation() }
            let lot = lots[record.doneSteps]
            do throws(SpotifyError) {
                _ = try await client.send(edit.libraryRequest(lot))
            } catch {
                guard case .save = edit, record.leavesOutRefused == true, Self.blamesAThing(error) else { throw error }
                var search = SavingSearch()
                defer {
                    record.requests += search.requests
                    record.refused += search.refused
                }
                try await save(lot[...], after: error, &search)
            }
            // The last one is noted at once with the end of the edit.
            await step(&record, of: total, isNoted: record.doneSteps + 1 < lots.count)
        }
    }

    /// What became of a lot that was refused as a whole.
    private struct SavingSearch {
        var requests = 0
        var refused: [String] = []
        var refusedInARow = 0
    }

    /// Saves what Spotify takes of things that it refused together. The later halves come first, as lots do.
    private func save(
        _ uris: ArraySlice<String>, after error: SpotifyError, _ search: inout SavingSearch
    ) async throws {
        guard uris.count > 1 else {
            search.refusedInARow += 1
            guard search.refusedInARow < Self.mostRefusedInARow else { throw error }
            search.refused += uris
            return
        }
        let middle = uris.startIndex + uris.count / 2
        for half in [uris[middle...], uris[..<middle]] {
            try Task.checkCancellation()
            search.requests += 1
            do throws(SpotifyError) {
                _ = try await client.send(.saveToLibrary(Array(half)))
                search.refusedInARow = 0
            } catch {
                guard Self.blamesAThing(error) else { throw error }
                try await save(half, after: error, &search)
            }
        }
    }

    /// Whether a refusal may concern one thing of several.
    private static func blamesAThing(_ error: SpotifyError) -> Bool {
        switch error {
        case .notFound, .invalidRequest: true
        case .tooLong, .unauthorised, .insufficientScope, .forbidden, .notInDevelopmentMode, .ownerNeedsPremium,
            .userNotRegistered, .premiumRequired, .restriction, .volumeNotControllable, .noActiveDevice,
            .deviceNotFound, .rateLimited, .quotaExceeded, .server, .unavailable, .unconfirmed, .unreadable, .cancelled,
            .refused:
            false
        }
    }
}
