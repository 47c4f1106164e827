// Artists, albums and tracks by id, with an artist's albums and an album's tracks. In Development Mode these
// are the only ways to the catalogue besides the search.

import HTTPTypes

/// The catalogue reads of SpotifyContract §3.3.
enum CatalogueEndpoints {
    static let routes: [Route] = [
        Route(.get, "artists/{id}", counts: .artists, answer: artist),
        Route(.get, "artists/{id}/albums", counts: .artistAlbums, answer: artistAlbums),
        Route(.get, "albums/{id}", counts: .albums, answer: album),
        Route(.get, "albums/{id}/tracks", counts: .albumTracks, answer: albumTracks),
        Route(.get, "tracks/{id}", counts: .tracks, answer: track),
    ]

    /// `GET /artists/{id}`.
    @Sendable
    private static func artist(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.artist) else { throw .notFound }
        return .json(call.writer(state).artist(index))
    }

    /// `GET /artists/{id}/albums`: ten albums a page in Development Mode, which makes it the scarcest read of
    /// all (SpotifyContract §3.3, §7).
    @Sendable
    private static func artistAlbums(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let id = try call.id()
        let window = try call.window(limit: call.app.mode == .development ? 5 : 20, atMost: call.app.mode.shortLimit)
        let groups = try groups(call.request.parameter("include_groups"))
        let catalogue = state.world.catalogue
        guard let artist = id.flatMap(catalogue.artist).map({ catalogue.artists[$0] }) else { throw .notFound }
        var found = groups.flatMap { group in
            switch group {
            case .kind(let kind): artist.albums.filter { catalogue.albums[$0].kind == kind }.map { ($0, group) }
            case .appearsOn: artist.appearsOn.map { ($0, group) }
            }
        }
        let writer = call.writer(state)
        // Before paging, so that a re-issue can also fall on the next page.
        if writer.quirks.duplicateAlbums { found = found.flatMap { [$0, $0] } }
        let page = Page(
            path: "/artists/\(artist.id)/albums",
            query: [QueryItem(name: "include_groups", value: groups.map(\.name).joined(separator: ","))],
            window: window, total: found.count,
            items: found[window.range(in: found.count)].map { writer.simpleAlbum($0.0, group: $0.1.name) },
        )
        return .json(page.json(writer))
    }

    /// `GET /albums/{id}`.
    @Sendable
    private static func album(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.album) else { throw .notFound }
        return .json(call.writer(state).album(index))
    }

    /// `GET /albums/{id}/tracks`.
    @Sendable
    private static func albumTracks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let id = try call.id()
        let window = try call.window(limit: 20, atMost: 50)
        guard let index = id.flatMap(state.world.catalogue.album) else { throw .notFound }
        let writer = call.writer(state)
        return .json(writer.albumTracks(index, window).json(writer))
    }

    /// `GET /tracks/{id}`.
    @Sendable
    private static func track(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.track) else { throw .notFound }
        return .json(call.writer(state).track(index))
    }

    /// How an album belongs to an artist: by its kind, or because the artist appears on it.
    private enum Group: Equatable {
        case kind(AlbumKind)
        case appearsOn

        /// Reads a word of `include_groups`.
        init?(_ name: Substring) {
            if name == "appears_on" {
                self = .appearsOn
            } else if let kind = AlbumKind(rawValue: String(name)) {
                self = .kind(kind)
            } else {
                return nil
            }
        }

        /// The word for `include_groups` and `album_group`.
        var name: String {
            switch self {
            case .kind(let kind): kind.rawValue
            case .appearsOn: "appears_on"
            }
        }
    }

    /// The groups asked for, in the service's own order: albums, singles, compilations, appearances.
    private static func groups(_ text: String?) throws(APIError) -> [Group] {
        let all: [Group] = [.kind(.album), .kind(.single), .kind(.compilation), .appearsOn]
        guard let text, !text.isEmpty else { return all }
        let names = text.split(separator: ",")
        let asked = names.compactMap(Group.init)
        guard asked.count == names.count else { throw .badRequest("Invalid include_groups") }
        return all.filter(asked.contains)
    }
}

extension AppMode {
    /// The largest `limit` of search and artist albums (SpotifyContract §3.3, §3.4).
    var shortLimit: Int {
        switch self {
        case .development: 10
        case .extended: 50
        }
    }
}
