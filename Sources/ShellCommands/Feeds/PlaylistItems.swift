// What is on a playlist: tracks and episodes, the same one as often as it was put there. Whether the user may see them
// is checked by the command, before a request is sent.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The entries of a playlist.
struct PlaylistItems: CopiedOffsetFeed {
    static let key = "playlistItems"

    var playlist: SelectedThing

    var copiedList: CopiedList { .playlist(playlist.uri) }
    /// Lists of Spotify's own change without another version.
    var trustsCopy: Bool { playlist.isMine == true || playlist.isCollaborative == true }
    var isKeptWhenRead: Bool { trustsCopy }
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
        return linked(Row(item, added: PartialDate(orMissing: entry.addedAt)))
    }

    private func linked(_ row: Row) -> Row {
        var row = row
        row.links["playlist"] = Row.Link(uri: playlist.uri, name: playlist.name)
        return row
    }

    func row(of entry: CopiedEntry, at place: Int) -> Row? {
        guard var row = entry.row else { return nil }
        row.position = place
        return linked(row)
    }

    func adding(of entry: PlaylistEntry) -> (moment: Date?, person: String?) { (entry.addedAt, entry.addedBy) }

    func isUnreadable(_ entry: PlaylistEntry) -> Bool { entry.isUnreadable }
}
