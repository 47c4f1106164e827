// `/me`.

import HTTPTypes

/// The user's own profile.
enum ProfileEndpoints {
    static let routes: [Route] = [Route(.get, "me", for: .user, counts: .profile, answer: me)]

    @Sendable
    private static func me(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let user = call.user else { throw .userRequired }
        return .json(call.writer(state).me(user))
    }
}
