// What is on a playlist: tracks and episodes, the same one as often as it was put there. Whether the user may see them
// is checked by the command, before a request is sent.

import Rows
import SpotifyAPI
import SpotifyModel

/// The entries of a playlist.
struct PlaylistItems: OffsetFeed {
    static let key = "playlistItems"

    var playlist: SelectedThing

    var name: String { "tracks of \(playlist.title)" }
    var table: FieldTable { Kinds.entry }
    var emptyNote: String { "\(playlist.title) is empty." }
    var mayHaveDoubles: Bool { true }

    func context(account: String?) -> Listing.Context? { Listing.Context(uri: playlist.uri) }

    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<PlaylistEntry>> {
        let id = try SpotifyID(of: playlist.uri)
        return { .playlistItems(id, limit: $0, offset: $1) }
    }

    /// The row links to its playlist: together with its place it names this entry, and no other copy of the same track.
    func row(_ entry: PlaylistEntry, account: String?) -> Row? {
        guard let item = entry.item else { return nil }
        var row = Row(item, added: PartialDate(orMissing: entry.addedAt))
        row.links["playlist"] = Row.Link(uri: playlist.uri, name: playlist.name)
        return row
    }

    func isUnreadable(_ entry: PlaylistEntry) -> Bool { entry.isUnreadable }
}
