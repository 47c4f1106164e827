// Collects artists, albums and tracks in the order in which a text lists them, and finishes them as a Catalogue.

/// Builds a catalogue one line at a time.
struct CatalogueBuilder {
    private var artists: [CatalogueArtist] = []
    private var albums: [CatalogueAlbum] = []
    private var tracks: [CatalogueTrack] = []
    private var artistByName: [String: Int] = [:]

    /// The index of the artist of that name, who is added if there is none yet.
    mutating func artist(_ name: String, id: CatalogueID? = nil) -> Int {
        if let known = artistByName[name] { return known }
        artists.append(CatalogueArtist(id: id ?? CatalogueID("artist", [name]), name: name))
        artistByName[name] = artists.count - 1
        return artists.count - 1
    }

    /// Starts an album; the tracks that follow belong to it.
    mutating func startAlbum(
        _ name: String, by artist: Int, released: String, kind: AlbumKind, id: CatalogueID? = nil,
    ) {
        let own = id ?? CatalogueID("album", [artists[artist].name, name, released, kind.rawValue])
        let end = tracks.count
        albums.append(
            CatalogueAlbum(id: own, name: name, kind: kind, released: released, artist: artist, tracks: end..<end)
        )
        artists[artist].albums.append(albums.count - 1)
    }

    /// Adds a track to the album started last; does nothing without one.
    mutating func addTrack(
        _ name: String, milliseconds: Int, explicit: Bool = false, featured: [Int] = [], id: CatalogueID? = nil,
    ) {
        guard let album = albums.indices.last else { return }
        let number = albums[album].tracks.count + 1
        let owner = artists[albums[album].artist].name
        let own = id ?? CatalogueID("track", [owner, albums[album].name, albums[album].released, String(number), name])
        tracks.append(
            CatalogueTrack(
                id: own, name: name, album: album, featured: featured.filter { $0 != albums[album].artist },
                // The player relies on a length of at least a second: a track without length would
                // make its clock stand still.
                milliseconds: max(1_000, milliseconds), explicit: explicit, number: number,
            )
        )
        albums[album].tracks = albums[album].tracks.lowerBound..<tracks.count
    }

    /// The finished catalogue, with each artist's albums and appearances newest first.
    consuming func catalogue() -> WorldCatalogue {
        for track in tracks {
            for artist in track.featured where artists[artist].appearsOn.last != track.album {
                artists[artist].appearsOn.append(track.album)
            }
        }
        for index in artists.indices {
            artists[index].albums = newestFirst(artists[index].albums)
            artists[index].appearsOn = newestFirst(artists[index].appearsOn)
        }
        return WorldCatalogue(artists: artists, albums: albums, tracks: tracks)
    }

    /// Albums by date of release, newest first; on the same day the one listed first.
    private func newestFirst(_ list: [Int]) -> [Int] {
        guard list.count > 1 else { return list }
        return list.sorted { (albums[$0].released, $1) > (albums[$1].released, $0) }
    }
}
