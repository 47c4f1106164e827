// Lets the own copy follow what juke changes itself, so that `find`, listings and `sync` see it at once. Where it is
// not known what became of a list, or what a thing looks like, the list is looked at before the copy answers again.

import Arrangement
package import Exchange
import FoundationEssentials
package import Library
import Rows
import SpotifyModel

/// Makes in the own copy what was made at Spotify.
package final class CopiedChanges: Sendable {
    private let store: any LibraryCopy
    private let seen: SeenLibrary
    private let time: any TimeSource
    /// The user ID of who is logged in.
    private let account: @Sendable () async -> String?
    /// Whether answers come from a recording, so that nothing was changed.
    private let isReplay: @Sendable () -> Bool

    /// Changes of this copy.
    package init(
        _ store: any LibraryCopy, seen: SeenLibrary, time: any TimeSource,
        account: @escaping @Sendable () async -> String?, isReplay: @escaping @Sendable () -> Bool
    ) {
        self.isReplay = isReplay
        self.store = store
        self.seen = seen
        self.time = time
        self.account = account
    }

    /// Follows a change. What cannot be written is not told to the user: the copy is then out of date, not wrong for
    /// ever.
    package func follow(_ news: ChangeNews) async {
        guard !isReplay() else { return }
        switch news {
        case .saved(let uris): for (list, uris) in Self.lists(of: uris) { await save(uris, in: list) }
        case .unsaved(let uris): for (list, uris) in Self.lists(of: uris) { await unsave(uris, from: list) }
        case .made(let playlist): await make(playlist)
        case .described(let description): await describe(description)
        case .arranged(let edit, let look): await arrange(edit, look)
        case .uncertain(let edit): await doubt(edit)
        }
    }

    /// The lists that these things are in, with those in each, in their order.
    private static func lists(of uris: [String]) -> [(CopiedList, [String])] {
        var lists: [(CopiedList, [String])] = []
        for uri in uris {
            guard let list = CopiedList(saved: uri) else { continue }
            if let place = lists.firstIndex(where: { $0.0 == list }) {
                lists[place].1.append(uri)
            } else {
                lists.append((list, [uri]))
            }
        }
        return lists
    }

    // MARK: - The library

    private func save(_ uris: [String], in list: CopiedList) async {
        guard let status = await store.status(of: list) else { return }
        let (shown, things) = (seen.copies.rows(of: uris), await store.things(at: uris))
        let rows = uris.compactMap { shown[$0] ?? things[$0] }
        guard status.isWhole, rows.count == uris.count else { return await doubt(list, status) }
        let there = Set(await store.marks(of: list).compactMap(\.uri))
        let now = Date(timeIntervalSince1970: time.now.timeIntervalSince1970.rounded(.down))
        let hasDates = list != .artists && list != .playlists
        let entries = rows.filter { $0.uri.map { !there.contains($0) } ?? false }.map {
            CopiedEntry($0, added: hasDates ? now : nil)
        }
        var known = status
        known.total = status.total.map { $0 + entries.count }
        // Their order, their dates and what rows from elsewhere lack are Spotify's to say: the next look takes them in.
        if list != .playlists { known.checked = outdated(status) }
        try? await store.update(list, [.prepend(entries)], status: known)
    }

    private func unsave(_ uris: [String], from list: CopiedList) async {
        // The copy forgets what no list has; an undo brings it back.
        seen.copies.keep(Array(await store.things(at: uris).values))
        if list == .playlists { try? await store.remove(uris.map { .playlist($0) }) }
        guard let status = await store.status(of: list) else { return }
        let gone = Set(uris)
        let places = await store.marks(of: list).enumerated().filter { $1.uri.map(gone.contains) ?? false }.map(
            \.offset)
        var known = status
        known.total = status.total.map { max(0, $0 - places.count) }
        try? await store.update(list, [.remove(places)], status: known)
    }

    private func make(_ playlist: Playlist) async {
        guard let uri = playlist.uri else { return }
        seen.copies.noteChange(of: uri, at: time.now)
        guard var status = await store.status(of: .playlists) else { return }
        guard status.isWhole else { return await doubt(.playlists, status) }
        status.total = status.total.map { $0 + 1 }
        let row = Row(playlist, account: await account())
        try? await store.update(.playlists, [.prepend([CopiedEntry(row)])], status: status)
        let empty = CopiedListStatus(version: playlist.snapshot, total: 0, isWhole: true, checked: time.now)
        try? await store.update(.playlist(uri), [.replace([])], status: empty)
    }

    private func describe(_ description: PlaylistDescription) async {
        let uri = description.playlist.uri
        // A description advances the version of the entries, too (SpotifyContract §13.1).
        seen.copies.noteChange(of: uri, at: time.now)
        await change(uri) { row in
            if let name = description.after.name { row.name = name }
            if let text = description.after.description { row[.description] = text }
            if let isPublic = description.after.isPublic { row[.isPublic] = isPublic }
            if let isCollaborative = description.after.isCollaborative { row[.collaborative] = isCollaborative }
        }
    }

    /// Shows a playlist with other details from now on.
    private func change(_ playlist: String, _ change: (inout Row) -> Void) async {
        guard let status = await store.status(of: .playlists), var row = await store.things(at: [playlist])[playlist]
        else { return }
        change(&row)
        try? await store.update(.playlists, [.things([row])], status: status)
    }

    // MARK: - Entries of playlists

    private func arrange(_ edit: ItemsEdit, _ look: PlaylistLook) async {
        let list = CopiedList.playlist(edit.playlist.uri)
        seen.copies.noteChange(of: edit.playlist.uri, at: time.now)
        if let count = edit.entries(after: edit.steps.count)?.count {
            await change(edit.playlist.uri) { $0[.entryCount] = edit.start + count }
        }
        guard let status = await store.status(of: list) else { return }
        let marks = await store.marks(of: list)
        let before = marks.map { Entry(text: $0.uri ?? "") }
        guard status.isWhole, before.count >= edit.start, Array(before[edit.start...]) == edit.entriesBefore,
            let places = Arrangement.places(after: edit.steps, of: before),
            let after = Arrangement.applying(edit.steps, to: before)
        else { return await doubt(list, status) }
        var known = CopiedListStatus(version: look.version, total: after.count, isWhole: true, checked: time.now)
        known.refused = status.refused
        var kept = 0
        while kept < places.count, places[kept] == kept { kept += 1 }
        guard let arranged = await arranged(after, from: kept, look, places) else { return await doubt(list, status) }
        try? await store.update(list, [.arrange(after: kept, arranged.entries)], status: known)
        if !arranged.isSeen { await doubt(list, known) }
    }

    /// The entries from a place on as the copy gets them: those that were there as they were, the others as the look
    /// showed them or as they are known from elsewhere, which is not all of it; nil where one is not known.
    private func arranged(
        _ list: [Entry], from first: Int, _ look: PlaylistLook, _ places: [Int?]
    ) async -> (entries: [ArrangedEntry], isSeen: Bool)? {
        let unknown = list.indices.dropFirst(first).compactMap { place -> String? in
            guard places[place] == nil, !look.holds(place), case .item(let uri) = list[place] else { return nil }
            return uri
        }
        let things = unknown.isEmpty ? [] : await store.known(unknown)
        let rows = seen.copies.rows(of: unknown.filter { !things.contains($0) })
        let now = time.now
        var entries: [ArrangedEntry] = []
        entries.reserveCapacity(list.count - first)
        for (place, entry) in list.enumerated().dropFirst(first) {
            if let before = places[place] {
                entries.append(.kept(before))
            } else if look.holds(place) {
                let looked = look.entries[place - look.place]
                entries.append(.seen(CopiedEntry(Row(looked), added: looked.addedAt, addedBy: looked.addedBy)))
            } else if case .item(let uri) = entry, things.contains(uri) {
                entries.append(.thing(uri: uri, added: now))
            } else if case .item(let uri) = entry, let row = rows[uri] {
                entries.append(.seen(CopiedEntry(row, added: now)))
            } else {
                return nil
            }
        }
        return (entries, unknown.isEmpty)
    }

    // MARK: - What is not known

    /// Lets lists be looked at before the copy answers for them again, where an edit may have changed them.
    private func doubt(_ edit: Edit) async {
        var lists: [CopiedList] = []
        switch edit {
        case .save(let uris), .unsave(let uris): lists = Self.lists(of: uris).map(\.0)
        case .create: lists = [.playlists]
        case .describe, .cover, .items:
            guard let uri = edit.playlist?.uri else { return }
            seen.copies.noteChange(of: uri, at: time.now)
            lists = [.playlists, .playlist(uri)]
        case .player, .rule: return
        }
        for list in lists {
            if let status = await store.status(of: list) { await doubt(list, status) }
        }
    }

    private func doubt(_ list: CopiedList, _ status: CopiedListStatus) async {
        var known = status
        known.version = nil
        known.checked = outdated(status)
        try? await store.update(list, [], status: known)
    }

    /// When a list was looked at that is to be looked at before the copy answers again: a second longer ago than the
    /// copy is believed, as moments lose fractions where they are kept.
    private func outdated(_ status: CopiedListStatus) -> Date? {
        status.checked.map { min($0, time.now - CopyReader.belief - 1) }
    }
}

extension PlaylistLook {
    /// Whether the entry at a place was looked at.
    fileprivate func holds(_ place: Int) -> Bool { (self.place..<self.place + entries.count).contains(place) }
}
