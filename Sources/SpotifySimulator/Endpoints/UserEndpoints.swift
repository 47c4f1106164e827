// Other users and their playlists: extended mode only (SpotifyContract §3.4). Spotify itself is a user too.

import HTTPTypes

/// The reads of other users' data.
enum UserEndpoints {
    static let routes: [Route] = [
        .extended(.get, "users/{id}", counts: .profile, answer: user),
        .extended(.get, "users/{id}/playlists", counts: .playlists, answer: playlists),
    ]

    /// `GET /users/{id}`.
    @Sendable
    private static func user(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        .json(call.writer(state).user(try find(call, state)))
    }

    /// `GET /users/{id}/playlists`: the public ones; to the user themselves all of them.
    @Sendable
    private static func playlists(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let user = try find(call, state)
        let window = try call.window(limit: 20, atMost: 50)
        let isSelf = user.id == call.userID
        let shown = state.world.listedPlaylists(of: user.id).filter { index in
            state.world.playlists[index].visibility == .open || (isSelf && call.has(.playlistReadPrivate))
        }
        let writer = call.writer(state)
        let page = Page(
            path: "/users/\(user.id)/playlists", window: window, total: shown.count,
            items: shown[window.range(in: shown.count)].map { writer.simplePlaylist($0) },
        )
        return .json(page.json(writer))
    }

    /// The user in the path.
    private static func find(_ call: APICall, _ state: SimulatorState) throws(APIError) -> SimulatedUser {
        let id = call.parameters.first ?? ""
        if let user = state.user(id) { return user }
        // Spotify owns playlists, so links lead here, though no account of that name can log in.
        guard id == "spotify" else { throw .notFound }
        return SimulatedUser(id: "spotify", displayName: "Spotify")
    }
}
