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
    /// The one thing a reference names, for a command that only looks: where the name is not exact and one thing is near,
    /// a person is asked whether that is meant. nil for rows that turned out to be none; several are an error.
    func one(_ reference: LocatedReference, kinds: [RowKind], in session: Session) async throws -> Row? {
        let found = try await resolve(reference, kinds: kinds, missing: .asks, in: session)
        let count = found.rows.count + found.leftOut.count
        guard count <= 1 else { throw LocatedReferenceError(error: .notOne(count: count), span: reference.span) }
        return found.rows.first
    }
}
