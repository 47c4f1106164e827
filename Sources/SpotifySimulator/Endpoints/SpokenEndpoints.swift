// Shows, episodes, audiobooks and chapters by id, with the lists within them.

import HTTPTypes

/// The reads of speech (SpotifyContract §3.3).
enum SpokenEndpoints {
    static let routes: [Route] = [
        Route(.get, "shows/{id}", scopes: position, counts: .spoken, answer: show),
        Route(.get, "shows/{id}/episodes", scopes: position, counts: .showEpisodes, answer: episodes),
        Route(.get, "episodes/{id}", scopes: position, counts: .spoken, answer: episode),
        Route(.get, "audiobooks/{id}", counts: .spoken, answer: audiobook),
        Route(.get, "audiobooks/{id}/chapters", counts: .spoken, answer: chapters),
        Route(.get, "chapters/{id}", counts: .spoken, answer: chapter),
    ]

    /// The scope that reads of shows and episodes need, since they carry the place where one stopped.
    private static let position: [Scope] = [.readPlaybackPosition]

    /// `GET /shows/{id}`.
    @Sendable
    private static func show(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.spoken.show) else { throw .notFound }
        return .json(call.writer(state).show(index, episodes: PageWindow(limit: 50, offset: 0)))
    }

    /// `GET /shows/{id}/episodes`.
    @Sendable
    private static func episodes(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let id = try call.id()
        let window = try call.window(limit: 20, atMost: 50)
        guard let index = id.flatMap(state.world.catalogue.spoken.show) else { throw .notFound }
        let writer = call.writer(state)
        return .json(writer.episodes(of: index, window).json(writer))
    }

    /// `GET /episodes/{id}`.
    @Sendable
    private static func episode(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.spoken.episode) else { throw .notFound }
        return .json(call.writer(state).episode(index))
    }

    /// `GET /audiobooks/{id}`.
    @Sendable
    private static func audiobook(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.spoken.audiobook) else { throw .notFound }
        return .json(call.writer(state).audiobook(index, chapters: PageWindow(limit: 50, offset: 0)))
    }

    /// `GET /audiobooks/{id}/chapters`.
    @Sendable
    private static func chapters(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let id = try call.id()
        let window = try call.window(limit: 20, atMost: 50)
        guard let index = id.flatMap(state.world.catalogue.spoken.audiobook) else { throw .notFound }
        let writer = call.writer(state)
        return .json(writer.chapters(of: index, window).json(writer))
    }

    /// `GET /chapters/{id}`.
    @Sendable
    private static func chapter(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let index = try call.id().flatMap(state.world.catalogue.spoken.chapter) else { throw .notFound }
        return .json(call.writer(state).chapter(index))
    }
}
