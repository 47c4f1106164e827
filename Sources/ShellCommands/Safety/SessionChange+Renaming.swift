// What commits and undos change of what the shell shows: playlists have other names from then on.

import Library
import Rows

extension SessionChange {
    /// Shows the playlists that these changes have renamed under their new names.
    static func renaming(by records: [ChangeRecord]) -> [SessionChange] {
        records.flatMap(\.edits).compactMap { edit in
            guard case .describe(let description) = edit, let name = description.after.name else { return nil }
            return .update(Row(SelectedThing(kind: "playlist", uri: description.playlist.uri, name: name)))
        }
    }
}
