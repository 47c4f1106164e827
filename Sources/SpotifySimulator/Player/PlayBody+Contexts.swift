// The items of each kind of context. What cannot be played keeps its place as nil, because an offset into
// a context counts it as well.

extension PlayBody {
    /// The items of a context in its own order; nil stands for what cannot be played.
    ///
    /// - Throws: 404 for an unknown id, 403 for another user's liked songs, 400 for an artist with an offset,
    ///   which the real service refuses in these words (SpotifyContract §5).
    static func items(
        of context: PlaybackContext, hasOffset: Bool, for user: String, in world: World,
    ) throws(APIError) -> [Playable?] {
        let catalogue = world.catalogue
        switch context {
        case .album(let id):
            guard let album = catalogue.album(id) else { throw .notFound }
            return catalogue.albums[album].tracks.map { .track($0) }
        case .artist(let id):
            guard let artist = catalogue.artist(id) else { throw .notFound }
            guard !hasOffset else { throw .badRequest("Can't have offset for context type: ARTIST") }
            return catalogue.topTracks(of: artist, atMost: 50).map { .track($0) }
        case .playlist(let id):
            guard let playlist = world.playlists.first(where: { $0.id == id }) else { throw .notFound }
            return playlist.entries.map(\.playable)
        case .show(let id): return try spoken(id, in: catalogue.spoken)
        case .collection(let owner):
            guard owner == user else { throw .forbidden }
            return world.library(of: user).tracks.entries.reversed().map { .track($0.element) }
        }
    }

    /// The episodes of a show or the chapters of an audiobook: to the player both are shows.
    private static func spoken(_ id: CatalogueID, in spoken: SpokenCatalogue) throws(APIError) -> [Playable?] {
        if let show = spoken.show(id) { return spoken.shows[show].episodes.map { .episode($0) } }
        guard let book = spoken.audiobook(id) else { throw .notFound }
        return spoken.audiobooks[book].chapters.map { .chapter($0) }
    }
}

extension WorldCatalogue {
    /// An artist's best known tracks, best first. Equally known ones keep the order of their albums.
    func topTracks(of artist: Int, atMost most: Int) -> [Int] {
        let all = artists[artist].albums.flatMap { albums[$0].tracks }
        let known = all.sorted { first, second in
            (tracks[second].id.popularity, first) < (tracks[first].id.popularity, second)
        }
        return Array(known.prefix(most))
    }
}

extension PlaylistEntry {
    /// What of the entry plays; `nil` for local files and missing entries, which the Web API cannot play.
    var playable: Playable? {
        switch content {
        case .track(let index): .track(index)
        case .episode(let index): .episode(index)
        case .local, .missing: nil
        }
    }
}
