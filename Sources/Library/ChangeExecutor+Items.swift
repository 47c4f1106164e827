// How the entries of a playlist are changed: step by step, always by places in the present list, since Spotify has no
// lock and no transaction. After an answer that leaves open whether a step was done, the list is read before anything
// is sent again; an entry that Spotify cannot take is found by halving (SpotifyContract §13.4, §14).

import Arrangement
import SpotifyAPI
import SpotifyModel

extension ChangeExecutor {
    /// How many entries may turn out to be refused before the change is given up: a service that is ill refuses all.
    private static let mostRefused = 10

    /// Changes the entries, from the step on that was not done yet, and looks at the list afterwards.
    func arrange(_ edit: ItemsEdit, of record: inout ChangeRecord, _ total: Int) async throws {
        guard let id = edit.playlist.id else { throw PlaylistNotMade(name: edit.playlist.name) }
        var edit = edit
        var version: String?
        while record.doneSteps < edit.steps.count {
            if record.doneSteps > 0 { try Task.checkCancellation() }
            do throws(SpotifyError) {
                version = try await client.send(edit.steps[record.doneSteps].request(id)).id
            } catch {
                version = nil
                try await settle(error, of: &edit, &record, id)
                continue
            }
            await step(&record, of: total)
        }
        guard !edit.steps.isEmpty else { return }
        guard var seen = try await look(at: edit, id, &record) else { return await tell(.uncertain(.items(edit))) }
        seen.version = version
        await tell(.arranged(edit, seen))
    }

    /// Finds out whether a step was done that failed, and does it again where that is right; else throws the error.
    private func settle(
        _ error: SpotifyError, of edit: inout ItemsEdit, _ record: inout ChangeRecord, _ id: SpotifyID
    ) async throws {
        let step = edit.steps[record.doneSteps]
        let isRefusedAddition =
            switch (step, error) {
            // Other 5xx answers are those of a service that is ill, and no entry is to blame for them.
            case (.add, .server(502, _)), (.add, .invalidRequest), (.add, .notFound): true
            case _: false
            }
        guard Self.mayHaveActed(error) || isRefusedAddition, !Task.isCancelled else { throw error }
        guard let before = edit.entries(after: record.doneSteps),
            let after = edit.entries(after: record.doneSteps + 1)
        else { throw error }
        record.requests += 1
        let now = try await entries(of: id, from: edit.start, &record)
        if now == after {
            record.doneSteps += 1
            return await log.update(record)
        }
        guard now == before else {
            throw PlaylistChanged(playlist: edit.playlist, since: edit.difference(to: now, after: record.doneSteps))
        }
        guard case .add(let uris, let place) = step, isRefusedAddition else {
            // It was certainly not done, so it may be sent once more.
            _ = try await client.send(step.request(id))
            record.doneSteps += 1
            record.requests += 1
            return await log.update(record)
        }
        try await search(uris, at: place, in: before, of: &edit, &record, id)
    }

    /// Adds what Spotify takes of an addition that it refused as a whole. However the search ends, the edit says
    /// afterwards what was added, and what is still to be added.
    private func search(
        _ uris: [String], at place: Int, in list: [Entry], of edit: inout ItemsEdit, _ record: inout ChangeRecord,
        _ id: SpotifyID
    ) async throws {
        var search = AdditionSearch(playlist: edit.playlist, id: id, start: edit.start, list: list)
        var failure: (any Error)?
        do {
            try await add(uris[...], at: place, &search)
        } catch {
            failure = error
        }
        record.requests += search.requests
        record.refused += search.refused
        let left = uris.dropFirst(search.taken.count + search.refused.count)
        edit.replaceAddition(at: record.doneSteps, by: search.taken, left: Array(left))
        record.edits[record.doneEdits] = .items(edit)
        if !search.taken.isEmpty { record.doneSteps += 1 }
        await log.update(record)
        if let failure { throw failure }
    }

    /// A search for entries that Spotify cannot take. It goes through them in their order, so that those that are taken
    /// or refused are always the first of them.
    private struct AdditionSearch {
        let playlist: EditedPlaylist
        let id: SpotifyID
        let start: Int
        /// The list as it is now, from `start` on.
        var list: [Entry]
        var requests = 0
        var taken: [String] = []
        var refused: [String] = []
    }

    /// Adds what Spotify takes of these, which are known not to be there, from a place on.
    private func add(_ uris: ArraySlice<String>, at place: Int, _ search: inout AdditionSearch) async throws {
        let middle = uris.startIndex + uris.count / 2
        for part in uris.count == 1 ? [uris] : [uris[..<middle], uris[middle...]] {
            try Task.checkCancellation()
            if try await addAtOnce(Array(part), at: place + search.taken.count, &search) {
                search.taken += part
            } else if part.count > 1 {
                try await add(part, at: place, &search)
            } else {
                guard search.refused.count < Self.mostRefused else {
                    throw SpotifyError.server(502, mayHaveActed: false)
                }
                search.refused += part
            }
        }
    }

    /// Whether Spotify took all of these.
    private func addAtOnce(_ uris: [String], at place: Int, _ search: inout AdditionSearch) async throws -> Bool {
        var after = search.list
        after.insert(contentsOf: uris.map(Entry.item), at: place - search.start)
        search.requests += 1
        do throws(SpotifyError) {
            _ = try await client.send(.addPlaylistItems(search.id, uris: uris, position: place))
            search.list = after
            return true
        } catch {
            switch error {
            case .server(let status, _) where status != 502: throw error
            case .server, .invalidRequest, .notFound, .unconfirmed, .unavailable: break
            case .tooLong, .unauthorised, .insufficientScope, .forbidden, .notInDevelopmentMode, .ownerNeedsPremium,
                .userNotRegistered, .premiumRequired, .restriction, .volumeNotControllable, .noActiveDevice,
                .deviceNotFound, .rateLimited, .quotaExceeded, .unreadable, .cancelled, .refused:
                throw error
            }
        }
        let now = try await reading.entries(of: search.id, from: search.start)
        search.requests += now.count / Limits.page + 1
        if now == after {
            search.list = after
            return true
        }
        guard now == search.list else { throw PlaylistChanged(playlist: search.playlist, since: nil) }
        return false
    }

    /// The list now, from a place on.
    private func entries(
        of id: SpotifyID, from start: Int, _ record: inout ChangeRecord
    ) async throws -> [Entry] {
        let entries = try await reading.entries(of: id, from: start)
        record.requests += entries.count / Limits.page + 1
        return entries
    }

    /// Compares a page of the list with what it must be, and the number of entries.
    private func look(
        at edit: ItemsEdit, _ id: SpotifyID, _ record: inout ChangeRecord
    ) async throws -> PlaylistLook? {
        guard let wanted = edit.entries(after: edit.steps.count) else { return nil }
        let count = edit.start + wanted.count
        let place = max(edit.start, min(edit.firstPlace, count - Limits.page))
        let page = try await reading.page(of: id, at: place)
        record.requests += 1
        let expected = wanted.dropFirst(place - edit.start).prefix(Limits.page)
        let isAsPlanned = page.entries.map(\.entry) == Array(expected) && (page.count ?? count) == count
        record.addReceipt(isAsPlanned ? "\(count) \(count == 1 ? "entry" : "entries"), as planned" : "not as planned")
        guard isAsPlanned else { throw PlaylistChanged(playlist: edit.playlist, since: nil) }
        return PlaylistLook(place: place, entries: page.entries, version: nil)
    }
}

extension ItemsEdit {
    /// Replaces an addition by what of it was taken and what is left of it: what is added later moves up by what was
    /// refused.
    mutating func replaceAddition(at index: Int, by taken: [String], left: [String] = []) {
        guard case .add(let uris, let place) = steps[index] else { return }
        let lost = uris.count - taken.count - left.count
        counts.added -= lost
        for later in steps.indices.dropFirst(index + 1) {
            if case .add(let uris, let place) = steps[later] { steps[later] = .add(uris, at: place - lost) }
        }
        var parts: [Step] = []
        if !taken.isEmpty { parts.append(.add(taken, at: place)) }
        if !left.isEmpty { parts.append(.add(left, at: place + taken.count)) }
        steps.replaceSubrange(index...index, with: parts)
    }

    /// How a list differs from what it was after so many steps.
    func difference(to now: [Entry], after count: Int) -> Counts? {
        guard let then = entries(after: count) else { return nil }
        return Counts(Arrangement(of: then, into: Arrangement.matching(now, in: then)))
    }
}
