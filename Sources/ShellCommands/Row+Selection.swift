// Rows as selections: where a thing stands below what it belongs to, and the one thing a reference must name.

import CommandLanguage
import Rows

extension Row {
    /// The path to the row when it is selected: an album stands below its artist.
    var selectionPath: [SelectedThing] {
        guard kind == "album", let artist = links["artist"] else { return [selected] }
        return [SelectedThing(kind: "artist", uri: artist.uri, name: artist.name), selected]
    }
}

extension Services {
    /// The one thing a reference names; several rows are an error.
    func one(_ reference: LocatedReference, kinds: [RowKind], in session: Session) async throws -> Row {
        let rows = try await resolve(reference, kinds: kinds, in: session).rows
        guard let row = rows.first, rows.count == 1 else {
            throw LocatedReferenceError(error: .notOne(count: rows.count), span: reference.span)
        }
        return row
    }
}
