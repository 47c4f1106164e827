// A page of a list, and search's bundle of pages. The links in it are not followed: they can point where Development
// Mode answers 403 (SpotifyContract §8.5), so they count only as "there is more".

import FoundationEssentials

/// A page of a list.
package struct Page<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    package var items: [Item]
    /// Entries that were null or could not be read.
    package var dropped: Int
    /// Those of them that hold something.
    package var unreadable: Int
    /// A hint: it drifts.
    package var total: Int?
    /// How many entries the server counted as one page; it may allow fewer than were asked for.
    package var limit: Int?
    /// Where the server says that it begins.
    package var offset: Int?
    package var hasMore: Bool

    private enum CodingKeys: String, CodingKey { case items, total, next, offset, limit }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
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

/// What a search found, a page for each kind asked for.
package struct SearchResults: Sendable, Hashable, Decodable {
    package var artists: Page<Artist>?
    package var albums: Page<SimpleAlbum>?
    package var tracks: Page<Track>?
    package var playlists: Page<Playlist>?
    package var shows: Page<Show>?
    package var episodes: Page<Episode>?
    package var audiobooks: Page<Audiobook>?

    private enum CodingKeys: String, CodingKey {
        case artists, albums, tracks, playlists, shows, episodes, audiobooks
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
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

    /// Entries of any kind that were null or could not be read.
    package var dropped: Int {
        [
            artists?.dropped, albums?.dropped, tracks?.dropped, playlists?.dropped, shows?.dropped, episodes?.dropped,
            audiobooks?.dropped,
        ].reduce(0) { $0 + ($1 ?? 0) }
    }

    /// How many there are of the kind of which there are most: a hint.
    package var total: Int? {
        [
            artists?.total, albums?.total, tracks?.total, playlists?.total, shows?.total, episodes?.total,
            audiobooks?.total,
        ].compactMap(\.self).max()
    }

    /// Those of them that hold something.
    package var unreadable: Int {
        [
            artists?.unreadable, albums?.unreadable, tracks?.unreadable, playlists?.unreadable, shows?.unreadable,
            episodes?.unreadable, audiobooks?.unreadable,
        ].reduce(0) { $0 + ($1 ?? 0) }
    }

    /// Whether any kind has a further page.
    package var hasMore: Bool {
        artists?.hasMore == true || albums?.hasMore == true || tracks?.hasMore == true || playlists?.hasMore == true
            || shows?.hasMore == true || episodes?.hasMore == true || audiobooks?.hasMore == true
    }
}
