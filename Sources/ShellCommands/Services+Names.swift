// What was seen goes to the index of names: every row that is read, whether it is shown or not.

import Library
import Rows
import Text

extension Services {
    /// Takes note of rows that were read.
    func note(_ rows: [Row]) async {
        await names.add(rows.compactMap { IndexedName($0) })
    }

    /// What bears the name among everything seen, when it is exactly one thing of one kind.
    func onlyBearer(of name: String, kinds: [RowKind]) async -> SelectedThing? {
        let found = await names.bearers(of: Folding.folded(name), kinds: kinds.map(\.rawValue))
        guard found.count == 1, let bearer = found.first else { return nil }
        return SelectedThing(kind: bearer.kind, uri: bearer.uri, name: bearer.name)
    }
}

extension IndexedName {
    /// nil for rows that are no things of Spotify's.
    init?(_ row: Row) {
        guard let uri = row.uri, uri.hasPrefix("spotify:"), !uri.hasPrefix("spotify:local:"), !row.name.isEmpty,
            Self.kinds.contains(row.kind.rawValue)
        else { return nil }
        self.init(kind: row.kind.rawValue, uri: uri, name: row.name, folded: Folding.folded(row.name))
    }

    private static let kinds: Set<String> = [
        "track", "album", "artist", "playlist", "show", "episode", "audiobook", "chapter",
    ]
}
