// The groups of endpoints that Spotify counts together (SpotifyContract §7: observed, not documented).
// Budget and bans are kept per bucket. A layer below the client sees only HTTP, so the bucket must
// follow from the request alone.

package import HTTPTypes

/// A group of endpoints with a quota of its own. The raw values are the names in the ledger's file and in
/// messages, so they must not change.
package enum Bucket: String, Sendable, Hashable, CaseIterable {
    case search
    case artistAlbums = "artist-albums"
    case albums
    case albumTracks = "album-tracks"
    case tracks, artists, playlists
    /// Changes of playlists; how Spotify counts them is not known (SpotifyContract §13).
    case playlistWrites = "playlist-writes"
    /// Shows, audiobooks, and what they contain.
    case shows
    case savedTracks = "saved-tracks"
    case library
    case libraryWrites = "library-writes"
    case player, profile, other

    /// The bucket a request is counted in.
    package init(_ request: HTTPRequest) {
        self.init(path: request.path ?? "", isRead: request.method == .get)
    }

    /// The bucket of a path, with or without a query, with or without the base path up to `/v1`.
    init(path: String, isRead: Bool) {
        let path = path.prefix { $0 != "?" }
        var parts = path.split(separator: "/").map(String.init)
        if let version = parts.firstIndex(of: "v1") { parts.removeFirst(version + 1) }
        self = Self.bucket(parts, isRead: isRead)
    }

    /// The bucket for the segments below `/v1`; unknown paths are `other`.
    private static func bucket(_ parts: [String], isRead: Bool) -> Bucket {
        let second = parts.count > 1 ? parts[1] : nil
        switch parts.first {
        case "search": return .search
        case "artists": return parts.last == "albums" ? .artistAlbums : .artists
        case "albums": return parts.last == "tracks" ? .albumTracks : .albums
        case "tracks": return .tracks
        case "users" where parts.last == "playlists": return isRead ? .playlists : .playlistWrites
        case "users": return .profile
        case "shows", "episodes", "audiobooks", "chapters": return .shows
        case "playlists": return isRead ? .playlists : .playlistWrites
        case "me" where second == "player": return .player
        case "me" where second == "tracks": return isRead ? .savedTracks : .libraryWrites
        case "me" where second == "playlists": return isRead ? .playlists : .playlistWrites
        case "me" where second == nil || second == "top": return .profile
        case "me": return isRead ? .library : .libraryWrites
        default: return .other
        }
    }
}
