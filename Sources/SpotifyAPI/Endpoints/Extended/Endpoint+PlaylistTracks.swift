// Owns the entries of playlists under their old name, under which extended mode still has them
// (SpotifyContract §3.4). The body of a removal calls them `tracks` there.

import HTTPTypes
package import SpotifyModel

extension Endpoint where Response == Page<PlaylistEntry> {
    /// - Parameter limit: up to 100.
    package static func playlistTracks(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        playlistItems(id, limit: limit, offset: offset).underOldName(id).extendedModeOnly
    }
}

extension Endpoint where Response == Snapshot {
    package static func addPlaylistTracks(_ id: SpotifyID, uris: [String], position: Int? = nil) -> Endpoint {
        addPlaylistItems(id, uris: uris, position: position).underOldName(id).extendedModeOnly
    }

    package static func replacePlaylistTracks(_ id: SpotifyID, uris: [String]) -> Endpoint {
        replacePlaylistItems(id, uris: uris).underOldName(id).extendedModeOnly
    }

    package static func removePlaylistTracks(_ id: SpotifyID, uris: [String], snapshot: String? = nil) -> Endpoint {
        var endpoint = removePlaylistItems(id, uris: uris, snapshot: snapshot).underOldName(id)
        var body = JSONBody()
        body.add("tracks", objects: uris, member: "uri")
        if let snapshot { body.add("snapshot_id", snapshot) }
        endpoint.body = body.bytes
        return endpoint.extendedModeOnly
    }
}

extension Endpoint {
    fileprivate func underOldName(_ id: SpotifyID) -> Endpoint {
        var endpoint = self
        endpoint.path = "/playlists/\(id.text)/tracks"
        return endpoint
    }
}
