// The contents of playlists under their old name, which extended mode still answers to (SpotifyContract §3.4). The
// body of a removal calls them `tracks` there.

import SpotifyAPI
import SpotifyModel

extension Endpoint where Response == Page<PlaylistEntry> {
    /// `GET /playlists/{id}/tracks`.
    static func playlistTracks(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        playlistItems(id, limit: limit, offset: offset).underOldName(id)
    }
}

extension Endpoint where Response == Snapshot {
    /// `POST /playlists/{id}/tracks`.
    static func addPlaylistTracks(_ id: SpotifyID, uris: [String]) -> Endpoint {
        addPlaylistItems(id, uris: uris).underOldName(id)
    }

    /// `PUT /playlists/{id}/tracks`.
    static func replacePlaylistTracks(_ id: SpotifyID, uris: [String]) -> Endpoint {
        replacePlaylistItems(id, uris: uris).underOldName(id)
    }

    /// `DELETE /playlists/{id}/tracks`.
    static func removePlaylistTracks(_ id: SpotifyID, uris: [String]) -> Endpoint {
        var endpoint = removePlaylistItems(id, uris: uris).underOldName(id)
        endpoint.body = jsonBody("{\"tracks\": \(jsonObjects(uris))}")
        return endpoint
    }
}

extension Endpoint {
    fileprivate func underOldName(_ id: SpotifyID) -> Endpoint {
        var endpoint = self
        endpoint.path = "/playlists/\(id.text)/tracks"
        return endpoint.extendedModeOnly
    }
}
