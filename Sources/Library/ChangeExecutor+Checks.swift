// Whether playlists are still as they were when a change was worked out. Versions (`snapshot_id`) are no help: they
// advance with name and cover and come later than one's own changes (SpotifyContract §13.1, §13.2), so the entries are
// compared.

package import Arrangement
import SpotifyAPI
import SpotifyModel

extension ChangeExecutor {
    /// Whether a playlist was changed after it was read, by this shell or another: then its entries are compared.
    func isStale(_ record: ChangeRecord, readAt: Int) async throws -> Bool {
        let others = await log.changes(since: readAt).filter { !$0.playlists.isDisjoint(with: record.playlists) }
        guard !others.isEmpty else { return false }
        // The turn at these playlists is ours, so the process of what is noted as under way is gone.
        for var other in others where other.state == .underWay {
            other.state = .stopped
            await log.update(other)
        }
        for case .items(let edit) in record.edits {
            guard let id = edit.playlist.id else { continue }
            if try await entries(of: id, for: edit) != edit.entriesBefore { return true }
        }
        return false
    }

    /// What is on a playlist now, from the place where an edit begins; nil where the list is shorter than that.
    private func entries(of id: SpotifyID, for edit: ItemsEdit) async throws -> [Entry]? {
        if edit.start > 0, edit.before.isEmpty {
            let page = try await reading.page(of: id, at: edit.start)
            if let count = page.count, count < edit.start { return nil }
            if page.entries.isEmpty { return [] }
        }
        return try await reading.entries(of: id, from: edit.start)
    }

    /// The records of a plan with what is done already, after a look at every playlist they change: nothing is sent
    /// where one was changed meanwhile.
    func checked(_ records: [ChangeRecord]) async throws -> [ChangeRecord] {
        var records = records
        var looked: Set<String> = []
        for place in records.indices {
            for (index, edit) in records[place].edits.enumerated() {
                guard index >= records[place].doneEdits, case .items(let edit) = edit, let id = edit.playlist.id,
                    looked.insert(edit.playlist.uri).inserted
                else { continue }
                let isBegun = index == records[place].doneEdits && records[place].hasBegun
                let noted = isBegun ? records[place].doneSteps : 0
                guard let now = try await entries(of: id, for: edit) else {
                    throw PlaylistChanged(playlist: edit.playlist, since: nil)
                }
                guard let done = edit.stepsDone(in: now, near: noted), done == 0 || isBegun else {
                    throw PlaylistChanged(playlist: edit.playlist, since: edit.difference(to: now, after: noted))
                }
                if isBegun { records[place].doneSteps = done }
            }
        }
        return records
    }
}

extension ItemsEdit {
    /// After how many steps the list was like this; nil for none. A process that was ended between a request and its
    /// note leaves the note one short, so that place and the next are tried first.
    package func stepsDone(in now: [Entry], near noted: Int) -> Int? {
        for count in [noted, noted + 1] where count <= steps.count && entries(after: count) == now { return count }
        return (0...steps.count).first { entries(after: $0) == now }
    }
}
