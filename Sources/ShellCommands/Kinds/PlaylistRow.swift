// Playlists as rows. Whether one is the user's own follows from the account, so `mine` is missing as long as that is
// not known.

import Rows
import SpotifyModel

/// What the row of a playlist is made of.
struct PlaylistRow: Listable {
    let playlist: Playlist
    /// The user ID, where it is known.
    let account: String?

    var name: String { playlist.name }
    var uri: String? { playlist.uri }
    var id: String? { playlist.id }
    var url: String? { playlist.uri.flatMap { SpotifyURI($0)?.url } }

    static var kind: RowKind { "playlist" }

    static let columns = Columns<PlaylistRow>(
        [
            .text(.owner, .shown(rank: 1), help: "whose it is") { $0.playlist.owner.map { $0.name ?? $0.id } },
            .number(
                .entryCount, .shown(rank: 2, unit: Field.Unit("track", "tracks")), help: "how many entries it has"
            ) { $0.playlist.totalItems },
            .flag(.isPublic, help: "whether it is on its owner's profile") { $0.playlist.isPublic },
            .flag(.collaborative, help: "whether others may change it") { $0.playlist.isCollaborative },
            .text(.description, help: "its description") { $0.playlist.description },
            .flag(.mine, help: "whether it is yours") { row in
                row.account.map { row.playlist.owner?.id == $0 }
            },
        ])
}

extension Row {
    /// A playlist, as the account sees it.
    init(_ playlist: Playlist, account: String?) { self.init(PlaylistRow(playlist: playlist, account: account)) }
}
