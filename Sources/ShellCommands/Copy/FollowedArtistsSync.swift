// Brings the copy of the followed artists up to date. Spotify pages them by cursor and in no order of time, so the
// first page and the number of them say whether anything has changed; then all are read again, into a draft, which a
// later `sync` continues. For some accounts large pages fail (SpotifyContract §14.4), so they are made smaller then.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The artists the user follows.
struct FollowedArtistsSync: Sendable {
    /// What the first page shows.
    struct Look: Sendable {
        /// The first page, and the cursor after it; nil where it is the only one.
        var page: ListPage
        var after: String?
        /// Whether nothing has changed.
        var isUnchanged: Bool
        /// How many artists the copy has, and its draft of the same list.
        var count: Int
        var drafted: Int
        /// How many requests are expected besides the one for the first page.
        var cost: Int
        /// How many artists a page can have.
        var limit: Int
    }

    static let name = "followed artists"

    let run: SyncRun
    private let list = CopiedList.artists

    init(run: SyncRun) { self.run = run }

    /// Reads the first page, and finds out whether the others have to be read.
    func look() async throws -> Look {
        var limit = ListPage.limit
        let (page, after) = try await self.page(after: nil, limit: &limit)
        let status = await run.copy.status(of: list)
        let draft = await run.copy.status(of: list.draft)
        var look = Look(
            page: page, after: after, isUnchanged: false, count: status?.count ?? 0, drafted: 0, cost: 0,
            limit: limit)
        // A draft of a list that has changed since is of no use.
        if let draft, draft.total == page.total, page.hasMore { look.drafted = draft.count }
        if !run.isFull, draft == nil, let status, status.isWhole, status.total == page.total,
            page.hasMore || status.count == page.entries.count,
            await run.copy.entries(of: list, at: 0..<page.entries.count).map(\.mark) == page.marks
        {
            look.isUnchanged = true
        } else if after != nil {
            look.cost = max(0, (page.total ?? 0) - max(page.entries.count, look.drafted) + limit - 1) / limit
        }
        return look
    }

    /// Reads all of them, where something has changed; what became of the list.
    func bringUpToDate(_ look: Look) async throws -> SyncOutcome {
        var outcome = SyncOutcome(list: list)
        outcome.count = look.count
        guard !look.isUnchanged else { return outcome }
        let draft = list.draft
        let known = CopiedListStatus(total: look.page.total)
        var after = look.after
        if look.drafted > 0, let last = await run.copy.entries(of: draft, at: look.drafted - 1..<look.drafted).first {
            after = last.row?.uri.flatMap { SpotifyURI($0)?.id } ?? look.after
        } else {
            try await run.copy.update(draft, [.replace(look.page.entries)], status: known)
        }
        var limit = look.limit
        var seen = Set(await run.copy.marks(of: draft))
        while let cursor = after {
            let (page, next) = try await self.page(after: cursor, limit: &limit)
            run.progress.step(Self.name)
            let new = page.entries.filter { seen.insert($0.mark).inserted }
            try await run.copy.update(draft, [.append(new)], status: known)
            if new.isEmpty, next != nil { throw SpotifyError.unreadable(.repeatedPage) }
            after = next
        }
        let before = Set(await run.copy.marks(of: list))
        var status = known
        (status.isWhole, status.checked) = (true, run.now)
        try await run.copy.update(list, [.takeOver(draft: draft)], status: status)
        outcome.count = seen.count
        (outcome.new, outcome.gone) = (seen.subtracting(before).count, before.subtracting(seen).count)
        return outcome
    }

    /// The page after an artist, and the cursor after it. A page that Spotify fails to deliver is read with half as
    /// many artists, and so are those that follow.
    private func page(after cursor: String?, limit: inout Int) async throws -> (ListPage, after: String?) {
        while true {
            do throws(SpotifyError) {
                let answer = try await run.client.send(
                    .followedArtists(limit: limit, after: cursor), freshness: .unkept)
                let artists = answer.artists
                // Where no cursor comes along, the last artist is one (SpotifyContract §3.3).
                let next = artists.hasMore ? artists.after ?? artists.items.last?.id : nil
                let page = ListPage(
                    offset: 0, entries: artists.items.map { CopiedEntry(Row($0)) },
                    count: artists.items.count + artists.dropped, total: artists.total, hasMore: next != nil)
                return (page, next)
            } catch {
                guard error.isServerFault, limit > 1 else { throw error }
                limit /= 2
            }
        }
    }
}
