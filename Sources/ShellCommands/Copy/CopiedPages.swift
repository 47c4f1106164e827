// The pages of a list of the library, from the own copy where that is right, else from Spotify (Language §6). The copy
// is right when it was looked at within five minutes, or when one request shows it: the first page of the list, or the
// version of a playlist. Where that request cannot be made, the copy answers, too, and says so.

import Exchange
import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The pages of a list that the own copy may have. Their one reader pulls them one after the other.
actor CopiedPages<Copied: CopiedFeed>: PageSource {
    /// Where the pages come from.
    private enum Source {
        case copy(CopiedListStatus)
        case spotify(any PageSource, CopyRecorder?)
    }

    private let feed: Copied
    private let start: Int
    private let reader: SpotifyReader
    private var source: Source?
    /// How many entries come before the next page of the copy; nil at its end.
    private var place: Int?

    /// How many entries of the copy are read at once where all of them are wanted.
    private static var lot: Int { 500 }

    init(of feed: Copied, from start: Int, using reader: SpotifyReader) {
        self.feed = feed
        self.start = start
        self.reader = reader
        place = start
    }

    private var copy: CopyReader { reader.copy }
    private var list: CopiedList { feed.copiedList }

    func next() async throws -> FeedPage? {
        if source == nil { source = try await decide() }
        switch source {
        case .copy(let status): return try await page(of: status)
        case .spotify(let pages, let recorder): return try await page(from: pages, recorder)
        case nil: return nil
        }
    }

    // MARK: - From the copy

    /// The next entries of the copy: a page of them, and many where all are wanted.
    private func page(of status: CopiedListStatus) async throws -> FeedPage? {
        guard let first = place else { return nil }
        let isFirst = first == start
        let most = isFirst || reader.context.prefetch == .asNeeded ? Limits.page : Self.lot
        let entries = await copy.store.entries(of: list, at: first..<first + most)
        var rows: [Row] = []
        for (index, entry) in entries.enumerated() {
            if let row = feed.row(of: entry, at: first + index) { rows.append(row) }
        }
        let end = first + entries.count
        let next = entries.isEmpty ? nil : feed.rest(after: end, last: entries.last, total: status.count)
        place = next == nil ? nil : end
        try reader.note(missing: entries.count - rows.count, unreadable: 0, besides: rows)
        return FeedPage(RowBatch(rows, next: next), seen: status.checked)
    }

    // MARK: - From Spotify

    /// The next page of Spotify's; where the first one cannot be had for want of a network or of requests, the copy
    /// takes over.
    private func page(from pages: any PageSource, _ recorder: CopyRecorder?) async throws -> FeedPage? {
        do {
            guard let page = try await pages.next() else {
                await recorder?.abandon()
                return nil
            }
            await recorder?.take(page)
            if list == .playlists { await copy.confirm(page.batch.rows.compactMap(\.uri)) }
            return page
        } catch {
            await recorder?.abandon()
            guard place == start, reader.context.freshness == .cacheAllowed, let error = error as? SpotifyError,
                let reason = error.reasonForCopy, let status = await usable()
            else { throw error }
            await copy.answer(for: reason, status.checked)
            source = .copy(status)
            return try await page(of: status)
        }
    }

    // MARK: - Which of them

    /// Where the pages come from; a request is sent only where the copy has the list and may be out of date.
    private func decide() async throws -> Source {
        guard !reader.context.isOffline else {
            guard reader.context.freshness == .cacheAllowed else { throw OfflineError.needsNetwork }
            guard let status = await usable() else { throw OfflineError.notCopied(feed.name) }
            await copy.use(status.checked)
            return .copy(status)
        }
        guard reader.context.freshness == .cacheAllowed, feed.trustsCopy, let status = await usable() else {
            return spotify(mergesHead: true)
        }
        guard !isOutOfDate(status) else { return spotify(mergesHead: false) }
        guard !copy.isRecent(status.checked), !copy.memory.isUnreachable(at: copy.time.now) else {
            await copy.use(status.checked)
            return .copy(status)
        }
        do {
            guard let status = try await looked(at: status) else { return spotify(mergesHead: false) }
            return .copy(status)
        } catch {
            guard let reason = (error as? SpotifyError)?.reasonForCopy else { throw error }
            await copy.answer(for: reason, status.checked)
            return .copy(status)
        }
    }

    /// What is known of the copied list, where the copy has it as a whole and this feed can be read from it.
    private func usable() async -> CopiedListStatus? {
        guard let status = await copy.whole(list), start <= status.count else { return nil }
        let before = start > 0 ? await copy.store.entries(of: list, at: start - 1..<start).first : nil
        return feed.continues(after: before) ? status : nil
    }

    private func spotify(mergesHead: Bool) -> Source {
        let records = start == 0 && RequestAllowance.current?.isEstimate != true
        return .spotify(
            feed.pages(from: start, using: reader),
            records
                ? CopyRecorder(
                    list, in: copy, keepsNew: feed.isKeptWhenRead, mergesHead: mergesHead,
                    readsAll: reader.context.prefetch == .everything) : nil)
    }

    /// Whether an answer has shown that a playlist has another version by now.
    private func isOutOfDate(_ status: CopiedListStatus) -> Bool {
        guard case .playlist(let uri) = list, let checked = status.checked,
            let seen = copy.memory.version(of: uri, after: checked)
        else { return false }
        return seen.text != status.version
    }

    /// What is known of the copy once it was looked at and found to be right; nil where it is not right.
    private func looked(at status: CopiedListStatus) async throws -> CopiedListStatus? {
        guard case .playlist(let uri) = list else {
            let head = try await feed.head(using: reader)
            copy.memory.noteReached()
            let known = await copy.join(head, to: list, status)
            if list == .playlists { await copy.confirm(head.entries.compactMap { $0.row?.uri }) }
            return known
        }
        guard let version = status.version else { return nil }
        if copy.memory.version(of: uri, after: copy.limit) == nil {
            // A page costs as much as the look would.
            guard status.count > Limits.page, let id = SpotifyURI(uri).flatMap({ SpotifyID($0.id) }) else { return nil }
            _ = try await reader.client.send(.playlist(id), freshness: .fresh)
            copy.memory.noteReached()
        }
        guard let seen = copy.memory.version(of: uri, after: copy.limit), seen.text == version else { return nil }
        return await copy.confirm(list, status, at: seen.seen)
    }
}

extension CopyReader {
    /// Notes that a list was right at a moment.
    func confirm(_ list: CopiedList, _ status: CopiedListStatus, at moment: Date) async -> CopiedListStatus {
        try? await store.confirm([list], at: moment)
        var known = status
        known.checked = moment
        return known
    }

    /// Notes of each of these playlists whose version was just seen that the copy has that version.
    func confirm(_ playlists: [String]) async {
        let statuses = await store.statuses()
        guard statuses.count > 1 else { return }
        let right = playlists.filter { uri in
            guard let status = statuses[.playlist(uri)], status.isWhole, let checked = status.checked,
                let seen = memory.version(of: uri, after: checked)
            else { return false }
            return seen.text == status.version
        }
        // An answer that was kept for a while is older than now, and so is what it shows.
        let oldest = right.compactMap { memory.version(of: $0, after: .distantPast)?.seen }.min()
        if let oldest { try? await store.confirm(right.map { .playlist($0) }, at: oldest) }
    }
}
