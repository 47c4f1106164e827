// Brings the copies of the episodes of saved shows up to date, the newest first: one request a show, and more only
// where more than fifty episodes came since. What is further back than the copy goes is not read.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The episodes of the saved shows.
struct ShowsSync: Sendable {
    static let name = "episodes of shows"

    let run: SyncRun

    /// How many pages of one show are read for what came since.
    private static let mostPages = 4

    /// The saved shows, as the copy has them now.
    func shows() async -> [Row] { await run.copy.entries(of: .shows, at: nil).compactMap(\.row) }

    /// Removes the episodes of shows that are no longer saved.
    func removeGone(besides shows: [Row]) async throws {
        let saved = Set(shows.compactMap { $0.uri.map { CopiedList.show($0) } })
        let gone = await run.copy.statuses().keys.filter { list in
            if case .show = list { !saved.contains(list) } else { false }
        }
        if !gone.isEmpty { try await run.copy.remove(Array(gone)) }
    }

    /// Reads the newest episodes of each, several shows at a time, and hands over what became of each; nil for a show
    /// that Spotify does not show.
    func read(_ shows: [Row], take: (SyncOutcome?) -> Void) async throws {
        try await run.sideBySide(shows, of: .shows, read: { try await episodes(of: $0) }, take: take)
    }

    private func episodes(of show: Row) async throws -> SyncOutcome? {
        guard let uri = show.uri, let id = SpotifyURI(uri).flatMap({ SpotifyID($0.id) }) else { return nil }
        let list = CopiedList.show(uri)
        var status = await run.copy.status(of: list) ?? CopiedListStatus()
        // A show has no version; one that was refused is asked for again when it has another number of episodes.
        let version = show[KnownField<Int>("episodes")].map { String($0) } ?? ""
        guard run.isFull || status.refused != version else { return nil }
        let link = Row.Link(uri: uri, name: show.name)
        let reader = PageReader(
            run, { .showEpisodes(id, limit: $0, offset: $1) },
            entry: { CopiedEntry(Row($0, of: link)) })
        do {
            let marks = status.count == 0 ? [] : await run.copy.marks(of: list)
            var merge = HeadMerge(copy: marks)
            var pages = 0
            var total: Int?
            repeat {
                let page = try await reader.page(at: merge.offset)
                run.progress.step(show.title)
                merge.take(page)
                total = page.total
                pages += 1
            } while !merge.isDone && !marks.isEmpty && pages < Self.mostPages
            let result = merge.isDone || marks.isEmpty ? merge.result : merge.resultAlone
            (status.total, status.checked, status.refused) = (total, run.now, nil)
            status.isWhole = merge.isWhole || merge.isDone && status.isWhole
            try await run.copy.update(list, result.edits, status: status)
            var outcome = SyncOutcome(list: list)
            (outcome.count, outcome.new, outcome.gone) = (result.marks.count, result.newCount, result.goneCount)
            return outcome
        } catch let error as SpotifyError where error.isRefusal {
            status.refused = version
            try await run.copy.update(list, [], status: status)
            return nil
        }
    }
}
