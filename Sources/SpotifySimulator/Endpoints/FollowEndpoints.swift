// Following people, artists and playlists as it was before `/me/library`: extended mode only (SpotifyContract §3.4).

import FoundationEssentials
import HTTPTypes

/// The old ways to follow.
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

    @Sendable
    private static func follow(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try call.save(try kind(call), in: &state)
        return .nothing
    }

    @Sendable
    private static func unfollow(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try call.remove(try kind(call), in: &state)
        return .nothing
    }

    @Sendable
    private static func isFollowing(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        .json(try call.contains(try kind(call), in: state))
    }

    private static func kind(_ call: APICall) throws(APIError) -> LibraryItem.Kind {
        switch call.request.parameter("type") {
        case "artist": return .artist
        case "user": return .user
        case nil: throw .badRequest("Missing required field: type")
        case .some: throw .badRequest("Invalid type")
        }
    }

    @Sendable
    private static func followPlaylist(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let isPublic = try call.object()["public"]?.asBool ?? true
        try call.require(isPublic ? .playlistModifyPublic : .playlistModifyPrivate)
        state.world.follow(playlist: try playlist(call, state), by: call.userID)
        return .done
    }

    @Sendable
    private static func unfollowPlaylist(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        guard call.has(.playlistModifyPublic) || call.has(.playlistModifyPrivate) else { throw .scope }
        state.world.playlists[try playlist(call, state)].unfollow(by: call.userID)
        return .done
    }

    @Sendable
    private static func playlistFollowers(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        let index = try playlist(call, state)
        let asked = call.request.parameter("ids") == nil ? [call.userID] : try call.list("ids", atMost: 5)
        let playlist = state.world.playlists[index]
        return .json(.array(asked.map { .bool(playlist.isListed(for: $0)) }))
    }

    private static func playlist(_ call: APICall, _ state: SimulatorState) throws(APIError) -> Int {
        guard let index = try call.id().flatMap(state.playlist) else { throw .notFound }
        guard state.world.playlists[index].isVisible(to: call.userID) else { throw .notFound }
        return index
    }
}
