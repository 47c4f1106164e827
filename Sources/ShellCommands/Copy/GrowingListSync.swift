// Brings the copy of a list up to date that grows at its head: liked songs, and what is saved of each kind. Nothing
// changed costs one request; what came since is read from the head on, what is gone is looked for only when Spotify
// says that there are fewer entries, and all is read only where that is not enough. How pages are compared with the
// copy is in Library; which lists are meant is left to LibrarySync.

import FoundationEssentials
import Library
import SpotifyAPI

/// A list that grows at its head.
struct GrowingListSync: Sendable {
    /// What the head of the list shows.
    struct Look: Sendable {
        /// The first page.
        var page: ListPage
        /// Where the list is read to: itself, or its draft where all of it is read again.
        var target: CopiedList
        /// What is known of the target.
        var status: CopiedListStatus
        /// What tells its entries apart; empty where the first page is as it was.
        var marks: [EntryMark] = []
        /// Whether nothing has changed.
        var isUnchanged = false
        /// How many requests are expected besides the one for the first page.
        var cost = 0
    }

    let list: CopiedList
    let name: String
    let bucket: Bucket
    let reader: PageReader
    let run: SyncRun

    private var copy: any LibraryCopy { run.copy }

    /// Reads the head of the list, and finds out what has to be read besides.
    func look() async throws -> Look {
        let page = try await reader.page(at: 0)
        let kept = await copy.status(of: list)
        let target: CopiedList
        if await copy.status(of: list.draft) != nil || run.isFull && kept?.isWhole == true {
            target = list.draft
        } else {
            target = list
        }
        let status = target == list ? kept : await copy.status(of: target)
        var look = Look(page: page, target: target, status: status ?? CopiedListStatus())
        guard look.status.count > 0 || look.status.isWhole else {
            look.cost = page.hasMore ? SyncRun.pages((page.total ?? 0) - page.end) : 0
            return look
        }
        if look.status.isWhole, look.status.total == page.total,
            page.hasMore || look.status.count == page.entries.count,
            await copy.entries(of: target, at: 0..<page.entries.count).map(\.mark) == page.marks
        {
            look.isUnchanged = true
            return look
        }
        look.marks = await copy.marks(of: target)
        look.cost = expected(look)
        return look
    }

    /// How many requests bringing the list up to date probably takes.
    private func expected(_ look: Look) -> Int {
        var merge = HeadMerge(copy: look.marks)
        merge.take(look.page)
        let total = look.page.total ?? look.marks.count
        let known = look.status.total ?? look.marks.count
        if !look.status.isWhole { return max(1, SyncRun.pages(total - look.marks.count)) }
        guard merge.isDone else { return max(1, SyncRun.pages(total - known - look.page.count + 1)) }
        let gone = known + merge.result.marks.count - look.marks.count - total
        guard gone != 0, !merge.isWhole else { return 0 }
        let pages = SyncRun.pages(total)
        let halvings = Int.bitWidth - pages.leadingZeroBitCount
        return gone < 0 ? pages : min(pages, 1 + gone * halvings)
    }

    /// Brings the list up to date; what became of it. What was read stays read, whatever ends this.
    func bringUpToDate(_ look: Look) async throws -> SyncOutcome {
        var outcome = SyncOutcome(list: list)
        guard !look.isUnchanged else {
            outcome.count = look.status.count
            return outcome
        }
        var look = look
        if try await update(look, &outcome) == .differs {
            // All of it is read again, beside what there is, which stays until that is complete.
            try await copy.remove([list.draft])
            look.target = list.draft
            look.status = CopiedListStatus()
            look.marks = []
            outcome = SyncOutcome(list: list)
            _ = try await update(look, &outcome)
        }
        if look.target == list.draft {
            let before = Set(await copy.marks(of: list))
            var status = await copy.status(of: list.draft) ?? CopiedListStatus()
            let now = Set(await copy.marks(of: list.draft))
            (status.isWhole, status.checked) = (true, run.now)
            try await copy.update(list, [.takeOver(draft: list.draft)], status: status)
            (outcome.new, outcome.gone) = (now.subtracting(before).count, before.subtracting(now).count)
        }
        outcome.count = await copy.status(of: list)?.count ?? 0
        return outcome
    }

    private enum End { case done, differs }

    /// Joins the head with what the target has, and reads what is missing besides.
    private func update(_ look: Look, _ outcome: inout SyncOutcome) async throws -> End {
        var status = look.status
        guard !look.marks.isEmpty else {
            status.total = look.page.total
            status.isWhole = !look.page.hasMore
            if status.isWhole { status.checked = run.now }
            try await copy.update(look.target, [.replace(look.page.entries)], status: status)
            outcome.new += look.page.entries.count
            guard look.page.hasMore else { return .done }
            let rest = ListContinuation(after: look.page.marks, from: look.page.end, total: look.page.total)
            try await read(rest, of: look.target, status, &outcome)
            return .done
        }
        let merge = try await head(look)
        let result = merge.result
        let total = look.page.total ?? result.marks.count
        let expected = (status.total ?? look.marks.count) + result.marks.count - look.marks.count
        let isCounted = status.total == look.marks.count
        status.total = merge.isWhole ? total : expected
        status.isWhole = status.isWhole || merge.isWhole
        if merge.isWhole || status.isWhole && expected == total { status.checked = run.now }
        try await copy.update(look.target, result.edits, status: status)
        outcome.new += result.newCount
        outcome.gone += result.goneCount
        if merge.isWhole { return .done }
        guard status.isWhole else {
            return try await continueAfter(result.marks, head: merge.count, of: look, status, &outcome)
        }
        guard expected != total else { return .done }
        // Where Spotify counts entries that it does not show, places cannot be compared.
        guard isCounted, merge.count == merge.offset else { return .differs }
        let search = RemovalSearch(in: result.marks, known: merge.count, total: total)
        guard let gone = try await places(search, of: look.target) else { return .differs }
        (status.total, status.checked) = (total, run.now)
        try await copy.update(look.target, gone.isEmpty ? [] : [.remove(gone)], status: status)
        outcome.gone += gone.count
        return .done
    }

    /// The head, read on until it joins what the target has.
    private func head(_ look: Look) async throws -> HeadMerge {
        var merge = HeadMerge(copy: look.marks)
        merge.take(look.page)
        var empty = 0
        while !merge.isDone {
            let page = try await reader.page(at: merge.offset)
            run.progress.step(name)
            empty = page.entries.isEmpty ? empty + 1 : 0
            guard empty < 3 else { throw SpotifyError.unreadable(.repeatedPage) }
            merge.take(page)
            // A list that never ends is longer than it says.
            guard merge.offset <= max(look.page.total ?? 0, look.marks.count) + 20 * ListPage.limit else {
                throw SpotifyError.unreadable(.repeatedPage)
            }
        }
        return merge
    }

    /// The places of the entries that are gone; nil where the list differs by more.
    private func places(_ search: RemovalSearch, of target: CopiedList) async throws -> [Int]? {
        var search = search
        var left = SyncRun.pages(await copy.status(of: target)?.count ?? 0) + 10
        while true {
            switch search.next {
            case .found(let places): return places
            case .differs: return nil
            case .read(let offsets):
                left -= offsets.count
                guard left >= 0 else { return nil }
                try await reader.read(offsets, lanes: run.lanes) { page in
                    run.progress.step(name)
                    search.take(page)
                    return true
                }
            }
        }
    }

    /// Reads on after the part that the target has.
    private func continueAfter(
        _ marks: [EntryMark], head: Int, of look: Look, _ status: CopiedListStatus, _ outcome: inout SyncOutcome
    ) async throws -> End {
        var (marks, status) = (marks, status)
        // The page begins with the last entry there is, if nothing of this part is gone.
        let start = max(0, marks.count - 1)
        let page = try await reader.page(at: start)
        run.progress.step(name)
        let known = Set(marks)
        if start >= head, let first = page.entries.first, !known.contains(first.mark) {
            let search = RemovalSearch(in: marks, known: head, beyond: start)
            guard let gone = try await places(search, of: look.target) else {
                // What follows the head is read again.
                try await copy.update(look.target, [.remove(Array(head..<marks.count))], status: status)
                let rest = ListContinuation(after: marks.prefix(head), from: head, total: look.page.total)
                try await read(rest, of: look.target, status, &outcome)
                return .done
            }
            let lost = Set(gone)
            marks = marks.indices.filter { !lost.contains($0) }.map { marks[$0] }
            status.total = look.page.total
            try await copy.update(look.target, [.remove(gone)], status: status)
            outcome.gone += gone.count
            let rest = ListContinuation(after: marks, from: max(0, marks.count - 1), total: look.page.total)
            try await read(rest, of: look.target, status, &outcome)
            return .done
        }
        status.total = look.page.total
        var rest = ListContinuation(after: marks, from: start, total: look.page.total)
        try await keep(rest.take(page), rest, of: look.target, &status, &outcome)
        if rest.next != nil { try await read(rest, of: look.target, status, &outcome) }
        return .done
    }

    /// How many pages are kept at once: one by one they would change the same parts of the indexes each time.
    private static let lot = 4

    /// Reads the rest of the list, several pages at a time, and keeps them as they come.
    private func read(
        _ rest: ListContinuation, of target: CopiedList, _ status: CopiedListStatus, _ outcome: inout SyncOutcome
    ) async throws {
        var (rest, status) = (rest, status)
        var (waiting, pages): ([CopiedEntry], Int) = ([], 0)
        do {
            while let start = rest.next {
                try await reader.inOrder(from: start, until: rest.total ?? start, lanes: run.lanes) { page in
                    waiting += rest.take(page)
                    pages += 1
                    run.progress.step(name)
                    let isInOrder = rest.next == page.end
                    if pages == Self.lot || !isInOrder {
                        try await keep(waiting, rest, of: target, &status, &outcome)
                        (waiting, pages) = ([], 0)
                    }
                    return isInOrder
                }
            }
        } catch {
            // What was read stays read; where it cannot be kept, the first error says why.
            try? await keep(waiting, rest, of: target, &status, &outcome)
            throw error
        }
        if rest.isEndless { throw SpotifyError.unreadable(.repeatedPage) }
    }

    /// Keeps what a page has brought.
    private func keep(
        _ new: [CopiedEntry], _ rest: ListContinuation, of target: CopiedList, _ status: inout CopiedListStatus,
        _ outcome: inout SyncOutcome
    ) async throws {
        let isLast = rest.next == nil && !rest.isEndless
        guard !new.isEmpty || isLast else { return }
        if isLast { (status.isWhole, status.checked) = (true, run.now) }
        try await copy.update(target, new.isEmpty ? [] : [.append(new)], status: status)
        outcome.new += new.count
    }
}
