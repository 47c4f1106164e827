// Playlists and their entries (SpotifyContract §3.3). Places are counted from 0. Every edit of the entries
// returns the snapshot id of the version it made.

import HTTPTypes
package import SpotifyModel

/// What a playlist is made with.
package struct PlaylistDetails: Sendable, Hashable {
    /// The name as it is shown.
    package var name: String
    /// Whether it is in the owner's profile. It does not restrict who can open it.
    package var isPublic: Bool

    /// A playlist of this name, in the profile or not.
    package init(name: String, isPublic: Bool) {
        self.name = name
        self.isPublic = isPublic
    }

    /// The JSON body.
    fileprivate var bytes: [UInt8] {
        var body = JSONBody()
        body.add("name", name)
        body.add("public", isPublic)
        return body.bytes
    }
}

/// Public and private playlists need different scopes, and a request does not know which kind it meets.
private let modifyPlaylists: Set<Scope> = [.modifyPublicPlaylists, .modifyPrivatePlaylists]

extension Endpoint where Response == Page<Playlist> {
    /// `GET /me/playlists`: the user's own and followed ones.
    package static func myPlaylists(limit: Int, offset: Int) -> Endpoint {
        reading("/me/playlists", query: .page(limit, offset), scopes: [.readPrivatePlaylists])
    }
}

extension Endpoint where Response == Playlist {
    /// `GET /playlists/{id}`: with its first entries, if the user may see them.
    package static func playlist(_ id: SpotifyID) -> Endpoint {
        reading("/playlists/\(id.text)", query: [.bothTypes])
    }

    /// `POST /me/playlists`.
    package static func createPlaylist(_ details: PlaylistDetails) -> Endpoint {
        writingAndReading(.post, "/me/playlists", body: details.bytes, scopes: modifyPlaylists)
    }
}

extension Endpoint where Response == Page<PlaylistEntry> {
    /// `GET /playlists/{id}/items`: 403 unless the user owns the playlist or collaborates (SpotifyContract §3.3).
    package static func playlistItems(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading(
            "/playlists/\(id.text)/items", query: .page(limit, offset) + [.bothTypes],
            scopes: [.readPrivatePlaylists])
    }
}

extension Endpoint where Response == Snapshot {
    /// `POST /playlists/{id}/items`.
    ///
    /// - Parameters:
    /// - uris: At most ``Limits/playlistEdit``.
    /// - position: The place of the first of them; nil for the end.
    package static func addPlaylistItems(_ id: SpotifyID, uris: [String], position: Int? = nil) -> Endpoint {
        var body = JSONBody()
        body.add("uris", uris)
        if let position { body.add("position", position) }
        return writingAndReading(.post, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }
}

extension QueryItem {
    /// Without it, episodes arrive as tracks without content.
    package static let bothTypes = QueryItem("additional_types", "track,episode")
}
