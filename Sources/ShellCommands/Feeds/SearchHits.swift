// What Spotify finds for a query: one request answers all kinds, and each kind is limited by itself, so that the page
// of a search over several kinds is a page of each.

import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// What a search finds.
struct SearchHits: ChainedFeed {
    static let key = "search"

    var query: String
    var kinds: [ItemKind]

    var name: String { "search \(query)" }

    var table: FieldTable {
        guard let kind = kinds.first, kinds.count == 1 else { return Kinds.mixed }
        return Kinds.table(RowKind(kind)) ?? Kinds.mixed
    }

    var emptyNote: String { NothingFound.sentence(for: query) + misreading }

    /// What a query that found nothing may have been meant as.
    private var misreading: String {
        if query.hasPrefix("\"") { return " The quotes were sent, too: to Spotify they mean a phrase." }
        let words = query.split(separator: " ")
        guard let sign = words.firstIndex(of: ">"), sign + 1 < words.count else { return "" }
        return " To write rows to a file: … | to csv \(words[(sign + 1)...].joined(separator: " "))"
    }

    func page(at offset: Int, isFirst: Bool, using reader: SpotifyReader) async throws -> ChainedPage<SearchHits> {
        let limit = kinds.count == 1 ? Limits.search(reader.mode) : Self.limitPerKind
        let spent = await RequestAllowance.current?.spent
        let found = try await reader.send(.search(query: query, kinds: kinds, limit: limit, offset: offset))
        let rows = rows(found, account: reader.context.account)
        let next = offset + limit
        let hasMore = found.hasMore && next < Self.lastResult
        if hasMore, isFirst, reader.context.prefetch == .everything, let total = found.total {
            let offsets = stride(from: next, to: min(total, Self.lastResult), by: limit)
            try await reader.client.foresee(
                Array(offsets).lazy.map { .search(query: query, kinds: kinds, limit: limit, offset: $0) },
                behindPageAt: spent)
        }
        try reader.note(missing: found.dropped, unreadable: found.unreadable, besides: rows)
        return ChainedPage(
            rows: offset == 0 ? exactFirst(rows) : rows, next: hasMore ? .init(feed: self, offset: next) : nil)
    }

    /// All kinds, one after the other, in the order in which `search` shows them.
    private func rows(_ found: SearchResults, account: String?) -> [Row] {
        var rows: [Row] = []
        rows += found.artists?.items.map { Row($0) } ?? []
        rows += found.albums?.items.map { Row($0) } ?? []
        rows += found.tracks?.items.map { Row($0) } ?? []
        rows += found.playlists?.items.map { Row($0, account: account) } ?? []
        rows += found.shows?.items.map { Row($0) } ?? []
        rows += found.episodes?.items.map { Row($0) } ?? []
        rows += found.audiobooks?.items.map { Row($0) } ?? []
        return rows
    }

    /// Rows that are called exactly as was asked come first: Spotify can rank them below others (SpotifyContract §8.7).
    private func exactFirst(_ rows: [Row]) -> [Row] {
        let folded = Folding.folded(query)
        return rows.filter { Folding.folded($0.name) == folded } + rows.filter { Folding.folded($0.name) != folded }
    }

    /// How many results Spotify shows of a search: beyond them it answers 404 or 400 (SpotifyContract §6).
    static let lastResult = 1000

    /// How many of each kind a search over several kinds shows.
    private static let limitPerKind = 5
}
