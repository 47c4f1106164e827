// What an import does in one place, as it is said before and afterwards.

import Library
import Rows
import SpotifyModel
import Text

/// What an import does in the library, or to one playlist.
enum ImportedPart {
    /// Saves these.
    case saved([Row])
    /// Makes a playlist of these.
    case made(EditedPlaylist, [Row])
    /// Adds these to a playlist that has so many entries.
    case added(EditedPlaylist, [Row], before: Int)

    /// The rows that it takes over.
    var rows: [Row] {
        switch self {
        case .saved(let rows), .made(_, let rows), .added(_, let rows, _): rows
        }
    }

    /// Whether it makes a playlist.
    var isMade: Bool {
        switch self {
        case .made: true
        case .saved, .added: false
        }
    }

    /// What it does, as it follows "Would".
    var intention: String {
        switch self {
        case .saved(let rows): "save \(rows.countedByKind)"
        case .made(let playlist, let rows): "make \(Self.title(playlist)) with \(rows.countedEntries)"
        case .added(let playlist, let rows, _): "add \(rows.countedEntries) to \(Self.title(playlist))"
        }
    }

    /// What it did, without entries that Spotify refused.
    ///
    /// - Parameter place: where new playlists are, after a comma.
    func report(without refused: Set<String>, _ place: String) -> String {
        let taken = rows.filter { !refused.contains($0.uri ?? "") }
        switch self {
        case .saved: return "saved \(taken.countedByKind)"
        case .made(let playlist, _): return "made \(Self.title(playlist)) with \(taken.countedEntries)\(place)"
        case .added(let playlist, _, let before):
            let all = [Row].countedEntries(before + taken.count)
            return "added \(taken.countedEntries) to \(Self.title(playlist)) (\(all))"
        }
    }

    private static func title(_ playlist: EditedPlaylist) -> String {
        Sanitiser.clean(Row.title(playlist.name, "playlist"))
    }

    /// The parts as one list; of many playlists only how many there are.
    static func list(
        _ parts: [ImportedPart], _ words: (ImportedPart) -> String, made: String, _ place: String = ""
    ) -> String {
        let playlists = parts.filter(\.isMade)
        guard playlists.count > mostNamed else { return parts.map(words).joined(separator: "; ") }
        let rows = playlists.flatMap(\.rows)
        let others = parts.filter { !$0.isMade }.map(words)
        return (["\(made) \(playlists.count) playlists with \(rows.countedEntries)\(place)"] + others)
            .joined(separator: "; ")
    }

    /// How many new playlists are named.
    private static let mostNamed = 3
}

extension [Row] {
    /// `45 tracks and 3 albums`.
    var countedByKind: String {
        var counts: [RowKind: Int] = [:]
        for row in self { counts[row.kind, default: 0] += 1 }
        let parts = ItemKind.allCases.compactMap { kind in
            counts[RowKind(kind)].map { "\($0) \(kind.rawValue)\($0 == 1 ? "" : "s")" }
        }
        return WordList.text(parts, "and")
    }
}
