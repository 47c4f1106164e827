// Rows as steps on the path to the selection, and back: the path to a row, the row of a step, and what tells it from
// others of its name.

import CommandLanguage
package import Rows
import SpotifyModel
import Text

extension Row {
    /// The path to the row when it is selected: an album stands below its artist.
    var selectionPath: [SelectedThing] {
        guard kind == "album", let artist = links["artist"] else { return [selected] }
        return [SelectedThing(kind: "artist", uri: artist.uri, name: artist.name), selected]
    }
}

extension Session {
    /// A step of the path as the row it was when it was listed, or as far as the path tells.
    func row(of thing: SelectedThing) -> Row {
        for listing in listings.reversed() {
            // A group of things has the address of what it is called, and is not that.
            if let row = listing.rows.last(where: { $0.uri == thing.uri && $0.kind == thing.kind }) { return row }
        }
        return Row(thing)
    }
}

extension Row {
    /// What is on the path to the selection, as far as the path tells.
    package init(_ thing: SelectedThing) {
        let table = Kinds.table(thing.kind) ?? Kinds.mixed
        let address = SpotifyURI(thing.uri)
        self.init(table, name: thing.name, uri: thing.uri, id: address?.id, url: address?.url, values: [])
        guard kind == "playlist" else { return }
        (self[.owner], self[.mine], self[.collaborative]) = (thing.owner, thing.isMine, thing.isCollaborative)
    }

    /// The row as a step on the path to the selection.
    package var selected: SelectedThing {
        var thing = SelectedThing(kind: kind, uri: uri ?? "", name: name)
        guard kind == "playlist" else { return thing }
        (thing.owner, thing.isMine, thing.isCollaborative) = (self[.owner], self[.mine], self[.collaborative])
        return thing
    }

    /// Enough to tell it from others of the same name: `Weezer — Weezer (album, 1994)`.
    package var described: String {
        var text = name
        if let artist = self[.artist] { text += " — " + artist }
        var facts = [kind.rawValue]
        if let album = self[.album] { facts.append(album) }
        if let year = self[.year] { facts.append(String(year)) }
        return Sanitiser.clean(text + " (" + facts.joined(separator: ", ") + ")")
    }
}
