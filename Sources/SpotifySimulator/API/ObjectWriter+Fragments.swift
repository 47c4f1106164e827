// The objects of music, each made once per view and then copied.

extension ObjectWriter {
    func artist(_ index: Int) -> JSONValue { kept(.artist, index) { made(artist: index) } }

    /// - Parameter group: How the album belongs to the artist whose albums are listed.
    func simpleAlbum(_ index: Int, group: String? = nil) -> JSONValue {
        guard group == nil || mode == .development else { return made(simpleAlbum: index, group: group) }
        return kept(.simpleAlbum, index) { made(simpleAlbum: index, group: nil) }
    }

    /// An album with the first page of its tracks.
    func album(_ index: Int) -> JSONValue { kept(.album, index) { made(album: index) } }

    func simpleTrack(_ index: Int) -> JSONValue { kept(.simpleTrack, index) { made(simpleTrack: index) } }

    func track(_ index: Int) -> JSONValue { kept(.track, index) { .object(made(track: index)) } }

    /// Tracks of playlists say what they are in two more keys (SpotifyContract §4).
    func playlistTrack(_ index: Int) -> JSONValue {
        kept(.playlistTrack, index) {
            .object(made(track: index) + [member("episode", false), member("track", true)])
        }
    }

    private func kept(_ kind: FragmentCache.Kind, _ index: Int, make: () -> JSONValue) -> JSONValue {
        fragments?.value(kind, index, make: make) ?? make()
    }
}
