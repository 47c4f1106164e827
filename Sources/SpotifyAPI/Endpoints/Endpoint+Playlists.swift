// Playlists and their contents (SpotifyContract §3.3). Positions are counted from 0. Every edit answers with the version it made.

import HTTPTypes
package import SpotifyModel

/// What can be said of a playlist; nil leaves it as it is.
package struct PlaylistDetails: Sendable, Hashable {
    package var name: String?
    package var isPublic: Bool?
    /// Needs `isPublic` to be false.
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

    fileprivate var bytes: [UInt8] {
        var body = JSONBody()
        if let name { body.add("name", name) }
        if let isPublic { body.add("public", isPublic) }
        if let isCollaborative { body.add("collaborative", isCollaborative) }
        if let description { body.add("description", description) }
        return body.bytes
    }
}

/// A run of entries that goes elsewhere in its playlist.
package struct PlaylistMove: Sendable, Hashable {
    /// The first entry of the run.
    package var start: Int
    package var count: Int
    /// The entry it comes before, as they stand now; the number of entries for the end.
    package var destination: Int
    /// The version the move was thought out on.
    package var snapshot: String?

    package init(start: Int, count: Int = 1, to destination: Int, snapshot: String? = nil) {
        self.start = start
        self.count = count
        self.destination = destination
        self.snapshot = snapshot
    }
}

private let modifyPlaylists: Swift.Set<Scope> = [.modifyPublicPlaylists, .modifyPrivatePlaylists]

extension Endpoint where Response == Page<Playlist> {
    /// Own and followed ones.
    package static func myPlaylists(limit: Int, offset: Int) -> Endpoint {
        reading("/me/playlists", query: .page(limit, offset), scopes: [.readPrivatePlaylists])
    }
}

extension Endpoint where Response == Playlist {
    package static func playlist(_ id: SpotifyID) -> Endpoint {
        reading("/playlists/\(id.text)", query: [.bothTypes])
    }

    /// - Parameter details: with a name.
    package static func createPlaylist(_ details: PlaylistDetails) -> Endpoint {
        writingAndReading(.post, "/me/playlists", body: details.bytes, scopes: modifyPlaylists)
    }
}

extension Endpoint where Response == Page<PlaylistEntry> {
    package static func playlistItems(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading(
            "/playlists/\(id.text)/items", query: .page(limit, offset) + [.bothTypes],
            scopes: [.readPrivatePlaylists])
    }
}

extension Endpoint where Response == Accepted {
    package static func changePlaylist(_ id: SpotifyID, _ details: PlaylistDetails) -> Endpoint {
        writing(.put, "/playlists/\(id.text)", body: details.bytes, scopes: modifyPlaylists)
    }

    /// - Parameter base64: a JPEG, encoded; at most 256 kB.
    package static func uploadPlaylistImage(_ id: SpotifyID, base64: [UInt8]) -> Endpoint {
        var endpoint = writing(
            .put, "/playlists/\(id.text)/images", body: base64, scopes: modifyPlaylists.union([.uploadImages]))
        endpoint.contentType = "image/jpeg"
        return endpoint
    }
}

extension Endpoint where Response == Snapshot {
    /// - Parameters:
    ///   - uris: at most ``Limits/playlistEdit``.
    ///   - position: where they go; the end when nil.
    package static func addPlaylistItems(_ id: SpotifyID, uris: [String], position: Int? = nil) -> Endpoint {
        var body = JSONBody()
        body.add("uris", uris)
        if let position { body.add("position", position) }
        return writingAndReading(.post, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }

    /// Puts these in place of everything.
    /// - Parameter uris: at most ``Limits/playlistEdit``.
    package static func replacePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        var body = JSONBody()
        body.add("uris", uris)
        return writingAndReading(.put, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }

    package static func movePlaylistItems(_ id: SpotifyID, _ move: PlaylistMove) -> Endpoint {
        writingAndReading(.put, "/playlists/\(id.text)/items", body: move.bytes, scopes: modifyPlaylists)
    }

    /// Takes out every copy of these.
    /// - Parameter uris: at most ``Limits/playlistEdit``.
    package static func removePlaylistItems(_ id: SpotifyID, uris: [String], snapshot: String? = nil) -> Endpoint {
        var body = JSONBody()
        body.add("items", objects: uris, member: "uri")
        if let snapshot { body.add("snapshot_id", snapshot) }
        return writingAndReading(.delete, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }
}

extension Endpoint where Response == [Image] {
    package static func playlistImages(_ id: SpotifyID) -> Endpoint { reading("/playlists/\(id.text)/images") }
}

extension QueryItem {
    /// Without it, episodes come as tracks without content.
    static let bothTypes = QueryItem("additional_types", "track,episode")
}

extension PlaylistMove {
    var bytes: [UInt8] {
        var body = JSONBody()
        body.add("range_start", start)
        body.add("insert_before", destination)
        body.add("range_length", count)
        if let snapshot { body.add("snapshot_id", snapshot) }
        return body.bytes
    }
}
