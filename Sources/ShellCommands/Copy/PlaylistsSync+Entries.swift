// Reads what is on the playlists that have changed. One of a single page takes the place of its copy at once, several
// of them at a time; a longer one is gathered in a draft, page by page, which a later `sync` continues as long as the
// playlist has the same version.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

extension PlaylistsSync {
    /// What became of the entries of one playlist.
    enum Reading: Sendable {
        /// They were read: how many there are, and how many of them are new and gone.
        case read(SyncOutcome)
        /// Spotify does not show them.
        case refused
        /// They changed again and again while they were read.
        case restless(name: String)
    }

    /// How often a playlist is begun again that changes while it is read.
    private static let mostTries = 2

    /// Reads all that have changed, and hands over what became of each.
    func readEntries(_ changed: [Changed], take: (Reading) -> Void) async throws {
        let short = changed.filter { $0.count <= ListPage.limit && $0.drafted == 0 }
        let long = changed.filter { $0.count > ListPage.limit || $0.drafted > 0 }
        try await run.sideBySide(short, of: .playlists, read: { try await read($0) }, take: take)
        for playlist in long { take(try await read(playlist)) }
    }

    /// Reads one playlist.
    private func read(_ playlist: Changed) async throws -> Reading {
        do {
            return try await readPages(playlist)
        } catch let error as SpotifyError where error.isRefusal {
            var status = playlist.status ?? CopiedListStatus()
            status.refused = playlist.version
            try await run.copy.update(playlist.list, [], status: status)
            return .refused
        }
    }

    private func readPages(_ playlist: Changed) async throws -> Reading {
        let id = playlist.id
        let reader = PageReader(
            run, keepsPlaces: true,
            { .playlistItems(id, limit: $0, offset: $1) }, entry: Self.entry)
        var status = CopiedListStatus(version: playlist.version, total: nil)
        guard playlist.drafted > 0 else {
            let page = try await reader.page(at: 0)
            run.progress.step(playlist.name)
            status.total = page.total
            guard page.hasMore else {
                (status.isWhole, status.checked) = (true, run.now)
                let before = playlist.status == nil ? [] : await run.copy.marks(of: playlist.list)
                try await run.copy.update(playlist.list, [.replace(page.entries)], status: status)
                return .read(outcome(of: playlist, before: before, now: page.marks))
            }
            // The list itself is noted, so that its draft is removed with it.
            if playlist.status == nil { try await run.copy.update(playlist.list, [], status: CopiedListStatus()) }
            try await run.copy.update(playlist.list.draft, [.replace(page.entries)], status: status)
            return try await readOn(playlist, reader, from: page.end, status)
        }
        status.total = await run.copy.status(of: playlist.list.draft)?.total
        return try await readOn(playlist, reader, from: playlist.drafted, status)
    }

    /// Reads a playlist on from a place, into its draft, and then puts that in the place of the copy.
    private func readOn(
        _ playlist: Changed, _ reader: PageReader, from start: Int, _ status: CopiedListStatus
    ) async throws -> Reading {
        let draft = playlist.list.draft
        var (status, next, tries) = (status, Int?.some(start), 1)
        while let place = next {
            var hasChanged = false
            try await reader.inOrder(from: place, until: status.total ?? place, lanes: run.lanes) { page in
                run.progress.step(playlist.name)
                hasChanged = status.total != nil && page.total != nil && page.total != status.total
                guard !hasChanged else { return false }
                status.total = status.total ?? page.total
                try await run.copy.update(draft, [.append(page.entries)], status: status)
                next = page.hasMore && page.count > 0 && page.end < Self.mostEntries ? page.end : nil
                return next != nil
            }
            if hasChanged {
                // It is no longer what the first pages were of.
                try await run.copy.remove([draft])
                guard tries < Self.mostTries else { return .restless(name: playlist.name) }
                (tries, next, status.total) = (tries + 1, 0, nil)
            }
        }
        let (before, now) = (await run.copy.marks(of: playlist.list), await run.copy.marks(of: draft))
        (status.isWhole, status.checked) = (true, run.now)
        try await run.copy.update(playlist.list, [.takeOver(draft: draft)], status: status)
        return .read(outcome(of: playlist, before: before, now: now))
    }

    /// More entries than a playlist can have (SpotifyContract §14.3), so that one without an end ends.
    private static let mostEntries = 12_000

    private func outcome(of playlist: Changed, before: [EntryMark], now: [EntryMark]) -> SyncOutcome {
        var outcome = SyncOutcome(list: playlist.list)
        outcome.count = now.count
        // A playlist can have the same song several times.
        var left = Dictionary(before.map { ($0, 1) }, uniquingKeysWith: +)
        for mark in now {
            if let count = left[mark], count > 0 { left[mark] = count - 1 } else { outcome.new += 1 }
        }
        outcome.gone = left.values.reduce(0, +)
        return outcome
    }

    /// What the copy keeps of an entry; its place counts, whatever is in it.
    @Sendable private static func entry(_ entry: PlaylistEntry) -> CopiedEntry {
        CopiedEntry(entry.item.map { Row($0) }, added: entry.addedAt, addedBy: entry.addedBy)
    }
}

extension SpotifyError {
    /// Whether Spotify does not show the list to this app or user.
    var isRefusal: Bool {
        switch self {
        case .forbidden, .notFound, .notInDevelopmentMode: true
        case .invalidRequest, .tooLong, .unauthorised, .insufficientScope, .ownerNeedsPremium, .userNotRegistered,
            .premiumRequired, .restriction, .volumeNotControllable, .noActiveDevice, .deviceNotFound, .rateLimited,
            .quotaExceeded, .server, .unreadable, .unconfirmed, .unavailable, .cancelled, .refused:
            false
        }
    }
}
