// Reading feeds: which request answers each, and how its items become rows. Lists with offsets are read by
// `PageSequence`, search and the lists with cursors a page at a time.

import Exchange
import FoundationEssentials
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Feed {
    /// Its rows from `offset` on, a page at each pull: one request a page, and none that nobody pulls. Where everything
    /// will be pulled (``Services/appetite``), pages are read ahead.
    ///
    /// - Parameter known: the rows of the listing that these make longer.
    package func rows(from offset: Int = 0, after known: [Row] = [], using services: Services) -> RowStream {
        let source = source(from: offset, using: services)
        let pages: any PageSource =
            known.isEmpty || mayHaveDoubles ? source : ContinuedPages(source, after: known)
        return RowStream(pulling: {
            guard var batch = try await pages.next() else { return nil }
            batch.isLast = batch.next == nil
            if listsSaved { services.seenLibrary.saw(batch.rows, of: services.accountID) }
            return batch
        })
    }

    /// Says that a list ended where a page came again.
    private static func notice(using services: Services) -> @Sendable () -> Void {
        { services.report(.news(StyledText("Spotify sends the same page again: the list ends here.", .faint))) }
    }

    /// Whether two of its pages may hold the same rows.
    private var mayHaveDoubles: Bool {
        switch self {
        case .playlistItems: true
        case .search, .artistAlbums, .artistTracks, .albumTracks, .showEpisodes, .audiobookChapters, .savedTracks,
            .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks, .myPlaylists, .followedArtists, .recentPlays,
            .topArtists, .topTracks:
            false
        }
    }

    private func source(from start: Int, using services: Services) -> any PageSource {
        let notice = Self.notice(using: services)
        let offset = start
        switch self {
        case .search(let query, let kinds):
            return PageByPage(from: self, at: offset, notice: notice) { _, offset in
                try await searchPage(query, kinds, at: offset, isFirst: offset == start, using: services)
            }
        case .artistTracks(let artist):
            return PageByPage(from: self, at: offset, notice: notice) { _, offset in
                try await artistTracksPage(artist, at: offset, using: services)
            }
        case .artistAlbums(let artist, let groups, _):
            let limit = Limits.artistAlbums(services.spotify.mode)
            return list(from: offset, limit: limit, using: services, id: artist.uri) { id, limit, offset in
                .artistAlbums(id, groups: groups, limit: limit, offset: offset)
            } row: {
                Row($0)
            }
        case .albumTracks(let album):
            let heading = SimpleAlbum(heading: album)
            return list(from: offset, using: services, id: album.uri) { id, limit, offset in
                .albumTracks(id, limit: limit, offset: offset)
            } row: {
                Row($0, on: heading)
            }
        case .playlistItems(let playlist):
            return list(from: offset, using: services, id: playlist.uri) { id, limit, offset in
                .playlistItems(id, limit: limit, offset: offset)
            } row: { entry in
                entry.item.map { Row($0, added: PartialDate(orMissing: entry.addedAt)) }
            } isUnreadable: {
                $0.isUnreadable
            }
        case .showEpisodes(let show):
            let link = Row.Link(uri: show.uri, name: show.name)
            return list(from: offset, using: services, id: show.uri) { id, limit, offset in
                .showEpisodes(id, limit: limit, offset: offset)
            } row: {
                Row($0, of: link)
            }
        case .audiobookChapters(let audiobook):
            let link = Row.Link(uri: audiobook.uri, name: audiobook.name)
            return list(from: offset, using: services, id: audiobook.uri) { id, limit, offset in
                .audiobookChapters(id, limit: limit, offset: offset)
            } row: {
                Row($0, of: link)
            }
        case .savedTracks, .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks, .myPlaylists:
            return library(from: offset, using: services)
        case .topArtists(let range):
            return list(from: offset, using: services) {
                .topArtists(range, limit: $0, offset: $1)
            } row: {
                Row($0)
            }
        case .topTracks(let range):
            return list(from: offset, using: services) {
                .topTracks(range, limit: $0, offset: $1)
            } row: {
                Row($0)
            }
        case .followedArtists, .recentPlays:
            return PageByPage(from: self, at: offset, notice: notice) { feed, offset in
                try await feed.cursorPage(at: offset, using: services)
            }
        }
    }

    private func library(from offset: Int, using services: Services) -> any PageSource {
        switch self {
        case .savedAlbums:
            list(from: offset, using: services) {
                .savedAlbums(limit: $0, offset: $1)
            } row: {
                Row($0.item, added: PartialDate(orMissing: $0.addedAt))
            }
        case .savedShows:
            list(from: offset, using: services) {
                .savedShows(limit: $0, offset: $1)
            } row: {
                Row($0.item, added: PartialDate(orMissing: $0.addedAt))
            }
        case .savedEpisodes:
            list(from: offset, using: services) {
                .savedEpisodes(limit: $0, offset: $1)
            } row: {
                Row($0.item, added: PartialDate(orMissing: $0.addedAt))
            }
        case .savedAudiobooks:
            list(from: offset, using: services) {
                .savedAudiobooks(limit: $0, offset: $1)
            } row: {
                Row($0.item)
            }
        case .myPlaylists:
            list(from: offset, using: services) {
                .myPlaylists(limit: $0, offset: $1)
            } row: {
                Row($0, account: services.accountID)
            }
        case .savedTracks, .search, .artistAlbums, .artistTracks, .albumTracks, .playlistItems, .showEpisodes,
            .audiobookChapters,
            .followedArtists, .recentPlays, .topArtists, .topTracks:
            list(from: offset, using: services) {
                .savedTracks(limit: $0, offset: $1)
            } row: {
                Row($0.item, added: PartialDate(orMissing: $0.addedAt))
            }
        }
    }

    /// A list of something that has an ID.
    private func list<Item>(
        from offset: Int, limit: Int = Limits.page, using services: Services, id uri: String,
        _ endpoint: @escaping @Sendable (SpotifyID, _ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>,
        row: @escaping @Sendable (Item) -> Row?, isUnreadable: @escaping @Sendable (Item) -> Bool = { _ in false }
    ) -> any PageSource {
        do {
            let id = try SpotifyID(of: uri)
            return list(
                from: offset, limit: limit, using: services, { endpoint(id, $0, $1) }, row: row,
                isUnreadable: isUnreadable)
        } catch {
            return FailedSource(error: error)
        }
    }

    private func list<Item>(
        from offset: Int, limit: Int = Limits.page, using services: Services,
        _ endpoint: @escaping @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>,
        row: @escaping @Sendable (Item) -> Row?, isUnreadable: @escaping @Sendable (Item) -> Bool = { _ in false }
    ) -> any PageSource {
        let pages = PageSequence(
            client: services.spotify, freshness: services.freshness, from: offset, limit: limit,
            appetite: services.appetite, endpoint: endpoint)
        return OffsetPages(pages.makeAsyncIterator(), notice: Self.notice(using: services)) { located in
            let batch = batch(located, row)
            let missing = located.page.dropped + located.page.items.count - batch.rows.count
            let unreadable = located.page.unreadable + located.page.items.count(where: isUnreadable)
            try note(missing, unreadable: unreadable, besides: batch.rows, using: services)
            return batch
        }
    }

    /// Counts the entries of a page that are no rows. Throws where none could be read: an answer that nobody understands is
    /// no empty list.
    private func note(
        _ missing: Int, unreadable: Int, besides rows: [Row], using services: Services
    ) throws(SpotifyError) {
        if rows.isEmpty, unreadable > 0 { throw .unreadable(.noReadableEntry) }
        services.omissions.add(unavailable: missing - unreadable, unreadable: unreadable)
    }

    /// A page as rows. A row's place in its context counts what Spotify left out, so `play 3` starts where the third
    /// entry stands.
    private func batch<Item>(_ located: LocatedPage<Item>, _ row: (Item) -> Row?) -> RowBatch {
        var rows: [Row] = []
        for (index, item) in located.page.items.enumerated() {
            guard var row = row(item) else { continue }
            row.position = located.offset + index
            rows.append(row)
        }
        let next = located.next.flatMap { cursor(at: $0, total: located.page.total) }
        return RowBatch(rows, next: next)
    }

    /// One request answers all kinds; each kind is limited by itself.
    private func searchPage(
        _ query: String, _ kinds: [ItemKind], at offset: Int, isFirst: Bool, using services: Services
    ) async throws -> RowBatch {
        let limit = kinds.count == 1 ? Limits.search(services.spotify.mode) : Self.limitPerKind
        let spent = await RequestAllowance.current?.spent
        let found = try await services.spotify.send(
            .search(query: query, kinds: kinds, limit: limit, offset: offset), freshness: services.freshness)
        var rows: [Row] = []
        rows += found.artists?.items.map { Row($0) } ?? []
        rows += found.albums?.items.map { Row($0) } ?? []
        rows += found.tracks?.items.map { Row($0) } ?? []
        rows += found.playlists?.items.map { Row($0, account: services.accountID) } ?? []
        rows += found.shows?.items.map { Row($0) } ?? []
        rows += found.episodes?.items.map { Row($0) } ?? []
        rows += found.audiobooks?.items.map { Row($0) } ?? []
        if offset == 0 { rows = Self.exactFirst(rows, query) }
        let next = offset + limit
        // Spotify answers 404 or 400 beyond the thousandth result (SpotifyContract §6).
        let goesOn = found.hasMore && next < Self.lastResult
        if goesOn, isFirst, services.appetite == .everything, let total = found.total {
            let offsets = stride(from: next, to: min(total, Self.lastResult), by: limit)
            try await services.spotify.foresee(
                Array(offsets).lazy.map { .search(query: query, kinds: kinds, limit: limit, offset: $0) },
                behindPageAt: spent)
        }
        let cursor = goesOn ? cursor(at: next, total: nil) : nil
        try note(found.dropped, unreadable: found.unreadable, besides: rows, using: services)
        return RowBatch(rows, next: cursor)
    }

    /// An artist's best-known tracks: Development Mode has no list of them, but a search for the name finds tracks, of
    /// which those credited to this very artist are kept (SpotifyContract §3.4).
    private func artistTracksPage(
        _ artist: SelectedThing, at offset: Int, using services: Services
    ) async throws -> RowBatch {
        guard services.spotify.mode == .development else {
            let top = try await services.spotify.send(
                .artistTopTracks(try SpotifyID(of: artist.uri)), freshness: services.freshness)
            return RowBatch(top.items.compactMap { $0 }.map { Row($0) })
        }
        let limit = Limits.search(.development)
        let found = try await services.spotify.send(
            .search(
                query: "artist:\"\(artist.name.filter { $0 != "\"" })\"", kinds: [.track], limit: limit, offset: offset),
            freshness: services.freshness)
        let tracks = (found.tracks?.items ?? []).filter { $0.artists.contains { $0.uri == artist.uri } }
        let next = offset + limit
        // Behind a page without any of theirs come other artists only.
        let goesOn = found.hasMore && !tracks.isEmpty && next < Self.lastResult
        return RowBatch(tracks.map { Row($0) }, next: goesOn ? cursor(at: next, total: nil) : nil)
    }

    /// Rows that are called exactly as was asked come first: Spotify can rank them below others (SpotifyContract §8.7).
    private static func exactFirst(_ rows: [Row], _ query: String) -> [Row] {
        let folded = Folding.folded(query)
        return rows.filter { Folding.folded($0.name) == folded } + rows.filter { Folding.folded($0.name) != folded }
    }

    /// How many results Spotify shows of a search.
    private static let lastResult = 1000

    /// How many of each kind a search over several kinds shows.
    private static let limitPerKind = 5

    /// A page of a list with cursors; the next one is another feed.
    private func cursorPage(at offset: Int, using services: Services) async throws -> RowBatch {
        if case .followedArtists(let after) = self {
            let page = try await services.spotify.send(
                .followedArtists(limit: Limits.page, after: after), freshness: services.freshness
            ).artists
            // Where no cursor comes along, the last artist is one (SpotifyContract §3.3).
            let next = page.hasMore ? page.after ?? page.items.last?.id : nil
            let rows = page.items.map { Row($0) }
            try note(page.dropped, unreadable: page.unreadable, besides: rows, using: services)
            return batch(rows, at: offset, next: next.map { .followedArtists(after: $0) }, total: page.total)
        }
        guard case .recentPlays(let before) = self else { return RowBatch([]) }
        let page = try await services.spotify.send(
            .recentlyPlayed(limit: Limits.page, before: before), freshness: services.freshness)
        let next = page.hasMore ? page.before : nil
        let rows = page.items.map { Row($0) }
        try note(page.dropped, unreadable: page.unreadable, besides: rows, using: services)
        return batch(rows, at: offset, next: next.map { .recentPlays(before: $0) }, total: nil)
    }

    private func batch(_ rows: [Row], at offset: Int, next: Feed?, total: Int?) -> RowBatch {
        RowBatch(rows, next: next?.cursor(at: offset + rows.count, total: total))
    }
}

extension PartialDate {
    fileprivate init?(orMissing moment: Date?) {
        guard let moment else { return nil }
        self.init(moment)
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
