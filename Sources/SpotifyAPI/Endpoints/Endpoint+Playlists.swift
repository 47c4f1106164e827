// Playlists and their entries (SpotifyContract §3.3). Places are counted from 0. Every edit of the entries returns the
// snapshot id of the version it made; none sends one, since it is no lock and has confused places (SpotifyContract
// §14.2). Playlists are followed and unfollowed by `/me/library`, like everything else that is kept.

import FoundationEssentials
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

/// What is to become of a playlist's details. What is nil stays as it is, and is not sent.
package struct PlaylistDetailsChange: Sendable, Hashable {
    /// The new name.
    package var name: String?
    /// The new text below the name, not escaped for HTML; one line (SpotifyContract §14.3).
    package var description: String?
    /// Whether it is in the owner's profile; Spotify accepts it and often changes nothing (SpotifyContract §13.3).
    package var isPublic: Bool?
    /// Whether followers may edit it, which a public playlist cannot allow (SpotifyContract §3.3).
    package var isCollaborative: Bool?

    /// A change of what is given, and of nothing else.
    package init(
        name: String? = nil, description: String? = nil, isPublic: Bool? = nil, isCollaborative: Bool? = nil
    ) {
        self.name = name
        self.description = description
        self.isPublic = isPublic
        self.isCollaborative = isCollaborative
    }

    /// The JSON body.
    fileprivate var bytes: [UInt8] {
        var body = JSONBody()
        if let name { body.add("name", name) }
        if let description { body.add("description", description) }
        if let isPublic { body.add("public", isPublic) }
        if let isCollaborative { body.add("collaborative", isCollaborative) }
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
        return edit(.post, id, body)
    }

    /// `PUT /playlists/{id}/items`: replaces all entries, local files included, which cannot be added
    /// again (SpotifyContract §14.1).
    ///
    /// - Parameter uris: At most ``Limits/playlistEdit``; none empties the playlist.
    package static func replacePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        var body = JSONBody()
        body.add("uris", uris)
        return edit(.put, id, body)
    }

    /// `PUT /playlists/{id}/items`: moves a run of neighbouring entries, which keep their dates. Sent twice, it would
    /// move others.
    ///
    /// - Parameters:
    /// - start: The place of the first of them.
    /// - length: How many they are.
    /// - before: The place of the entry that is to follow them, in the list before the move; the number of entries
    ///   for the end (SpotifyContract §14.2).
    package static func movePlaylistItems(_ id: SpotifyID, start: Int, length: Int, before: Int) -> Endpoint {
        var body = JSONBody()
        body.add("range_start", start)
        body.add("insert_before", before)
        body.add("range_length", length)
        return edit(.put, id, body)
    }

    /// `DELETE /playlists/{id}/items`: removes every copy of these; one of several copies cannot be
    /// named (SpotifyContract §14.1).
    ///
    /// - Parameter uris: At most ``Limits/playlistEdit``, and none of a local file.
    package static func removePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        var body = JSONBody()
        body.add("items", objects: uris, member: "uri")
        return edit(.delete, id, body)
    }

    /// A change of a playlist's entries.
    private static func edit(_ method: HTTPRequest.Method, _ id: SpotifyID, _ body: JSONBody) -> Endpoint {
        writingAndReading(method, "/playlists/\(id.text)/items", body: body.bytes, scopes: modifyPlaylists)
    }
}

extension Endpoint where Response == Accepted {
    /// `PUT /playlists/{id}`.
    package static func changePlaylist(_ id: SpotifyID, _ change: PlaylistDetailsChange) -> Endpoint {
        writing(.put, "/playlists/\(id.text)", body: change.bytes, scopes: modifyPlaylists)
    }

    /// `PUT /playlists/{id}/images`: a cover of the user's own. Without the scope for it the answer is 401, unlike
    /// everywhere else (SpotifyContract §14.3).
    ///
    /// - Parameter jpeg: At most ``Limits/coverBytes``.
    package static func setPlaylistCover(_ id: SpotifyID, jpeg: [UInt8]) -> Endpoint {
        // In base64 without any line end, which would be 400 or 401 (SpotifyContract §14.3).
        let text = Data(jpeg).base64EncodedString()
        var endpoint = writing(
            .put, "/playlists/\(id.text)/images", body: Array(text.utf8),
            scopes: modifyPlaylists.union([.uploadImages]))
        endpoint.contentType = "image/jpeg"
        return endpoint
    }
}

extension QueryItem {
    /// Without it, episodes arrive as tracks without content.
    package static let bothTypes = QueryItem("additional_types", "track,episode")
}
