// The groups of endpoints that Spotify counts together (SpotifyContract §7: observed, not documented). Budget and bans are kept
// by bucket; a layer below the client must tell it from the request alone.

package import HTTPTypes

/// A group of endpoints with a quota of its own.
package enum Bucket: String, Sendable, Hashable, CaseIterable {
    case search
    case artistAlbums = "artist-albums"
    case albums
    case albumTracks = "album-tracks"
    case tracks, artists, playlists
    /// Shows, audiobooks, and what is in them.
    case shows
    case savedTracks = "saved-tracks"
    case library
    case libraryWrites = "library-writes"
    case player, profile, other

    /// The bucket a request counts in.
    package init(_ request: HTTPRequest) {
        self.init(path: request.path ?? "", isRead: request.method == .get)
    }

    /// The bucket of a path, with a query or without.
    init(path: String, isRead: Bool) {
        let path = path.prefix { $0 != "?" }
        var parts = path.split(separator: "/").map(String.init)
        if let version = parts.firstIndex(of: "v1") { parts.removeFirst(version + 1) }
        self = Self.bucket(parts, isRead: isRead)
    }

    private static func bucket(_ parts: [String], isRead: Bool) -> Bucket {
        let second = parts.count > 1 ? parts[1] : nil
        switch parts.first {
        case "search": return .search
        case "artists": return parts.last == "albums" ? .artistAlbums : .artists
        case "albums": return parts.last == "tracks" ? .albumTracks : .albums
        case "tracks": return .tracks
        case "users": return parts.last == "playlists" ? .playlists : .profile
        case "shows", "episodes", "audiobooks", "chapters": return .shows
        case "playlists": return .playlists
        case "me" where second == "player": return .player
        case "me" where second == "tracks": return isRead ? .savedTracks : .libraryWrites
        case "me" where second == "playlists": return .playlists
        case "me" where second == nil || second == "top": return .profile
        case "me": return isRead ? .library : .libraryWrites
        default: return .other
        }
    }
}
