// Where rows come from when there are more than one page of them: the request that is paged, as data that can be kept
// in a listing's cursor and taken up again by `more`, also in a later shell.

import FoundationEssentials
package import Rows
import SpotifyAPI
package import SpotifyModel

/// Something at Spotify that is read page by page.
package enum Feed: Sendable, Hashable, Codable {
    case search(query: String, kinds: [ItemKind])
    case artistAlbums(artist: SelectedThing, groups: [String])
    case albumTracks(AlbumHeading)
    case playlistItems(playlist: SelectedThing)

    /// What a track's row needs of its album, which Spotify's own answer leaves out.
    package struct AlbumHeading: Sendable, Hashable, Codable {
        package var uri: String
        package var name: String
        package var artist: String?
        package var year: Int?
        package var month: Int?
        package var day: Int?

        /// The heading of an album's row.
        package init(_ row: Row) {
            uri = row.uri ?? ""
            name = row.name
            if case .text(let credit) = row["artist"] { artist = credit }
            guard case .date(let date) = row["released"] else { return }
            (year, month, day) = (date.year, date.month, date.day)
        }
    }

    /// What a listing of it is called.
    package var name: String {
        switch self {
        case .search(let query, _): "search \(query)"
        case .artistAlbums(let artist, _): "albums of \(artist.name)"
        case .albumTracks(let album): "tracks of \(album.name)"
        case .playlistItems(let playlist): "tracks of \(playlist.name)"
        }
    }

    /// What plays when a row of it is played and the music goes on.
    package var context: Listing.Context? {
        switch self {
        case .search, .artistAlbums: nil
        case .albumTracks(let album): Listing.Context(uri: album.uri)
        case .playlistItems(let playlist): Listing.Context(uri: playlist.uri)
        }
    }

    /// The table of its rows.
    package var table: FieldTable {
        switch self {
        case .search(_, let kinds) where kinds.count == 1:
            Kinds.table(RowKind(rawValue: kinds[0].rawValue)) ?? Kinds.mixed
        case .search: Kinds.mixed
        case .artistAlbums: Kinds.album
        case .albumTracks, .playlistItems: Kinds.track
        }
    }

    /// Its rows from `offset` on, a page at each pull: one request a page.
    package func rows(from offset: Int = 0, using services: Services, mode: String) -> RowStream {
        let position = PagePosition(offset)
        return RowStream(pulling: {
            guard let offset = await position.offset else { return nil }
            let batch = try await page(at: offset, using: services, mode: mode)
            await position.move(to: batch.next?.offset)
            return batch
        })
    }

    /// The feed as a cursor keeps it.
    package func cursor(at offset: Int, total: Int?) -> Cursor? {
        guard let text = try? JSONEncoder().encode(self) else { return nil }
        return Cursor(feed: String(decoding: text, as: UTF8.self), offset: offset, total: total)
    }

    /// What a cursor was made of; nil when an older or newer juke made it.
    package init?(_ cursor: Cursor) {
        guard let feed = try? JSONDecoder().decode(Feed.self, from: Data(cursor.feed.utf8)) else { return nil }
        self = feed
    }

    private actor PagePosition {
        private(set) var offset: Int?

        init(_ offset: Int) { self.offset = offset }

        func move(to offset: Int?) { self.offset = offset }
    }
}

extension Feed {
    private func page(at offset: Int, using services: Services, mode: String) async throws -> RowBatch {
        switch self {
        case .search(let query, let kinds):
            return try await searchPage(query, kinds, at: offset, using: services, mode: mode)
        case .artistAlbums(let artist, let groups):
            let page = try await services.spotify.send(
                .artistAlbums(
                    try SpotifyID(of: artist.uri), groups: groups, limit: Limits.artistAlbums(Mode(setting: mode)),
                    offset: offset),
                freshness: services.freshness)
            return batch(page, at: offset) { Row($0) }
        case .albumTracks(let album):
            let heading = SimpleAlbum(heading: album)
            let page = try await services.spotify.send(
                .albumTracks(try SpotifyID(of: album.uri), limit: Limits.page, offset: offset),
                freshness: services.freshness)
            return batch(page, at: offset) { Row($0, on: heading) }
        case .playlistItems(let playlist):
            let page = try await services.spotify.send(
                .playlistItems(try SpotifyID(of: playlist.uri), limit: Limits.page, offset: offset),
                freshness: services.freshness)
            return batch(page, at: offset) { entry in
                entry.item.map { Row($0, added: entry.addedAt.map { PartialDate($0) }) }
            }
        }
    }

    /// One request answers all kinds; each kind is limited by itself.
    private func searchPage(
        _ query: String, _ kinds: [ItemKind], at offset: Int, using services: Services, mode: String
    ) async throws -> RowBatch {
        let limit = kinds.count == 1 ? Limits.search(Mode(setting: mode)) : Self.limitPerKind
        let found = try await services.spotify.send(
            .search(query: query, kinds: kinds, limit: limit, offset: offset), freshness: services.freshness)
        var rows: [Row] = []
        rows += found.artists?.items.map { Row($0) } ?? []
        rows += found.albums?.items.map { Row($0) } ?? []
        rows += found.tracks?.items.map { Row($0) } ?? []
        rows += found.playlists?.items.map { Row($0, account: services.accountID) } ?? []
        let hasMore =
            found.artists?.hasMore == true || found.albums?.hasMore == true || found.tracks?.hasMore == true
            || found.playlists?.hasMore == true
        let next = offset + limit
        // Spotify answers 404 or 400 beyond the thousandth result (contract §6).
        return RowBatch(rows, next: hasMore && next < 1000 ? cursor(at: next, total: nil) : nil)
    }

    /// How many of each kind a search over several kinds shows.
    private static let limitPerKind = 5

    private func batch<Item>(_ page: Page<Item>, at offset: Int, _ row: (Item) -> Row?) -> RowBatch {
        // A row's place in its context counts what Spotify left out, so `play 3` starts where the third entry stands.
        var rows: [Row] = []
        for (index, item) in page.items.enumerated() {
            guard var row = row(item) else { continue }
            row.position = offset + index
            rows.append(row)
        }
        let next = offset + page.items.count + page.dropped
        return RowBatch(rows, next: page.hasMore ? cursor(at: next, total: page.total) : nil)
    }
}

extension SimpleAlbum {
    /// An album as far as a heading tells.
    fileprivate init(heading: Feed.AlbumHeading) {
        self.init(
            id: SpotifyURI(heading.uri)?.id, uri: heading.uri, name: heading.name,
            release: heading.year.map { ReleaseDate(year: $0, month: heading.month, day: heading.day) })
    }
}

extension SpotifyID {
    /// The ID in a URI that Spotify itself sent.
    init(of uri: String) throws {
        guard let parsed = SpotifyURI(uri), let id = SpotifyID(parsed.id) else {
            throw ReferenceError.unusableAddress(uri)
        }
        self = id
    }
}
