// The user's library: what is saved, by kind, and saving and following of every kind through one endpoint, whose URIs
// stand in the query (SpotifyContract §3.3, §3.5).

import HTTPTypes
package import SpotifyModel

extension Endpoint where Response == Page<Saved<Track>> {
    package static func savedTracks(limit: Int, offset: Int) -> Endpoint<Page<Saved<Track>>> {
        reading("/me/tracks", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<SimpleAlbum>> {
    package static func savedAlbums(limit: Int, offset: Int) -> Endpoint<Page<Saved<SimpleAlbum>>> {
        reading("/me/albums", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<Episode>> {
    package static func savedEpisodes(limit: Int, offset: Int) -> Endpoint<Page<Saved<Episode>>> {
        reading("/me/episodes", query: .page(limit, offset), scopes: [.readLibrary, .readPlaybackPosition])
    }
}

extension Endpoint where Response == Page<Saved<Show>> {
    package static func savedShows(limit: Int, offset: Int) -> Endpoint<Page<Saved<Show>>> {
        reading("/me/shows", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Page<Saved<Audiobook>> {
    package static func savedAudiobooks(limit: Int, offset: Int) -> Endpoint<Page<Saved<Audiobook>>> {
        reading("/me/audiobooks", query: .page(limit, offset), scopes: [.readLibrary])
    }
}

extension Endpoint where Response == Accepted {
    /// Saves tracks, albums, episodes, shows and audiobooks, and follows artists, users and playlists.
    /// - Parameter uris: at most ``Limits/library``.
    package static func saveToLibrary(_ uris: [String]) -> Endpoint {
        writing(.put, "/me/library", query: [.uris(uris)], scopes: LibraryScopes.modify(uris))
    }

    /// Takes away what ``saveToLibrary(_:)`` adds.
    /// - Parameter uris: at most ``Limits/library``.
    package static func removeFromLibrary(_ uris: [String]) -> Endpoint {
        writing(.delete, "/me/library", query: [.uris(uris)], scopes: LibraryScopes.modify(uris))
    }
}

extension Endpoint where Response == [Bool] {
    /// Which of them are saved or followed, in order.
    /// - Parameter uris: at most ``Limits/library``.
    package static func libraryContains(_ uris: [String]) -> Endpoint {
        reading("/me/library/contains", query: [.uris(uris)], scopes: LibraryScopes.read(uris))
    }
}

extension QueryItem {
    static func uris(_ uris: [String]) -> QueryItem { QueryItem("uris", uris.joined(separator: ",")) }
}

/// Which permission a thing of the library needs depends on its kind.
private enum LibraryScopes {
    static func modify(_ uris: [String]) -> Swift.Set<Scope> {
        Swift.Set(
            uris.map { uri in
                switch SpotifyURI(uri)?.kind {
                case .artist, .user: .modifyFollows
                case .playlist: .modifyPublicPlaylists
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: .modifyLibrary
                }
            })
    }

    static func read(_ uris: [String]) -> Swift.Set<Scope> {
        Swift.Set(
            uris.map { uri in
                switch SpotifyURI(uri)?.kind {
                case .artist, .user: .readFollows
                case .playlist: .readPrivatePlaylists
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: .readLibrary
                }
            })
    }
}
