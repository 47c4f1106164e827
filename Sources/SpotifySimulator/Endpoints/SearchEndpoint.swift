// `/search`: each kind is a list of its own with its own pages; kinds of which the world has none are empty. The
// links of Spotify's pages call the words `query` instead of `q`, so both names are read (SpotifyContract §8.5).

import HTTPTypes

/// The search. An answer for `q=creep&type=track,artist` has two members, each a page of its own:
///
///     {"tracks": {"items": [ … ], "total": 2, …}, "artists": {"items": [], "total": 0, …}}
enum SearchEndpoint {
    static let routes: [Route] = [Route(.get, "search", counts: .search, answer: search)]

    /// The kinds that can be searched for.
    private enum Kind: String, CaseIterable {
        case album, artist, playlist, track, show, episode, audiobook
    }

    /// `GET /search`: one paging object per kind, the limit counting for each (SpotifyContract §3.3).
    @Sendable
    private static func search(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let text = call.request.parameter("q") ?? call.request.parameter("query") ?? ""
        guard text.contains(where: { !$0.isWhitespace }) else { throw .badRequest("No search query") }
        let kinds = try kinds(call.request.parameter("type"))
        let standard = call.app.mode == .development ? 5 : 20
        let window = try call.window(limit: standard, atMost: call.app.mode.shortLimit, offset: 1_000)
        // The last result is number 1000, counting the page that is asked for (SpotifyContract §6).
        guard window.offset + window.limit <= 1_000 else { throw .badRequest("Invalid offset") }
        let writer = call.writer(state)
        let query = SearchQuery(text)
        return .json(
            .object(
                kinds.map { kind in
                    let found = find(kind, query, writer, user: call.user?.id)
                    let page = Page(
                        path: "/search",
                        query: [QueryItem(name: "query", value: text), QueryItem(name: "type", value: kind.rawValue)],
                        window: window, total: found.count,
                        items: found[window.range(in: found.count)].map { write($0, kind, writer) },
                    )
                    return writer.member("\(kind.rawValue)s", page.json(writer))
                }
            )
        )
    }

    /// The kinds in `type`, each once, in the order asked for.
    private static func kinds(_ text: String?) throws(APIError) -> [Kind] {
        guard let text, !text.isEmpty else { throw .badRequest("Missing parameter type") }
        var kinds: [Kind] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = Kind(rawValue: String(name)) else {
                throw .badRequest("Bad search type field \(name.prefix(40))")
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }

    /// Everything of a kind that matches, best first, as indices.
    private static func find(_ kind: Kind, _ query: SearchQuery, _ writer: ObjectWriter, user: String?) -> [Int] {
        let index = writer.catalogue.searchIndex
        let spoken = writer.catalogue.spoken
        switch kind {
        case .artist: return index.artists(query)
        case .album: return index.albums(query)
        case .track: return index.tracks(query)
        case .playlist:
            return writer.world.playlists.indices.filter { place in
                let playlist = writer.world.playlists[place]
                return playlist.visibility == .open && SearchIndex.name(playlist.name, matches: query.terms)
            }
        case .show: return matching(spoken.shows.map(\.name), query)
        case .episode: return matching(spoken.episodes.map(\.name), query)
        case .audiobook: return matching(spoken.audiobooks.map { "\($0.name) \($0.author)" }, query)
        }
    }

    /// A found object; albums and shows in their short form.
    private static func write(_ index: Int, _ kind: Kind, _ writer: ObjectWriter) -> JSONValue {
        switch kind {
        case .artist: writer.artist(index)
        case .album: writer.simpleAlbum(index)
        case .track: writer.track(index)
        case .playlist:
            // Apps in Development Mode see null in place of Spotify's own playlists (SpotifyContract §3.4).
            writer.world.playlists[index].owner == .service && writer.mode == .development
                ? nil : writer.simplePlaylist(index)
        case .show: writer.simpleShow(index)
        case .episode: writer.simpleEpisode(index)
        case .audiobook: writer.simpleAudiobook(index)
        }
    }

    /// The indices of the names that hold every word. Speech is small enough to look at each name.
    private static func matching(_ names: [String], _ query: SearchQuery) -> [Int] {
        names.indices.filter { SearchIndex.name(names[$0], matches: query.terms) }
    }
}
