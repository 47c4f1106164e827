// Reads of the catalogue and of the account (contract §3.3).

package import SpotifyModel

extension Endpoint where Response == User {
    package static var me: Endpoint { reading("/me") }
}

extension Endpoint where Response == SearchResults {
    /// - Parameter limit: for each kind by itself; at most ``Limits/search(_:)``.
    package static func search(query: String, kinds: [ItemKind], limit: Int, offset: Int) -> Endpoint {
        reading(
            "/search",
            query: [
                QueryItem("q", query), QueryItem("type", kinds.map(\.rawValue).joined(separator: ",")),
                QueryItem("limit", limit), QueryItem("offset", offset),
            ])
    }
}

extension Endpoint where Response == Artist {
    package static func artist(_ id: SpotifyID) -> Endpoint { reading("/artists/\(id.text)") }
}

extension Endpoint where Response == Page<SimpleAlbum> {
    /// - Parameter groups: of `album`, `single`, `compilation`, `appears_on`.
    package static func artistAlbums(_ id: SpotifyID, groups: [String], limit: Int, offset: Int) -> Endpoint {
        reading(
            "/artists/\(id.text)/albums",
            query: [
                QueryItem("include_groups", groups.joined(separator: ",")), QueryItem("limit", limit),
                QueryItem("offset", offset),
            ])
    }
}

extension Endpoint where Response == Album {
    package static func album(_ id: SpotifyID) -> Endpoint { reading("/albums/\(id.text)") }
}

extension Endpoint where Response == Page<Track> {
    package static func albumTracks(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/albums/\(id.text)/tracks", query: [QueryItem("limit", limit), QueryItem("offset", offset)])
    }
}

extension Endpoint where Response == Track {
    package static func track(_ id: SpotifyID) -> Endpoint { reading("/tracks/\(id.text)") }
}

extension Endpoint where Response == Playlist {
    package static func playlist(_ id: SpotifyID) -> Endpoint { reading("/playlists/\(id.text)") }
}

extension Endpoint where Response == Page<PlaylistEntry> {
    package static func playlistItems(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading(
            "/playlists/\(id.text)/items",
            query: [
                QueryItem("limit", limit), QueryItem("offset", offset), QueryItem("additional_types", "track,episode"),
            ],
            scopes: [.readPrivatePlaylists])
    }
}
