// Other users and their playlists, which only extended mode shows (SpotifyContract §3.4).

import Exchange
import SpotifyAPI
import SpotifyModel

extension Endpoint where Response == PublicUser {
    static func user(_ id: String) -> Endpoint<PublicUser> { reading(userPath(id)).extendedModeOnly }
}

extension Endpoint where Response == Page<Playlist> {
    static func playlists(ofUser id: String, limit: Int, offset: Int) -> Endpoint<Page<Playlist>> {
        reading(
            userPath(id) + "/playlists", query: .page(limit, offset)
        ).extendedModeOnly
    }
}

extension Endpoint where Response == Playlist {
    static func createPlaylist(forUser id: String, _ details: PlaylistDetails) -> Endpoint<Playlist> {
        var endpoint = createPlaylist(details)
        endpoint.path = userPath(id) + "/playlists"
        return endpoint.extendedModeOnly
    }
}

/// User IDs are free text, unlike all others.
private func userPath(_ id: String) -> String { "/users/" + PercentEncoding.encoded(id) }
