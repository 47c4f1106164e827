// Playlists and their entries (SpotifyContract §3.3). Places are counted from 0. Every edit of the entries
// returns the snapshot id of the version it made.

import HTTPTypes
package import SpotifyModel

/// What can be changed of a playlist besides its entries; nil leaves a part as it is.
package struct PlaylistDetails: Sendable, Hashable {
    package var name: String?
    /// Whether it is in the owner's profile. It does not restrict who can open it.
    package var isPublic: Bool?
    /// Whether others may add entries. It needs `isPublic` to be false.
    package var isCollaborative: Bool?
    package var description: String?

    package init(
        name: String? = nil, isPublic: Bool? = nil, isCollaborative: Bool? = nil, description: String? = nil
    ) {
        self.name = name
        self.isPublic = isPublic
        self.isCollaborative = isCollaborative
        self.description = description
    }

    /// The JSON body with the parts that are given.
    fileprivate var bytes: [UInt8] {
        var body = JSONBody()
        if let name { body.add("name", name) }
        if let isPublic { body.add("public", isPublic) }
        if let isCollaborative { body.add("collaborative", isCollaborative) }
        if let description { body.add("description", description) }
        return body.bytes
    }
}

/// A run of entries that moves to another place in its playlist.
package struct PlaylistMove: Sendable, Hashable {
    /// The first entry of the run.
    package var start: Int
    package var count: Int
    /// The entry it is put before, counted as the entries are before the move; the number of entries for the end.
    package var destination: Int
    /// The snapshot id of the version that the places belong to.
    package var snapshot: String?

    package init(start: Int, count: Int = 1, to destination: Int, snapshot: String? = nil) {
        self.start = start
        self.count = count
        self.destination = destination
        self.snapshot = snapshot
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
    ///
    /// - Parameter details: A name at least.
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

extension Endpoint where Response == Accepted {
    /// `PUT /playlists/{id}`.
    package static func changePlaylist(_ id: SpotifyID, _ details: PlaylistDetails) -> Endpoint {
        writing(.put, "/playlists/\(id.text)", body: details.bytes, scopes: modifyPlaylists)
    }

    /// `PUT /playlists/{id}/images`.
    ///
    /// - Parameter base64: A JPEG in base64; at most 256 kB.
    package static func uploadPlaylistImage(_ id: SpotifyID, base64: [UInt8]) -> Endpoint {
        var endpoint = writing(
            .put, "/playlists/\(id.text)/images", body: base64, scopes: modifyPlaylists.union([.uploadImages]))
        endpoint.contentType = "image/jpeg"
        return endpoint
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

    /// `PUT /playlists/{id}/items`: replaces all entries.
    ///
    /// - Parameter uris: At most ``Limits/playlistEdit``.
    package static func replacePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        var body = JSONBody()
        body.add("uris", uris)
        return writingAndReading(.put, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }

    /// `PUT /playlists/{id}/items`: moves a run of entries.
    package static func movePlaylistItems(_ id: SpotifyID, _ move: PlaylistMove) -> Endpoint {
        writingAndReading(.put, "/playlists/\(id.text)/items", body: move.bytes, scopes: modifyPlaylists)
    }

    /// `DELETE /playlists/{id}/items`: removes every copy of these. Removing a single copy by its
    /// place is no longer possible.
    ///
    /// - Parameter uris: At most ``Limits/playlistEdit``.
    package static func removePlaylistItems(_ id: SpotifyID, uris: [String], snapshot: String? = nil) -> Endpoint {
        var body = JSONBody()
        body.add("items", objects: uris, member: "uri")
        if let snapshot { body.add("snapshot_id", snapshot) }
        return writingAndReading(.delete, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }
}

extension Endpoint where Response == [Image] {
    /// `GET /playlists/{id}/images`.
    package static func playlistImages(_ id: SpotifyID) -> Endpoint { reading("/playlists/\(id.text)/images") }
}

extension QueryItem {
    /// Without it, episodes arrive as tracks without content.
    static let bothTypes = QueryItem("additional_types", "track,episode")
}

extension PlaylistMove {
    /// The JSON body of the move.
    var bytes: [UInt8] {
        var body = JSONBody()
        body.add("range_start", start)
        body.add("insert_before", destination)
        body.add("range_length", count)
        if let snapshot { body.add("snapshot_id", snapshot) }
        return body.bytes
    }
}
