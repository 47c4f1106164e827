// The reads of playlists: the user's list, one playlist by id, and its entries (SpotifyContract §3.3).

import HTTPTypes

/// The playlist reads.
enum PlaylistEndpoints {
    static let routes: [Route] = [
        Route(.get, "me/playlists", scopes: [.playlistReadPrivate], for: .user, counts: .playlists, answer: mine),
        Route(.get, "playlists/{id}", counts: .playlists, answer: playlist),
        Route(
            .get, "playlists/{id}/items", scopes: [.playlistReadPrivate], for: .user, counts: .playlists,
            answer: items,
        ),
        .extended(
            .get, "playlists/{id}/tracks", scopes: [.playlistReadPrivate], for: .user, counts: .playlists,
            answer: items,
        ),
    ]

    /// `GET /me/playlists`: collaborative ones only with their scope; Spotify's own are null, as in Development Mode.
    @Sendable
    private static func mine(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let window = try call.window(limit: 20, atMost: 50)
        let shown = state.world.listedPlaylists(of: call.userID).filter { index in
            state.world.playlists[index].visibility != .collaborative || call.has(.playlistReadCollaborative)
        }
        let writer = call.writer(state)
        let page = Page(
            // The real links lead to a path that is closed in Development Mode (SpotifyContract §8.5).
            path: "/me/playlists", linkPath: "/users/\(call.userID)/playlists", window: window, total: shown.count,
            items: shown[window.range(in: shown.count)].map { index in
                guard state.world.playlists[index].owner == .service else { return writer.simplePlaylist(index) }
                switch state.configuration.playlists.spotifyPlaylists {
                case .null: return nil
                case .stub: return writer.stub
                }
            },
        )
        return .json(page.json(writer))
    }

    /// `GET /playlists/{id}`.
    @Sendable
    private static func playlist(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try find(call, state)
        return .json(call.writer(state).playlist(index, for: call.user?.id))
    }

    /// `GET /playlists/{id}/items`: in Development Mode only for owner and collaborators.
    @Sendable
    private static func items(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        // A page holds at most 50 entries, and 100 in extended mode (SpotifyContract §3.4).
        let most = call.app.mode == .development ? 50 : 100
        let window = try call.window(limit: 20, atMost: most)
        let index = try find(call, state)
        guard call.app.mode == .extended || state.world.playlists[index].showsEntries(to: call.user?.id) else {
            throw .forbidden
        }
        let writer = call.writer(state)
        return .json(writer.playlistItems(index, window).json(writer))
    }

    /// The playlist in the path. A private one exists only for those who may see it, and only with the scope.
    static func find(_ call: APICall, _ state: SimulatorState) throws(APIError) -> Int {
        guard let index = try call.id().flatMap(state.playlist) else { throw .notFound }
        let playlist = state.world.playlists[index]
        guard playlist.isVisible(to: call.user?.id) else { throw .notFound }
        guard playlist.visibility == .open || call.has(.playlistReadPrivate) else { throw .scope }
        return index
    }
}
