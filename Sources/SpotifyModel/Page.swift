// A page of a list, and search's bundle of pages. The links in it are not followed: they can point where Development
// Mode answers 403 (contract §8, 5), so they count only as "there is more".

import FoundationEssentials

/// A page of a list.
package struct Page<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    package var items: [Item]
    /// Entries that were null or could not be read.
    package var dropped: Int
    /// A hint: it drifts.
    package var total: Int?
    package var hasMore: Bool

    private enum CodingKeys: String, CodingKey { case items, total, next, offset, limit }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let list = container.lenientList(Item.self, .items) else {
            throw DecodingError.keyNotFound(
                CodingKeys.items, .init(codingPath: container.codingPath, debugDescription: "no list of items"))
        }
        (items, dropped) = list
        total = container.lenient(Int.self, .total)
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

    private enum CodingKeys: String, CodingKey { case artists, albums, tracks, playlists }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        artists = container.lenient(Page<Artist>.self, .artists)
        albums = container.lenient(Page<SimpleAlbum>.self, .albums)
        tracks = container.lenient(Page<Track>.self, .tracks)
        playlists = container.lenient(Page<Playlist>.self, .playlists)
        guard artists != nil || albums != nil || tracks != nil || playlists != nil else {
            throw DecodingError.keyNotFound(
                CodingKeys.tracks, .init(codingPath: container.codingPath, debugDescription: "no page of results"))
        }
    }
}
