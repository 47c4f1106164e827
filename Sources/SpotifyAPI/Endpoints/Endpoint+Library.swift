// The user's library: the lists of what is saved, by kind, and one operation that saves and follows things of
// every kind, with their URIs in the query (SpotifyContract §3.3, §3.5).

import HTTPTypes
package import SpotifyModel

extension Endpoint where Response == Page<Saved<Track>> {
    /// `GET /me/tracks`: liked songs, newest first.
    package static func savedTracks(limit: Int, offset: Int) -> Endpoint<Page<Saved<Track>>> {
        reading("/me/tracks", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<SimpleAlbum>> {
    /// `GET /me/albums`.
    package static func savedAlbums(limit: Int, offset: Int) -> Endpoint<Page<Saved<SimpleAlbum>>> {
        reading("/me/albums", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<Episode>> {
    /// `GET /me/episodes`.
    package static func savedEpisodes(limit: Int, offset: Int) -> Endpoint<Page<Saved<Episode>>> {
        reading("/me/episodes", query: .page(limit, offset), scopes: [.readLibrary, .readPlaybackPosition])
    }
}

extension Endpoint where Response == Page<Saved<Show>> {
    /// `GET /me/shows`.
    package static func savedShows(limit: Int, offset: Int) -> Endpoint<Page<Saved<Show>>> {
        reading("/me/shows", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<Audiobook>> {
    /// `GET /me/audiobooks`.
    package static func savedAudiobooks(limit: Int, offset: Int) -> Endpoint<Page<Saved<Audiobook>>> {
        reading("/me/audiobooks", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Accepted {
    /// `PUT /me/library`: saves tracks, albums, episodes, shows and audiobooks, and follows
    /// artists, users and playlists.
    ///
    /// - Parameter uris: At most ``Limits/library``.
    package static func saveToLibrary(_ uris: [String]) -> Endpoint {
        writing(.put, "/me/library", query: [.uris(uris)], scopes: LibraryScopes.modify(uris))
    }

    /// `DELETE /me/library`: removes what ``saveToLibrary(_:)`` adds.
    ///
    /// - Parameter uris: At most ``Limits/library``.
    package static func removeFromLibrary(_ uris: [String]) -> Endpoint {
        writing(.delete, "/me/library", query: [.uris(uris)], scopes: LibraryScopes.modify(uris))
    }
}

extension Endpoint where Response == [Bool] {
    /// `GET /me/library/contains`: which of them are saved or followed, in order.
    ///
    /// - Parameter uris: At most ``Limits/library``.
    package static func libraryContains(_ uris: [String]) -> Endpoint {
        reading("/me/library/contains", query: [.uris(uris)], scopes: LibraryScopes.read(uris))
    }
}

extension QueryItem {
    /// The URIs as one comma-separated parameter.
    package static func uris(_ uris: [String]) -> QueryItem { QueryItem("uris", uris.joined(separator: ",")) }
}

/// The scopes that library operations need; they depend on the kind of each URI (SpotifyContract §3.3).
private enum LibraryScopes {
    /// The scopes for asking about these.
    static func read(_ uris: [String]) -> Set<Scope> {
        Set(
            uris.map { uri in
                switch SpotifyURI(uri)?.kind {
                case .artist, .user: .readFollows
                case .playlist: .readPrivatePlaylists
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: .readLibrary
                }
            })
    }

    /// The scopes for saving or removing these.
    static func modify(_ uris: [String]) -> Set<Scope> {
        Set(
            uris.map { uri in
                switch SpotifyURI(uri)?.kind {
                case .artist, .user: .modifyFollows
                case .playlist: .modifyPublicPlaylists
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: .modifyLibrary
                }
            })
    }
}
