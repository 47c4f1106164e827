// Owns a page of a list, and the several pages of a search. The links in a page are not followed, because they can
// point to paths that Development Mode answers with 403 (SpotifyContract §8.5); a link only says that there is more.

/// A page of a list that is read by offsets.
package struct Page<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    /// The entries that could be read, in Spotify's order; `limit` of the request counts the others, too.
    package var items: [Item]
    /// How many entries were null or could not be read.
    package var dropped: Int
    /// How many of the dropped entries have content, in a form that cannot be read.
    package var unreadable: Int
    /// How many entries there are in all. Only a hint, since it drifts.
    package var total: Int?
    /// How many entries the server counts as one page; it may be fewer than were asked for.
    package var limit: Int?
    /// The offset at which the page begins, according to the server.
    package var offset: Int?
    /// Whether there is a further page.
    package var hasMore: Bool

    private enum CodingKeys: String, CodingKey { case items, total, next, offset, limit }

    /// Throws when the answer has no list of items.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        guard let list = container.lenientList(Item.self, .items) else {
            throw DecodingError.keyNotFound(
                CodingKeys.items, .init(codingPath: container.codingPath, debugDescription: "no list of items"))
        }
        (items, dropped, unreadable) = list
        total = container.count(.total)
        limit = container.count(.limit).flatMap { $0 > 0 ? $0 : nil }
        offset = container.count(.offset)
        // An empty page is the last one, whatever its link says.
        hasMore = container.lenient(String.self, .next) != nil && items.count + dropped > 0
    }
}

/// What a search found: a page for each kind that was asked for.
package struct SearchResults: Sendable, Hashable, Decodable {
    /// nil where artists were not asked for, or the page cannot be read; the same holds for the other kinds.
    package var artists: Page<Artist>?
    /// Albums, without their tracks.
    package var albums: Page<SimpleAlbum>?
    /// Tracks, each with its album.
    package var tracks: Page<Track>?
    /// Playlists of any user; null occurs among them, and is dropped.
    package var playlists: Page<Playlist>?
    /// Shows, without their episodes.
    package var shows: Page<Show>?
    /// Episodes, which a search sends without their show.
    package var episodes: Page<Episode>?
    /// Audiobooks, in the markets that have them.
    package var audiobooks: Page<Audiobook>?

    private enum CodingKeys: String, CodingKey {
        case artists, albums, tracks, playlists, shows, episodes, audiobooks
    }

    /// Throws when there is no page that can be read.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        artists = container.lenient(Page<Artist>.self, .artists)
        albums = container.lenient(Page<SimpleAlbum>.self, .albums)
        tracks = container.lenient(Page<Track>.self, .tracks)
        playlists = container.lenient(Page<Playlist>.self, .playlists)
        shows = container.lenient(Page<Show>.self, .shows)
        episodes = container.lenient(Page<Episode>.self, .episodes)
        audiobooks = container.lenient(Page<Audiobook>.self, .audiobooks)
        guard !isEmpty else {
            throw DecodingError.keyNotFound(
                CodingKeys.tracks, .init(codingPath: container.codingPath, debugDescription: "no page of results"))
        }
    }

    /// Whether no page could be read.
    private var isEmpty: Bool {
        artists == nil && albums == nil && tracks == nil && playlists == nil && shows == nil && episodes == nil
            && audiobooks == nil
    }

    /// How many entries of any kind were null or could not be read.
    package var dropped: Int {
        [
            artists?.dropped, albums?.dropped, tracks?.dropped, playlists?.dropped, shows?.dropped, episodes?.dropped,
            audiobooks?.dropped,
        ].reduce(0) { $0 + ($1 ?? 0) }
    }

    /// How many results the kind with the most has; a hint, since Spotify only estimates it (SpotifyContract §8.7).
    package var total: Int? {
        [
            artists?.total, albums?.total, tracks?.total, playlists?.total, shows?.total, episodes?.total,
            audiobooks?.total,
        ].compactMap(\.self).max()
    }

    /// How many of the dropped entries have content, in a form that cannot be read.
    package var unreadable: Int {
        [
            artists?.unreadable, albums?.unreadable, tracks?.unreadable, playlists?.unreadable, shows?.unreadable,
            episodes?.unreadable, audiobooks?.unreadable,
        ].reduce(0) { $0 + ($1 ?? 0) }
    }

    /// Whether a kind has a further page.
    package var hasMore: Bool {
        artists?.hasMore == true || albums?.hasMore == true || tracks?.hasMore == true || playlists?.hasMore == true
            || shows?.hasMore == true || episodes?.hasMore == true || audiobooks?.hasMore == true
    }
}
