// Saving and following by kind, as it was before `/me/library` took it over; extended mode has both (SpotifyContract
// §3.4).

import HTTPTypes
import SpotifyAPI
import SpotifyModel

/// What the old endpoints save, each under a path of its own.
enum SavedKind: String, Sendable, Hashable, CaseIterable { case tracks, albums, episodes, shows, audiobooks }

/// Whom the old endpoints follow.
enum FollowedKind: String, Sendable, Hashable, CaseIterable { case artist, user }

extension Endpoint where Response == Accepted {
    /// Tracks are named in a body, the other kinds in the query.
    static func save(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        let ids = ids.map(\.text)
        let isTracks = kind == .tracks
        return writing(
            .put, "/me/\(kind.rawValue)", query: isTracks ? [] : [.ids(ids)],
            body: isTracks ? jsonBody("{\"ids\": \(jsonList(ids))}") : nil, scopes: []
        ).extendedModeOnly
    }

    static func unsave(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        writing(.delete, "/me/\(kind.rawValue)", query: [.ids(ids.map(\.text))], scopes: [])
            .extendedModeOnly
    }

    static func follow(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        writing(.put, "/me/following", query: following(kind, ids), scopes: []).extendedModeOnly
    }

    static func unfollow(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        writing(.delete, "/me/following", query: following(kind, ids), scopes: []).extendedModeOnly
    }

    static func followPlaylist(_ id: SpotifyID) -> Endpoint {
        writing(.put, "/playlists/\(id.text)/followers", scopes: [])
            .extendedModeOnly
    }

    static func unfollowPlaylist(_ id: SpotifyID) -> Endpoint {
        writing(.delete, "/playlists/\(id.text)/followers", scopes: [])
            .extendedModeOnly
    }
}

extension Endpoint where Response == [Bool] {
    static func contains(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        reading("/me/\(kind.rawValue)/contains", query: [.ids(ids.map(\.text))], scopes: [])
            .extendedModeOnly
    }

    static func follows(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        reading("/me/following/contains", query: following(kind, ids), scopes: []).extendedModeOnly
    }

    /// Whether the user who is logged in follows it.
    static func followsPlaylist(_ id: SpotifyID) -> Endpoint {
        reading("/playlists/\(id.text)/followers/contains", scopes: []).extendedModeOnly
    }
}

private func following(_ kind: FollowedKind, _ ids: [String]) -> [QueryItem] {
    [QueryItem("type", kind.rawValue), .ids(ids)]
}
