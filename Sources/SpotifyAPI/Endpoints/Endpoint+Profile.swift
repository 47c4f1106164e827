// The account that is logged in, what its user listens to most, and the artists the user
// follows (SpotifyContract §3.3).

package import SpotifyModel

/// The span of time over which top artists and tracks are counted.
package enum TimeRange: String, Sendable, Hashable, Codable, CaseIterable {
    /// About four weeks.
    case short = "short_term"
    /// About six months; Spotify's own choice when none is named.
    case medium = "medium_term"
    /// About a year.
    case long = "long_term"
}

extension Endpoint where Response == User {
    /// `GET /me`.
    package static var me: Endpoint<User> { reading("/me") }
}

extension Endpoint where Response == Page<Artist> {
    /// `GET /me/top/artists`.
    package static func topArtists(_ range: TimeRange, limit: Int, offset: Int) -> Endpoint<Page<Artist>> {
        reading(
            "/me/top/artists", query: [QueryItem("time_range", range.rawValue)] + .page(limit, offset),
            scopes: [.readTop])
    }
}

extension Endpoint where Response == Page<Track> {
    /// `GET /me/top/tracks`.
    package static func topTracks(_ range: TimeRange, limit: Int, offset: Int) -> Endpoint<Page<Track>> {
        reading(
            "/me/top/tracks", query: [QueryItem("time_range", range.rawValue)] + .page(limit, offset),
            scopes: [.readTop])
    }
}

extension Endpoint where Response == FollowedArtists {
    /// `GET /me/following`.
    ///
    /// - Parameter after: The id of the last artist of the page before.
    package static func followedArtists(limit: Int, after: String? = nil) -> Endpoint<FollowedArtists> {
        let cursor = after.map { [QueryItem("after", $0)] } ?? []
        return reading(
            "/me/following", query: [QueryItem("type", "artist")] + cursor + [QueryItem("limit", limit)],
            scopes: [.readFollows])
    }
}
