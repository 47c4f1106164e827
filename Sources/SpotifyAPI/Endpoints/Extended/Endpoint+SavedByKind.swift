// Owns saving and following by kind, as it was before `/me/library` replaced it; extended mode has
// both (SpotifyContract §3.4).

import HTTPTypes
package import SpotifyModel

/// What the old endpoints save, each under a path of its own.
package enum SavedKind: String, Sendable, Hashable, CaseIterable { case tracks, albums, episodes, shows, audiobooks }

/// Whom the old endpoints follow.
package enum FollowedKind: String, Sendable, Hashable, CaseIterable { case artist, user }

extension Endpoint where Response == Accepted {
    /// Tracks are named in a body, the other kinds in the query.
    package static func save(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        let ids = ids.map(\.text)
        var body = JSONBody()
        body.add("ids", ids)
        let isTracks = kind == .tracks
        return writing(
            .put, "/me/\(kind.rawValue)", query: isTracks ? [] : [.ids(ids)], body: isTracks ? body.bytes : nil,
            scopes: [.modifyLibrary]
        ).extendedModeOnly
    }

    package static func unsave(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        writing(.delete, "/me/\(kind.rawValue)", query: [.ids(ids.map(\.text))], scopes: [.modifyLibrary])
            .extendedModeOnly
    }

    package static func follow(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        writing(.put, "/me/following", query: following(kind, ids), scopes: [.modifyFollows]).extendedModeOnly
    }

    package static func unfollow(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        writing(.delete, "/me/following", query: following(kind, ids), scopes: [.modifyFollows]).extendedModeOnly
    }

    package static func followPlaylist(_ id: SpotifyID) -> Endpoint {
        writing(.put, "/playlists/\(id.text)/followers", scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists])
            .extendedModeOnly
    }

    package static func unfollowPlaylist(_ id: SpotifyID) -> Endpoint {
        writing(.delete, "/playlists/\(id.text)/followers", scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists])
            .extendedModeOnly
    }
}

extension Endpoint where Response == [Bool] {
    package static func contains(_ kind: SavedKind, _ ids: [SpotifyID]) -> Endpoint {
        reading("/me/\(kind.rawValue)/contains", query: [.ids(ids.map(\.text))], scopes: [.readLibrary])
            .extendedModeOnly
    }

    package static func follows(_ kind: FollowedKind, _ ids: [String]) -> Endpoint {
        reading("/me/following/contains", query: following(kind, ids), scopes: [.readFollows]).extendedModeOnly
    }

    /// Whether the user who is logged in follows it.
    package static func followsPlaylist(_ id: SpotifyID) -> Endpoint {
        reading("/playlists/\(id.text)/followers/contains", scopes: [.readPrivatePlaylists]).extendedModeOnly
    }
}

private func following(_ kind: FollowedKind, _ ids: [String]) -> [QueryItem] {
    [QueryItem("type", kind.rawValue), .ids(ids)]
}
