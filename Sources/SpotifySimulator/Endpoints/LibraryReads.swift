// What a user saved, newest first, which artists the user follows, and what the user listens to
// most (SpotifyContract §3.3).

import FoundationEssentials
import HTTPTypes

/// The reads of the library. Every list but that of followed artists is paged by `limit` and `offset`; followed
/// artists are paged by the last id seen, as on the real service.
enum LibraryReads {
    static let routes: [Route] = [
        Route(.get, "me/tracks", scopes: [.libraryRead], for: .user, counts: .savedTracks, answer: tracks),
        saved("albums", [.libraryRead], albums), saved("shows", [.libraryRead], shows),
        saved("audiobooks", [.libraryRead], audiobooks),
        saved("episodes", [.libraryRead, .readPlaybackPosition], episodes),
        Route(.get, "me/following", scopes: [.followRead], for: .user, counts: .libraryReads, answer: following),
        Route(.get, "me/top/artists", scopes: [.topRead], for: .user, counts: .profile, answer: topArtists),
        Route(.get, "me/top/tracks", scopes: [.topRead], for: .user, counts: .profile, answer: topTracks),
    ]

    /// `GET /me/<kind>`; liked songs are apart because they have a quota bucket of their own.
    private static func saved(_ kind: String, _ scopes: [Scope], _ answer: @escaping Route.Handler) -> Route {
        Route(.get, "me/\(kind)", scopes: scopes, for: .user, counts: .libraryReads, answer: answer)
    }

    /// `GET /me/tracks`: the liked songs.
    @Sendable
    private static func tracks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let saved = state.world.library(of: call.userID).tracks.count
        if let most = state.configuration.library.mostSavedTracks, saved > most { throw .badGateway }
        return try page(call, state, "track", of: \.tracks) { writer, index in writer.track(index) }
    }

    /// `GET /me/albums`.
    @Sendable
    private static func albums(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try page(call, state, "album", of: \.albums) { writer, index in
            writer.album(index)
        }
    }

    /// `GET /me/shows`.
    @Sendable
    private static func shows(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try page(call, state, "show", of: \.shows) { writer, index in writer.simpleShow(index) }
    }

    /// `GET /me/episodes`.
    @Sendable
    private static func episodes(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try page(call, state, "episode", of: \.episodes) { writer, index in writer.episode(index) }
    }

    /// `GET /me/audiobooks`.
    @Sendable
    private static func audiobooks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try page(call, state, "audiobook", of: \.audiobooks) { writer, index in
            writer.audiobook(index, chapters: PageWindow(limit: 50, offset: 0))
        }
    }

    /// A page of a saved list, each entry with the time it was saved.
    private static func page(
        _ call: APICall, _ state: SimulatorState, _ kind: String, of list: KeyPath<UserLibrary, SavedList<Int>>,
        write: (ObjectWriter, Int) -> JSONValue,
    ) throws(APIError) -> WireAnswer {
        let window = try call.window(limit: 20, atMost: 50)
        let saved = state.world.library(of: call.userID)[keyPath: list]
        let writer = call.writer(state)
        let items = saved.newest(window).map { entry in
            JSONValue.object([
                writer.member("added_at", .string(entry.addedAt.formatted(.iso8601))),
                writer.member(kind, write(writer, entry.element)),
            ])
        }
        return .json(Page(path: "/me/\(kind)s", window: window, total: saved.count, items: items).json(writer))
    }

    /// `GET /me/following?type=artist`: a cursor page in the order of the ids, wrapped in
    /// `artists` (SpotifyContract §8.7).
    @Sendable
    private static func following(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let type = call.request.parameter("type") else { throw .badRequest("Missing required field: type") }
        guard type == "artist" else { throw .badRequest("Invalid type") }
        let limit = try call.window(limit: 20, atMost: 50).limit
        if let most = state.configuration.library.followedPage, limit > most { throw .badGateway }
        let after = call.cursor("after")
        guard after.map(CatalogueID.isWellFormed) ?? true else { throw .badRequest("Invalid base62 id") }
        let catalogue = state.world.catalogue
        let all = state.world.library(of: call.userID).artists.entries
            .map { (id: catalogue.artists[$0.element].id.description, index: $0.element) }.sorted { $0.id < $1.id }
        let rest = all.drop { after != nil && $0.id <= after ?? "" }
        let shown = rest.prefix(limit)
        let writer = call.writer(state)
        // There is a next page only if something lies beyond this one.
        let last = rest.count > limit ? shown.last?.id : nil
        let path = "\(writer.base)/me/following?type=artist"
        return .json([
            "artists": [
                "href": .string("\(path)&limit=\(limit)"), "limit": .int(limit),
                "next": .text(last.map { "\(path)&after=\($0)&limit=\(limit)" }),
                "cursors": ["after": .text(last)],
                "total": .int(all.count + state.configuration.library.followedSurplus),
                "items": .array(shown.map { writer.artist($0.index) }),
            ]
        ])
    }

    /// `GET /me/top/artists`.
    @Sendable
    private static func topArtists(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let count = state.world.catalogue.artists.count
        return try top(call, state, "artists", of: count) { writer, index in writer.artist(index) }
    }

    /// `GET /me/top/tracks`.
    @Sendable
    private static func topTracks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let count = state.world.catalogue.tracks.count
        return try top(call, state, "tracks", of: count) { writer, index in writer.track(index) }
    }

    /// At most fifty, and others for each range of time. They follow from the user's id, so they
    /// are the same in every run.
    private static func top(
        _ call: APICall, _ state: SimulatorState, _ kind: String, of count: Int,
        write: (ObjectWriter, Int) -> JSONValue,
    ) throws(APIError) -> WireAnswer {
        let window = try call.window(limit: 20, atMost: 50)
        let range = call.request.parameter("time_range") ?? "medium_term"
        guard ["short_term", "medium_term", "long_term"].contains(range) else {
            throw .badRequest("Invalid time_range")
        }
        let total = min(50, count)
        let start = count == 0 ? 0 : CatalogueID("top", [call.userID, range]).number(below: UInt64(count))
        // A step that shares no factor with the count visits each place once before it repeats.
        let step = count > 0 ? (1...).first { $0 * 7 > count / 60 && Self.areCoprime($0, count) } ?? 1 : 1
        let writer = call.writer(state)
        let items = window.range(in: total).map { write(writer, (start + $0 * step) % count) }
        let page = Page(
            path: "/me/top/\(kind)", query: [QueryItem(name: "time_range", value: range)], window: window,
            total: total, items: items,
        )
        return .json(page.json(writer))
    }

    /// Whether two numbers share no factor, by Euclid's algorithm.
    private static func areCoprime(_ first: Int, _ second: Int) -> Bool {
        var (a, b) = (first, second)
        while b != 0 { (a, b) = (b, a % b) }
        return a == 1
    }
}
