// The music of a world: artists, albums and tracks in arrays that refer to each other by index, and the way
// from an id to its index. Shows and audiobooks are in SpokenCatalogue. A catalogue never changes once
// CatalogueBuilder has made it, so every simulator in a process can share one.

import Synchronization

/// An artist of the catalogue.
package struct CatalogueArtist: Sendable {
    /// Follows from the name, so a world made again has the same ids.
    package let id: CatalogueID
    /// The artist's name.
    package let name: String
    /// The artist's own albums, newest first.
    package internal(set) var albums: [Int] = []
    /// Albums of other artists with a track that credits this one, newest first.
    package internal(set) var appearsOn: [Int] = []
}

/// The three kinds of release (SpotifyContract §4).
package enum AlbumKind: String, Sendable {
    /// The raw values are `album_type` on the wire.
    case album, single, compilation
}

/// An album of the catalogue.
package struct CatalogueAlbum: Sendable {
    /// Follows from artist, name and date.
    package let id: CatalogueID
    /// The title of the release.
    package let name: String
    /// What the service calls `album_type`.
    package let kind: AlbumKind
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    package let released: String
    /// The index of the artist.
    package let artist: Int
    /// The indices of its tracks, which lie side by side.
    package internal(set) var tracks: Range<Int>
}

/// A track of the catalogue.
package struct CatalogueTrack: Sendable {
    /// Follows from the album and the place on it.
    package let id: CatalogueID
    /// The title of the track.
    package let name: String
    /// The index of the album.
    package let album: Int
    /// Indices of the artists credited besides the album's artist.
    package let featured: [Int]
    /// The length, at least a second.
    package let milliseconds: Int
    /// Whether it is marked explicit.
    package let explicit: Bool
    /// The place on the album, counted from 1.
    package let number: Int
}

/// All artists, albums and tracks of a world.
package final class WorldCatalogue: Sendable {
    /// All artists; an index in other arrays counts in this one.
    package let artists: [CatalogueArtist]
    /// All releases; those of an artist need not lie side by side.
    package let albums: [CatalogueAlbum]
    /// All tracks; those of an album lie side by side, in order.
    package let tracks: [CatalogueTrack]
    /// Shows and audiobooks.
    package let spoken: SpokenCatalogue
    private let artistByID: [CatalogueID: Int]
    private let albumByID: [CatalogueID: Int]
    private let trackByID: [CatalogueID: Int]
    /// Built on first use; see `searchIndex`.
    private let index = Mutex<SearchIndex?>(nil)
    /// Sorted on first use; see `newestAlbums`.
    private let newest = Mutex<[Int]?>(nil)

    /// Takes the finished arrays. Of two things with the same id the first is found.
    init(
        artists: [CatalogueArtist], albums: [CatalogueAlbum], tracks: [CatalogueTrack],
        spoken: SpokenCatalogue = .embedded,
    ) {
        self.spoken = spoken
        self.artists = artists
        self.albums = albums
        self.tracks = tracks
        artistByID = Self.places(artists.map(\.id))
        albumByID = Self.places(albums.map(\.id))
        trackByID = Self.places(tracks.map(\.id))
    }

    /// The index of an artist.
    func artist(_ id: CatalogueID) -> Int? { artistByID[id] }
    func album(_ id: CatalogueID) -> Int? { albumByID[id] }
    func track(_ id: CatalogueID) -> Int? { trackByID[id] }

    /// The indices of a track's artists, the album's artist first.
    func artists(of track: CatalogueTrack) -> [Int] {
        [albums[track.album].artist] + track.featured
    }

    /// The search index; built on first use, because most worlds are never searched.
    var searchIndex: SearchIndex {
        index.withLock { index in
            if let index { return index }
            let built = SearchIndex(self)
            index = built
            return built
        }
    }

    /// The hundred newest albums, newest first.
    var newestAlbums: [Int] {
        newest.withLock { newest in
            if let newest { return newest }
            let sorted = albums.indices.sorted { (albums[$0].released, $1) > (albums[$1].released, $0) }
            newest = Array(sorted.prefix(100))
            return newest ?? []
        }
    }

    /// The index of each id.
    private static func places(_ ids: [CatalogueID]) -> [CatalogueID: Int] {
        var places: [CatalogueID: Int] = [:]
        places.reserveCapacity(ids.count)
        for (place, id) in ids.enumerated() where places[id] == nil { places[id] = place }
        return places
    }
}
