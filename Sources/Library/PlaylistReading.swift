// Owns how the entries of a playlist are read before and after it is changed: all of them, place by place, with files
// and gone entries in their places, and never from a cache.

package import Arrangement
package import SpotifyAPI
package import SpotifyModel

/// Reads what is on playlists, for changes.
package struct PlaylistReading: Sendable {
    private let client: SpotifyClient

    /// A reader that sends through the client.
    package init(client: SpotifyClient) { self.client = client }

    /// All entries from a place on, as far as a change wants to know them; one request for 50.
    ///
    /// Throws what ``readPages(of:from:_:)`` throws.
    package func entries(of playlist: SpotifyID, from start: Int = 0) async throws -> [Entry] {
        var entries: [Entry] = []
        try await readPages(of: playlist, from: start) { page in entries += page.page.items.lazy.map(\.entry) }
        return entries
    }

    /// Reads all entries from a place on, page by page, since all that Spotify sends of the longest playlists would
    /// take more memory than all that is kept of it.
    ///
    /// Throws ``UnreadablePlaylist`` where places cannot be counted, as an entry came in a form that is none.
    package func readPages(
        of playlist: SpotifyID, from start: Int = 0, _ take: (LocatedPage<PlaylistEntry>) async -> Void
    ) async throws {
        let pages = PageSequence(client: client, freshness: .fresh, from: start, prefetch: .everything) {
            .playlistItems(playlist, limit: $0, offset: $1)
        }
        var place = start
        for try await located in pages {
            guard located.page.dropped == 0, located.offset == place else {
                throw UnreadablePlaylist(place: located.offset)
            }
            place += located.page.items.count
            await take(located)
        }
    }

    /// The newest playlist of that name, if nothing is on it: one whose making was cut off before it was noted. One
    /// request.
    package func emptyPlaylist(named name: String) async throws -> Playlist? {
        let page = try await client.send(.myPlaylists(limit: Limits.page, offset: 0), freshness: .fresh)
        return page.items.first { $0.name == name }.flatMap { $0.totalItems == 0 ? $0 : nil }
    }

    /// A page from a place on, and how many entries there are in all; one request.
    package func page(
        of playlist: SpotifyID, at place: Int
    ) async throws -> (entries: [PlaylistEntry], count: Int?) {
        let page = try await client.send(
            .playlistItems(playlist, limit: Limits.page, offset: place), freshness: .fresh)
        return (page.items, page.total)
    }
}

/// The error of a playlist of which the places cannot be counted.
package struct UnreadablePlaylist: Error, Sendable, Hashable {
    /// The place where counting ended, from 0.
    package var place: Int
}

extension PlaylistEntry {
    /// The entry as a change sees it.
    package var entry: Entry {
        switch item {
        case .track(let track): Entry(text: track.uri)
        case .episode(let episode): Entry(text: episode.uri)
        case nil: .missing
        }
    }
}
