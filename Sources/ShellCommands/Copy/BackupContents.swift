// What the own copy has for a backup: which lists, how many entries, how old, and which are missing. Only what is known
// of the lists is read here; the entries are read while the file is written (BackupText).

import FoundationEssentials
package import Library
import Rows

/// What a backup will hold.
package struct BackupContents: Sendable {
    /// What is known of the lists, by list.
    private(set) var statuses: [CopiedList: CopiedListStatus]
    /// The playlists, in the order of the library.
    private(set) var playlists: [Row]
    /// The rules, by name.
    private(set) var rules: [(name: String, pipeline: String)]

    /// Looks at the copy; throws where there is none.
    package init(of copy: any LibraryCopy, rules: [String: Rule]) async throws(BackupError) {
        statuses = await copy.statuses()
        guard !statuses.isEmpty else { throw .noCopy }
        playlists = await copy.entries(of: .playlists, at: nil).compactMap(\.row)
        self.rules = rules.keys.sorted().map { ($0, rules[$0]?.pipeline ?? "") }
    }

    /// The parts that the copy has, each with its list.
    var lists: [(part: BackupPart, list: CopiedList)] {
        BackupPart.allCases.compactMap { part in
            guard let list = part.list, list != .playlists, statuses[list] != nil else { return nil }
            return (part, list)
        }
    }

    /// What is known of the entries of a playlist; nil where there is nothing to write.
    func status(of playlist: Row) -> CopiedListStatus? {
        guard let status = playlist.uri.flatMap({ statuses[.playlist($0)] }) else { return nil }
        return status.isWhole || status.refused == nil && status.count > 0 ? status : nil
    }

    /// Whether the entries of a playlist are expected to be there: Spotify shows those of other users' to no app.
    private func isReadable(_ playlist: Row) -> Bool {
        guard playlist[.mine] != false || playlist[.collaborative] == true else { return false }
        return playlist.uri.flatMap { statuses[.playlist($0)]?.refused } == nil
    }

    /// What was not read to its end, in words.
    var missing: [String] {
        var missing = BackupPart.allCases.compactMap { part -> String? in
            guard let list = part.list else { return nil }
            let isThere = statuses[list].map { $0.isWhole || $0.refused != nil } ?? false
            return isThere ? nil : part.whole
        }
        let unread = playlists.filter { isReadable($0) && status(of: $0)?.isWhole != true }.count
        if unread > 0 { missing.append(unread == 1 ? "what is on 1 playlist" : "what is on \(unread) playlists") }
        return missing
    }

    /// The playlists whose entries Spotify shows to no app.
    var closedPlaylists: Int { playlists.count { !isReadable($0) } }

    /// When the oldest of the lists was last known to be right.
    var asOf: Date? {
        let written = lists.map { statuses[$0.list] } + [statuses[.playlists]] + playlists.map { status(of: $0) }
        return written.compactMap { $0?.checked }.min()
    }

    /// `60 liked songs, 12 albums and 4 playlists with 42 entries`.
    var summary: String {
        var parts = lists.map { $0.part.counted(statuses[$0.list]?.count ?? 0) }
        let entries = playlists.reduce(0) { $0 + (status(of: $1)?.count ?? 0) }
        if !playlists.isEmpty {
            parts.append("\(BackupPart.playlists.counted(playlists.count)) with \([Row].countedPlaces(entries))")
        }
        if !rules.isEmpty { parts.append(BackupPart.rules.counted(rules.count)) }
        return parts.filter { !$0.hasPrefix("0 ") }.listed
    }
}

extension [Row] {
    /// `1 entry`, `42 entries`.
    static func countedPlaces(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
}
