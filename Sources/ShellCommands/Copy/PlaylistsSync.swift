// Brings the copy of the playlists up to date, and the copies of what is on them: the list of playlists is read whole,
// and of the playlists those that have another version than the copy. What Spotify does not show is remembered at its
// version and not asked for again.

import CommandLanguage
import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Synchronization

/// The user's playlists, own and followed.
struct PlaylistsSync: Sendable {
    /// A playlist whose entries are to be read.
    struct Changed: Sendable {
        var list: CopiedList
        var id: SpotifyID
        var name: String
        /// What Spotify calls its version.
        var version: String?
        /// How many entries it has, as far as that is known.
        var count: Int
        /// What is known of the copy.
        var status: CopiedListStatus?
        /// How many entries of this version a draft has already.
        var drafted: Int
    }

    /// What the list of playlists shows.
    struct Look: Sendable {
        /// Every playlist, in Spotify's order.
        var entries: [CopiedEntry]
        var total: Int?
        /// What the copy had of the list before.
        var before: [EntryMark]
        /// Whether the list is as it was.
        var isUnchanged: Bool
        /// Playlists whose copy is right.
        var unchanged: [CopiedList] = []
        /// Playlists whose entries are to be read.
        var changed: [Changed] = []
        /// Playlists that are not shown, with the version at which that was learnt now.
        var refused: [(list: CopiedList, status: CopiedListStatus)] = []
        /// Copies of playlists that are gone.
        var gone: [CopiedList] = []
        /// How many requests are expected besides those for the list.
        var cost: Int {
            changed.reduce(0) { $0 + max(1, SyncRun.pages($1.count - $1.drafted)) }
        }
    }

    let run: SyncRun
    let mode: Mode
    /// Which playlists are read; nil for all of them.
    let filter: Where.Filter?

    private static let list = CopiedList.playlists
    /// What the entries of all playlists together are called.
    static let entriesName = "entries of playlists"

    /// Reads the list of playlists, and finds out which of them have changed.
    func look() async throws -> Look {
        let versions = Versions()
        let account = run.account
        let reader = PageReader(
            run, { .myPlaylists(limit: $0, offset: $1) },
            entry: { playlist in
                versions.note(playlist)
                return CopiedEntry(Row(playlist, account: account))
            })
        var rest = ListContinuation(after: [], from: 0, total: nil)
        var entries: [CopiedEntry] = []
        while let start = rest.next {
            try await reader.inOrder(from: start, until: rest.total ?? start, lanes: run.lanes) { page in
                entries += rest.take(page)
                return rest.next == page.end
            }
        }
        if rest.isEndless { throw SpotifyError.unreadable(.repeatedPage) }
        let before = await run.copy.entries(of: Self.list, at: nil)
        let isWhole = await run.copy.status(of: Self.list)?.isWhole == true
        var look = Look(
            entries: entries, total: rest.total, before: before.map(\.mark), isUnchanged: isWhole && before == entries)
        try await compare(&look, with: versions)
        return look
    }

    /// Compares the versions of the playlists with those of the copy.
    private func compare(_ look: inout Look, with versions: Versions) async throws {
        let rows = look.entries.compactMap(\.row)
        let wanted = Set(try await filter?.rows(of: rows).compactMap(\.uri) ?? [])
        let statuses = await run.copy.statuses()
        var listed: Set<CopiedList> = []
        for row in rows {
            guard let uri = row.uri, let id = SpotifyURI(uri).flatMap({ SpotifyID($0.id) }) else { continue }
            let list = CopiedList.playlist(uri)
            listed.insert(list)
            guard filter == nil || wanted.contains(uri) else { continue }
            let version = versions[uri]
            let status = statuses[list]
            if !run.isFull, let version, status?.refused == version {
                continue
            } else if mode == .development, row[.mine] == false, row[.collaborative] != true {
                // Development Mode shows entries to owners and collaborators only (SpotifyContract §3.3).
                var status = status ?? CopiedListStatus()
                status.refused = version
                look.refused.append((list, status))
            } else if !run.isFull, let status, status.isWhole, status.version == version,
                version != nil || status.total == row[.entryCount]
            {
                look.unchanged.append(list)
            } else {
                let draft = await run.copy.status(of: list.draft)
                look.changed.append(
                    Changed(
                        list: list, id: id, name: row.title, version: version, count: row[.entryCount] ?? 0,
                        status: status, drafted: draft?.version == version && version != nil ? draft?.count ?? 0 : 0))
            }
        }
        look.gone = statuses.keys.filter { list in
            if case .playlist = list { !listed.contains(list) } else { false }
        }
    }

    /// Keeps the list of playlists, and what its versions say; what became of the list.
    func keep(_ look: Look) async throws -> SyncOutcome {
        var outcome = SyncOutcome(list: Self.list)
        outcome.count = look.entries.count
        if !look.isUnchanged {
            let status = CopiedListStatus(total: look.total, isWhole: true, checked: run.now)
            try await run.copy.update(Self.list, [.replace(look.entries)], status: status)
            let (before, now) = (Set(look.before), Set(look.entries.map(\.mark)))
            (outcome.new, outcome.gone) = (now.subtracting(before).count, before.subtracting(now).count)
        }
        for (list, status) in look.refused { try await run.copy.update(list, [], status: status) }
        if !look.gone.isEmpty { try await run.copy.remove(look.gone.flatMap { [$0, $0.draft] }) }
        try await run.copy.confirm(look.unchanged, at: run.now)
        return outcome
    }

    /// What Spotify calls the versions of the playlists that were read.
    private final class Versions: Sendable {
        private let known = Mutex<[String: String]>([:])

        subscript(uri: String) -> String? { known.withLock { $0[uri] } }

        func note(_ playlist: Playlist) {
            guard let uri = playlist.uri, let snapshot = playlist.snapshot else { return }
            known.withLock { $0[uri] = snapshot }
        }
    }
}
