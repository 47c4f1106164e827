// The account that is logged in, and what it likes best and follows (SpotifyContract §3.3).

package import SpotifyModel

/// Over which time the top artists and tracks are counted.
package enum TimeRange: String, Sendable, Hashable, Codable, CaseIterable {
    /// About four weeks.
    case short = "short_term"
    /// About six months; what Spotify takes when nothing is said.
    case medium = "medium_term"
    /// About a year and more.
    case long = "long_term"
}

extension Endpoint where Response == User {
    package static var me: Endpoint<User> { reading("/me") }
}

extension Endpoint where Response == Page<Artist> {
    package static func topArtists(_ range: TimeRange, limit: Int, offset: Int) -> Endpoint<Page<Artist>> {
        reading(
            "/me/top/artists", query: [QueryItem("time_range", range.rawValue)] + .page(limit, offset),
            scopes: [.readTop])
    }
}

extension Endpoint where Response == Page<Track> {
    package static func topTracks(_ range: TimeRange, limit: Int, offset: Int) -> Endpoint<Page<Track>> {
        reading(
            "/me/top/tracks", query: [QueryItem("time_range", range.rawValue)] + .page(limit, offset),
            scopes: [.readTop])
    }
}

extension Endpoint where Response == FollowedArtists {
    /// - Parameter after: the last artist's ID, from the page before.
    package static func followedArtists(limit: Int, after: String? = nil) -> Endpoint<FollowedArtists> {
        let cursor = after.map { [QueryItem("after", $0)] } ?? []
        return reading(
            "/me/following", query: [QueryItem("type", "artist")] + cursor + [QueryItem("limit", limit)],
            scopes: [.readFollows])
    }
}
