// What is on a playlist, place by place, for commands that change it: rows where there is something to show, and the
// files and gone entries between them, which have places, too.

package import Arrangement
package import Library
package import Rows
import SpotifyAPI
import SpotifyModel

/// A place of a playlist.
package struct PlaylistSlot: Sendable {
    /// What is there, as a change sees it.
    package let entry: Entry
    /// The row that shows it, with its place; nil for an entry that is gone.
    package let row: Row?
}

/// The entries of a playlist as they were read, with what a plan has changed of them.
package struct PlaylistContents: Sendable {
    /// The playlist.
    package let playlist: EditedPlaylist
    /// Its places, in order.
    package var slots: [PlaylistSlot]
    /// How far the log had come when it was read: later changes make this out of date.
    package let readAt: Int

    /// What is there, place by place.
    package var entries: [Entry] { slots.map(\.entry) }

    /// The rows there are, each with its place.
    package var rows: [Row] { slots.compactMap(\.row) }

    /// The places of entries of which no more than the URI is known, since a plan adds them.
    var placesWithoutDetails: [Int] {
        slots.indices.filter { place in
            if case .item = slots[place].entry { slots[place].row?.name.isEmpty == true } else { false }
        }
    }

    /// The places of each URI, in order.
    package var placesByURI: [String: [Int]] {
        var places: [String: [Int]] = [:]
        for (place, slot) in slots.enumerated() {
            switch slot.entry {
            case .item(let uri), .local(let uri): places[uri, default: []].append(place)
            case .missing: break
            }
        }
        return places
    }
}

extension PlaylistSlot {
    /// An entry as Spotify sends it, at a place.
    init(_ entry: SpotifyModel.PlaylistEntry, at place: Int) {
        self.entry = entry.entry
        var row = entry.item.map { Row($0, added: PartialDate(orMissing: entry.addedAt)) }
        row?.position = place
        self.row = row
    }

    /// An entry of the own copy, at a place.
    init(_ entry: CopiedEntry, at place: Int) {
        self.entry = Entry(text: entry.row?.uri ?? "")
        var row = entry.row
        row?.position = place
        self.row = row
    }

    /// The same entry at another place.
    func moved(to place: Int) -> PlaylistSlot {
        var row = row
        row?.position = place
        return PlaylistSlot(entry: entry, row: row)
    }

    /// An entry that a plan adds, as far as its URI and the rows at hand tell.
    init(planned entry: Entry, at place: Int, rows: [String: Row]) {
        self.entry = entry
        switch entry {
        case .item(let uri), .local(let uri):
            var row =
                rows[uri]
                ?? SpotifyURI(uri).map { Row(SelectedThing(kind: RowKind($0.kind), uri: uri, name: "")) }
            row?.position = place
            self.row = row
        case .missing: row = nil
        }
    }
}
