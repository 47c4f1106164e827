// A row completed from an older one of the same thing, since no answer of Spotify's has all fields.

import Rows

extension Row {
    /// The row, with what it lacks taken from a listing of the same thing: the track count of another user's playlist,
    /// the day it was saved.
    func filled(from listed: Row) -> Row {
        guard listed.kind == kind, listed.uri == uri else { return self }
        var row = self
        row.values = table.fields.indices.map { place in
            let own = place < values.count ? values[place] : .missing
            return own == .missing && place < listed.values.count ? listed.values[place] : own
        }
        return row
    }
}
