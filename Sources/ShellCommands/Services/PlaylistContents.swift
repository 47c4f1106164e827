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
    /// The row that shows it, with its place, in few bytes; nil for an entry that is gone.
    package let shown: CompactRow?

    /// The row that shows it, with its place, unpacked; nil for an entry that is gone.
    package var row: Row? { shown?.row }
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

    /// The rows there are, each with its place. All of them take much memory: what can do with the places, the names or
    /// one row after the other does.
    package var rows: [Row] { slots.compactMap(\.row) }

    /// The places that have rows.
    var shownPlaces: [Int] { slots.indices.filter { slots[$0].shown != nil } }

    /// The names of these URIs, where rows have them, as messages say them.
    func named(_ uris: [String]) -> [String] {
        let wanted = Set(uris)
        return slots.compactMap { slot in
            slot.shown?.uri.map(wanted.contains) == true ? slot.row : nil
        }.named(uris)
    }

    /// The places of entries of which no more than the URI is known, since a plan adds them.
    var placesWithoutDetails: [Int] {
        slots.indices.filter { place in
            if case .item = slots[place].entry { slots[place].shown?.name.isEmpty == true } else { false }
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
    /// An entry that a row shows.
    init(entry: Entry, row: Row?) {
        self.init(entry: entry, shown: row.map { CompactRow($0) })
    }

    /// An entry as Spotify sends it, shown by a row.
    init(_ entry: SpotifyModel.PlaylistEntry, _ row: Row?, at place: Int, _ packer: inout RowPacker) {
        self.init(entry.entry, row, at: place, &packer)
    }

    /// An entry of the own copy, at a place.
    init(_ entry: CopiedEntry, at place: Int, _ packer: inout RowPacker) {
        self.init(Entry(text: entry.row?.uri ?? ""), entry.row, at: place, &packer)
    }

    private init(_ entry: Entry, _ row: Row?, at place: Int, _ packer: inout RowPacker) {
        var shown = row.map { packer.pack($0) }
        shown?.position = place
        self.init(entry: entry, shown: shown)
    }

    /// The same entry at another place.
    func moved(to place: Int) -> PlaylistSlot {
        var shown = shown
        shown?.position = place
        return PlaylistSlot(entry: entry, shown: shown)
    }

    /// An entry that a plan adds, as far as its URI and the rows at hand tell.
    init(planned entry: Entry, at place: Int, rows: [String: Row]) {
        switch entry {
        case .item(let uri), .local(let uri):
            var row =
                rows[uri]
                ?? SpotifyURI(uri).map { Row(SelectedThing(kind: RowKind($0.kind), uri: uri, name: "")) }
            row?.position = place
            self.init(entry: entry, row: row)
        case .missing: self.init(entry: entry, row: nil)
        }
    }
}

extension Row {
    /// What shows an entry of a playlist; nil for one that is gone.
    init?(_ entry: SpotifyModel.PlaylistEntry) {
        guard let item = entry.item else { return nil }
        self.init(item, added: PartialDate(orMissing: entry.addedAt))
    }
}
