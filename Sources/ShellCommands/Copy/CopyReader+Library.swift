// What the own copy says of the library where nothing can be asked, and what it is given by commands that read lists
// for other ends than to show them.

import Exchange
import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

extension CopiedList {
    /// The list of the library that has saved or followed things of this URI's kind; nil for kinds that none has.
    init?(saved uri: String) {
        switch SpotifyURI(uri)?.kind {
        case .track: self = .liked
        case .album: self = .albums
        case .show: self = .shows
        case .episode: self = .episodes
        case .audiobook: self = .audiobooks
        case .artist: self = .artists
        case .playlist: self = .playlists
        case .chapter, .user, .collection, nil: return nil
        }
    }
}

extension CopyReader {
    /// Whether each of these things is saved or followed; those of kinds of which the copy has no whole list are not
    /// among the answers.
    func isSaved(_ uris: Set<String>) async -> [String: Bool] {
        var answers: [String: Bool] = [:]
        let lists = Dictionary(grouping: uris) { CopiedList(saved: $0) }
        for case (let list?, let asked) in lists {
            guard await whole(list) != nil else { continue }
            let saved = Set(await store.marks(of: list).compactMap(\.uri))
            for uri in asked { answers[uri] = saved.contains(uri) }
        }
        return answers
    }

    /// Keeps what was read of a playlist to change it.
    func keep(_ slots: CopiedSlots, of playlist: String) async {
        guard !slots.entries.isEmpty, !slots.hasUnreadable, !standsAside, await claim() else { return }
        let status = CopiedListStatus(
            version: memory.version(of: playlist, after: limit)?.text, total: slots.entries.count, isWhole: true,
            checked: time.now)
        try? await store.update(.playlist(playlist), [.replace(slots.entries)], status: status)
    }
}

/// What was read of a playlist to change it, as the copy keeps it.
struct CopiedSlots {
    private(set) var entries: [CopiedEntry] = []
    /// Whether an entry is in a form that cannot be read, so that the copy would be wrong.
    private(set) var hasUnreadable = false

    /// Adds the next entry.
    mutating func add(_ slot: PlaylistSlot, _ entry: SpotifyModel.PlaylistEntry) {
        entries.append(CopiedEntry(slot.row, added: entry.addedAt, addedBy: entry.addedBy))
        hasUnreadable = hasUnreadable || entry.isUnreadable
    }
}
