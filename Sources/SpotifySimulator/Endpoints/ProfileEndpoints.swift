// `GET /me`, the one read of a user's profile in Development Mode. Which members it has follows from the mode; they are
// written by `ObjectWriter`.

import HTTPTypes

/// The user's own profile.
enum ProfileEndpoints {
    static let routes: [Route] = [Route(.get, "me", for: .user, counts: .profile, answer: me)]

    /// `GET /me`: few members in Development Mode, and neither country nor subscription (SpotifyContract §4).
    @Sendable
    private static func me(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let user = call.user else { throw .userRequired }
        return .json(call.writer(state).me(user))
    }
}
