// Reads that no command makes yet: the tests of the simulator, of the contract and of repeated requests do.

package import SpotifyAPI
package import SpotifyModel

extension Endpoint where Response == Playback? {
    /// `GET /me/player/currently-playing`: without device, shuffle and repeat; nil when no device is active.
    package static var currentlyPlaying: Endpoint<Playback?> {
        var endpoint = playback
        endpoint.path = "/me/player/currently-playing"
        return endpoint
    }
}

extension Endpoint where Response == [Image] {
    /// `GET /playlists/{id}/images`.
    static func playlistImages(_ id: SpotifyID) -> Endpoint { reading("/playlists/\(id.text)/images") }
}
