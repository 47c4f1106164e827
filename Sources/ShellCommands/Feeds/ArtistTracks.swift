// An artist's best-known tracks. Development Mode has no list of them, but a search for the name finds tracks, of which
// those credited to this very artist are kept (SpotifyContract §3.4).

import Rows
import SpotifyAPI
import SpotifyModel

/// The top tracks of an artist, or in Development Mode what a search finds of the artist's.
struct ArtistTracks: ChainedFeed {
    static let key = "artistTracks"

    var artist: SelectedThing

    var name: String { "tracks of \(artist.title)" }
    var table: FieldTable { Kinds.entry }
    var implied: [String: Value] { ["artist": .text(artist.name)] }
    var emptyNote: String { "No tracks of \(artist.title) were found." }

    func page(at offset: Int, isFirst: Bool, using reader: SpotifyReader) async throws -> ChainedPage<ArtistTracks> {
        guard reader.mode == .development else {
            let top = try await reader.send(.artistTopTracks(try SpotifyID(of: artist.uri)))
            return ChainedPage(rows: top.items.compactMap { $0 }.map { Row($0) })
        }
        let limit = Limits.search(.development)
        let name = artist.name.filter { $0 != "\"" }
        let found = try await reader.send(
            .search(query: "artist:\"\(name)\"", kinds: [.track], limit: limit, offset: offset))
        let tracks = (found.tracks?.items ?? []).filter { $0.artists.contains { $0.uri == artist.uri } }
        let next = offset + limit
        // After a page without any of theirs come other artists only.
        let hasMore = found.hasMore && !tracks.isEmpty && next < SearchHits.lastResult
        return ChainedPage(rows: tracks.map { Row($0) }, next: hasMore ? .init(feed: self, offset: next) : nil)
    }
}
