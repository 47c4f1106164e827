// The objects of music by index, each written once per view and then copied from the cache. How they are
// made is in `ObjectWriter`.

extension ObjectWriter {
    /// An artist with pictures and, in extended mode, followers.
    func artist(_ index: Int) -> JSONValue { kept(.artist, index) { made(artist: index) } }

    /// An album as lists have it. In extended mode a group makes the object depend on the list,
    /// so it is written each time.
    ///
    /// - Parameter group: How the album belongs to the artist whose albums are listed.
    func simpleAlbum(_ index: Int, group: String? = nil) -> JSONValue {
        guard group == nil || mode == .development else { return made(simpleAlbum: index, group: group) }
        return kept(.simpleAlbum, index) { made(simpleAlbum: index, group: nil) }
    }

    /// An album with the first page of its tracks.
    func album(_ index: Int) -> JSONValue { kept(.album, index) { made(album: index) } }

    /// A track without its album, as albums list it.
    func simpleTrack(_ index: Int) -> JSONValue { kept(.simpleTrack, index) { made(simpleTrack: index) } }

    /// A track with its album.
    func track(_ index: Int) -> JSONValue { kept(.track, index) { .object(made(track: index)) } }

    /// A track as playlists have it: two more keys say whether it is a track or an episode (SpotifyContract §4).
    func playlistTrack(_ index: Int) -> JSONValue {
        kept(.playlistTrack, index) {
            .object(made(track: index) + [member("episode", false), member("track", true)])
        }
    }

    /// The object from the cache, or made now when this writer has none.
    private func kept(_ kind: FragmentCache.Kind, _ index: Int, make: () -> JSONValue) -> JSONValue {
        fragments?.value(kind, index, make: make) ?? make()
    }
}
