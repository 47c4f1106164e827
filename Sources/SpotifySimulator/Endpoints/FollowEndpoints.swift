// Following users, artists and playlists by the operations that `/me/library` replaced: extended mode
// only (SpotifyContract §3.4).

import HTTPTypes

/// The older ways to follow.
enum FollowEndpoints {
    static let routes: [Route] = [
        .extended(.put, "me/following", scopes: [.followModify], for: .user, counts: .libraryWrites, answer: follow),
        .extended(
            .delete, "me/following", scopes: [.followModify], for: .user, counts: .libraryWrites, answer: unfollow),
        .extended(
            .get, "me/following/contains", scopes: [.followRead], for: .user, counts: .libraryReads,
            answer: isFollowing),
        .extended(.put, "playlists/{id}/followers", for: .user, counts: .playlistWrites, answer: followPlaylist),
        .extended(.delete, "playlists/{id}/followers", for: .user, counts: .playlistWrites, answer: unfollowPlaylist),
        .extended(.get, "playlists/{id}/followers/contains", for: .user, counts: .playlists, answer: playlistFollowers),
    ]

    /// `PUT /me/following?type=…`.
    @Sendable
    private static func follow(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try call.save(try kind(call), in: &state)
        return .nothing
    }

    /// `DELETE /me/following?type=…`.
    @Sendable
    private static func unfollow(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try call.remove(try kind(call), in: &state)
        return .nothing
    }

    /// `GET /me/following/contains?type=…`.
    @Sendable
    private static func isFollowing(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        .json(try call.contains(try kind(call), in: state))
    }

    /// What `type` names: artists or users.
    private static func kind(_ call: APICall) throws(APIError) -> LibraryItem.Kind {
        switch call.request.parameter("type") {
        case "artist": return .artist
        case "user": return .user
        case nil: throw .badRequest("Missing required field: type")
        case .some: throw .badRequest("Invalid type")
        }
    }

    /// `PUT /playlists/{id}/followers`; whether it is shown in the profile decides which scope is needed.
    @Sendable
    private static func followPlaylist(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let isPublic = try call.object()["public"]?.asBool ?? true
        try call.require(isPublic ? .playlistModifyPublic : .playlistModifyPrivate)
        state.world.follow(playlist: try playlist(call, state), by: call.userID)
        return .done
    }

    /// `DELETE /playlists/{id}/followers`.
    @Sendable
    private static func unfollowPlaylist(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        guard call.has(.playlistModifyPublic) || call.has(.playlistModifyPrivate) else { throw .scope }
        state.world.playlists[try playlist(call, state)].unfollow(by: call.userID)
        return .done
    }

    /// `GET /playlists/{id}/followers/contains`: for the users in `ids`, or else for the caller.
    @Sendable
    private static func playlistFollowers(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        let index = try playlist(call, state)
        let asked = call.request.parameter("ids") == nil ? [call.userID] : try call.list("ids", atMost: 5)
        let playlist = state.world.playlists[index]
        return .json(.array(asked.map { .bool(playlist.isListed(for: $0)) }))
    }

    /// The playlist in the path; a private one of another user does not exist for the caller.
    private static func playlist(_ call: APICall, _ state: SimulatorState) throws(APIError) -> Int {
        guard let index = try call.id().flatMap(state.playlist) else { throw .notFound }
        guard state.world.playlists[index].isVisible(to: call.userID) else { throw .notFound }
        return index
    }
}
