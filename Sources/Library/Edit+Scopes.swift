// Which permissions of the login an edit needs, so that a plan or an undo can be refused before anything is sent.

package import SpotifyAPI
import SpotifyModel

extension Edit {
    /// The scopes without which Spotify refuses it. Playlists on the profile need another one than the rest, and an
    /// edit does not know which kind it will meet: it names that of the rest.
    package var scopes: [Scope] {
        switch self {
        case .save(let uris), .unsave(let uris):
            uris.map { uri in
                switch SpotifyURI(uri)?.kind {
                case .artist, .user: .modifyFollows
                case .playlist: .modifyPublicPlaylists
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: .modifyLibrary
                }
            }
        case .create(let creation): [creation.isPublic ? .modifyPublicPlaylists : .modifyPrivatePlaylists]
        case .describe, .items: [.modifyPrivatePlaylists]
        case .cover: [.uploadImages, .modifyPrivatePlaylists]
        case .player: [.modifyPlaybackState]
        case .rule: []
        }
    }
}
