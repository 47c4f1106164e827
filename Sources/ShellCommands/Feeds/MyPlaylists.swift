// The playlists in the library: those of one's own and those one follows. Which are one's own is known where the
// account is.

import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The user's playlists, own and followed.
struct MyPlaylists: CopiedOffsetFeed {
    static let key = "myPlaylists"

    var copiedList: CopiedList { .playlists }
    var name: String { "playlists" }
    var table: FieldTable { Kinds.playlist }
    var emptyNote: String { "No playlists yet." }

    func requests() -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Playlist>> {
        { .myPlaylists(limit: $0, offset: $1) }
    }

    func row(_ playlist: Playlist, account: String?) -> Row? { Row(playlist, account: account) }
}
