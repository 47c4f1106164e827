// Owns the lists that an own copy of the library has, and what is known of each as a whole: how far it was read, in
// which version, and when it was last looked at. Their entries are in CopiedEntry.

package import FoundationEssentials

/// A list at Spotify of which a copy is kept.
package enum CopiedList: Sendable, Hashable {
    /// The liked songs, the newest first.
    case liked
    /// The saved albums, the newest first; the same holds for the next three.
    case albums
    case shows, episodes, audiobooks
    /// The followed artists, in Spotify's order.
    case artists
    /// The playlists in the library, own and followed.
    case playlists
    /// The entries of the playlist with this URI.
    case playlist(String)
    /// The episodes of the show with this URI.
    case show(String)

    /// Whether what is in it is the user's own choice: liked, saved, followed.
    package var isOfLibrary: Bool {
        switch self {
        case .liked, .albums, .shows, .episodes, .audiobooks, .artists, .playlists: true
        case .playlist, .show: false
        }
    }

    /// What stores call it; it never changes. Only lists of a thing have a colon in it.
    package var key: String {
        switch self {
        case .liked: "liked"
        case .albums: "albums"
        case .shows: "shows"
        case .episodes: "episodes"
        case .audiobooks: "audiobooks"
        case .artists: "artists"
        case .playlists: "playlists"
        case .playlist(let uri), .show(let uri): uri
        }
    }

    /// The list that stores call so; nil for a text that names none.
    package init?(key: String) {
        switch key {
        case "liked": self = .liked
        case "albums": self = .albums
        case "shows": self = .shows
        case "episodes": self = .episodes
        case "audiobooks": self = .audiobooks
        case "artists": self = .artists
        case "playlists": self = .playlists
        default:
            if key.hasPrefix("spotify:playlist:") {
                self = .playlist(key)
            } else if key.hasPrefix("spotify:show:") {
                self = .show(key)
            } else {
                return nil
            }
        }
    }
}

extension CopiedList {
    /// Where a new reading of the list is gathered until it is complete. What it holds is not in the library's lists.
    package var draft: CopiedList { .playlist("draft:" + key) }
}

/// What is known of a copied list as a whole.
package struct CopiedListStatus: Sendable, Hashable {
    /// Which version of a playlist it is (`snapshot_id`); nil for other lists.
    package var version: String?
    /// How many entries Spotify said there were when the copy was last known to be right. Only a hint, since it drifts;
    /// but one that has changed says that the list has.
    package var total: Int?
    /// Whether it was read to its end; otherwise the copy has the first entries, and reading continues after them.
    package var isWhole: Bool
    /// When the copy was last known to be what Spotify has; nil before the first reading was complete.
    package var checked: Date?
    /// The version at which Spotify refused to show the list, which is not asked for again while it has that version.
    package var refused: String?
    /// How many entries the copy has.
    package var count: Int

    /// A list of which nothing was read yet.
    package init(
        version: String? = nil, total: Int? = nil, isWhole: Bool = false, checked: Date? = nil, refused: String? = nil,
        count: Int = 0
    ) {
        self.version = version
        self.total = total
        self.isWhole = isWhole
        self.checked = checked
        self.refused = refused
        self.count = count
    }
}
