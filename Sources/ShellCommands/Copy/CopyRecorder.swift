// Keeps what is read of a list in the own copy, without a request of its own: a list that was read from its first page
// to its end takes the place of the copied one, and a first page alone is merged where it joins that. A few pages are
// written at once while the next ones are on their way, and are held no longer than that.

import Exchange
import FoundationEssentials
import Library
import Rows
import SpotifyAPI

/// Follows one reading of a list.
actor CopyRecorder {
    private let list: CopiedList
    private let copy: CopyReader
    /// Whether a list that the copy does not have is kept.
    private let keepsNew: Bool
    /// Whether the first page may still be merged into the copy; where it was compared before, it may not.
    private let mergesHead: Bool
    /// Whether every page will be pulled: then, and only then, are several kept.
    private let readsAll: Bool
    private let reading: CopyReading
    /// How many entries were read without a gap.
    private var count = 0
    /// What was read and is not being written yet: the first page, until a second one shows that more than that is
    /// read, and later a few pages, since each writing costs as much as some of them.
    private var gathered: [CopiedEntry]?
    /// The pages that are being written.
    private var writing: Task<Bool, Never>?
    private var hasEnded = false

    /// How many entries are written at once.
    private static let lot = 5 * Limits.page

    init(_ list: CopiedList, in copy: CopyReader, keepsNew: Bool, mergesHead: Bool, readsAll: Bool) {
        self.readsAll = readsAll
        self.list = list
        self.copy = copy
        self.keepsNew = keepsNew
        self.mergesHead = mergesHead
        reading = CopyReading(of: list, began: copy.time.now)
    }

    /// Takes the next page of a feed.
    func take(_ page: FeedPage) async {
        guard !hasEnded else { return }
        guard page.isReadable, await isWanted() else { return await abandon() }
        await take(page.entries(), isLast: page.batch.next == nil, total: page.total)
    }

    /// Takes the next page of what is read to change it; an empty list needs no copy.
    ///
    /// - Parameter total: how many entries there are up to here.
    func take(_ entries: [CopiedEntry], areReadable: Bool, isLast: Bool, total: Int) async {
        guard !hasEnded else { return }
        guard areReadable, total > 0, await isWanted() else { return await abandon() }
        await take(entries, isLast: isLast, total: total)
    }

    private func take(_ entries: [CopiedEntry], isLast: Bool, total: Int?) async {
        count += entries.count
        if count == entries.count, gathered == nil, writing == nil {
            guard !isLast else { return await keepWhole(entries, total: total) }
            if mergesHead { await merge(entries, total: total) }
            guard readsAll else { return await abandon() }
            gathered = entries
            return
        }
        let lot = (gathered ?? []) + entries
        gathered = isLast || lot.count >= Self.lot ? nil : lot
        guard gathered == nil else { return }
        guard await writing?.value != false else { return await abandon() }
        let (store, reading) = (copy.store, reading)
        writing = Task { (try? await store.keep(lot, of: reading)) != nil }
        guard isLast else { return }
        guard await writing?.value == true else { return await abandon() }
        hasEnded = true
        try? await store.adopt(reading, status: await status(total: total))
    }

    /// Forgets what was read, as the list was not read to its end.
    func abandon() async {
        guard !hasEnded else { return }
        hasEnded = true
        gathered = nil
        guard let writing else { return }
        _ = await writing.value
        await copy.store.drop(reading)
    }

    /// Whether the copy is to have the list, and may be written.
    private func isWanted() async -> Bool {
        guard count == 0 else { return true }
        if !keepsNew, await copy.store.status(of: list) == nil { return false }
        return await copy.claim()
    }

    private func keepWhole(_ entries: [CopiedEntry], total: Int?) async {
        hasEnded = true
        try? await copy.store.update(list, [.replace(entries)], status: await status(total: total))
    }

    /// Merges the first page into the copy, where it joins that.
    private func merge(_ entries: [CopiedEntry], total: Int?) async {
        guard let status = await copy.whole(list) else { return }
        let head = CopiedHead(entries: entries, total: total, isWhole: false, isReadable: true)
        _ = await copy.join(head, to: list, status)
    }

    /// What is known of the list once it was read. Answers that were kept for a while are as old as they are.
    private func status(total: Int?) async -> CopiedListStatus {
        let age = await RequestAllowance.current?.oldestAnswer ?? .zero
        let moment = copy.time.now - Double(age.components.seconds)
        var status = CopiedListStatus(total: total, isWhole: true, checked: moment)
        if case .playlist(let uri) = list {
            // An older version does no harm: the list is then read again.
            status.version = copy.memory.version(of: uri, after: copy.limit)?.text
        }
        return status
    }
}

extension CopyReader {
    /// Makes the copy of a list right with its first page as it is now; what is known of it then, and nil where the
    /// page does not join the copy.
    func join(
        _ head: CopiedHead, to list: CopiedList, _ status: CopiedListStatus
    ) async -> CopiedListStatus? {
        let copied = await store.entries(of: list, at: 0..<head.entries.count)
        guard let join = HeadJoin(head, copied, status) else { return nil }
        var known = status
        known.total = head.total
        known.checked = time.now
        guard (try? await store.update(list, join.edits, status: known)) != nil else { return nil }
        return await store.status(of: list)
    }
}
