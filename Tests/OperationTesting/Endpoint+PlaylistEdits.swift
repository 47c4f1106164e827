// Edits of playlists that no command makes yet: the tests of the simulator, of the contract and of repeated requests do
// (SpotifyContract §3.3).

import HTTPTypes
package import SpotifyAPI
package import SpotifyModel

extension Endpoint where Response == Accepted {
    /// `PUT /playlists/{id}`.
    ///
    /// - Parameter details: A JSON object.
    package static func changePlaylist(_ id: SpotifyID, _ details: String) -> Endpoint {
        writing(.put, "/playlists/\(id.text)", body: jsonBody(details), scopes: [])
    }

    /// `PUT /playlists/{id}/images`, with a JPEG in base64.
    static func uploadPlaylistImage(_ id: SpotifyID, base64: String) -> Endpoint {
        var endpoint = writing(.put, "/playlists/\(id.text)/images", body: jsonBody(base64), scopes: [])
        endpoint.contentType = "image/jpeg"
        return endpoint
    }
}

extension Endpoint where Response == Snapshot {
    /// `PUT /playlists/{id}/items`: replaces all entries.
    static func replacePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        edit(.put, id, "{\"uris\": \(jsonList(uris))}")
    }

    /// `PUT /playlists/{id}/items`: moves one entry before another.
    static func movePlaylistItem(_ id: SpotifyID, from start: Int, to destination: Int) -> Endpoint {
        edit(.put, id, "{\"range_start\": \(start), \"insert_before\": \(destination), \"range_length\": 1}")
    }

    /// `DELETE /playlists/{id}/items`: removes every copy of these.
    static func removePlaylistItems(_ id: SpotifyID, uris: [String]) -> Endpoint {
        edit(.delete, id, "{\"items\": \(jsonObjects(uris))}")
    }

    private static func edit(_ method: HTTPRequest.Method, _ id: SpotifyID, _ json: String) -> Endpoint {
        writingAndReading(method, "/playlists/\(id.text)/items", body: jsonBody(json), scopes: [])
    }
}

extension Endpoint where Response == [Image] {
    /// `GET /playlists/{id}/images`.
    static func playlistImages(_ id: SpotifyID) -> Endpoint { reading("/playlists/\(id.text)/images") }
}
