// The parts of a library that a backup has and that can be restored alone, with what they are called in the file, in
// the copy and in sentences.

import Library
import Rows
import SpotifyModel

/// A part of a library.
package enum BackupPart: String, Sendable, Hashable, CaseIterable {
    /// In the order in which they are restored: what Spotify may refuse to apps comes last.
    case liked, albums, shows, episodes, audiobooks, playlists, rules, artists

    /// The list of the copy that it is; nil for rules, which are juke's own.
    var list: CopiedList? {
        switch self {
        case .liked: .liked
        case .albums: .albums
        case .shows: .shows
        case .episodes: .episodes
        case .audiobooks: .audiobooks
        case .artists: .artists
        case .playlists: .playlists
        case .rules: nil
        }
    }

    /// What its entries are at Spotify.
    var kind: ItemKind? {
        switch self {
        case .liked: .track
        case .albums: .album
        case .shows: .show
        case .episodes: .episode
        case .audiobooks: .audiobook
        case .artists: .artist
        case .playlists: .playlist
        case .rules: nil
        }
    }

    /// Whether the order of its entries is when they were saved, so that the order of saving matters.
    var isOrdered: Bool {
        switch self {
        case .liked, .albums, .shows, .episodes, .audiobooks: true
        case .artists, .playlists, .rules: false
        }
    }

    /// `1 liked song`, `12 albums`.
    func counted(_ count: Int) -> String {
        let (one, many) = nouns
        return "\(count) \(count == 1 ? one : many)"
    }

    /// `the liked songs`: what is missing as a whole.
    var whole: String { "the " + nouns.many }

    private var nouns: (one: String, many: String) {
        switch self {
        case .liked: ("liked song", "liked songs")
        case .albums: ("album", "albums")
        case .shows: ("show", "shows")
        case .episodes: ("episode", "episodes")
        case .audiobooks: ("audiobook", "audiobooks")
        case .artists: ("followed artist", "followed artists")
        case .playlists: ("playlist", "playlists")
        case .rules: ("rule", "rules")
        }
    }

    /// The parts that a word names: a part, or several of them together as `sync` calls them.
    static func named(_ word: String) -> [BackupPart]? {
        switch word {
        case "saved": [.albums, .shows, .episodes, .audiobooks]
        case "following": [.artists]
        case _: BackupPart(rawValue: word).map { [$0] }
        }
    }

    /// The words that name parts.
    static let words = [
        "liked", "saved", "albums", "shows", "episodes", "audiobooks", "following", "playlists", "rules",
    ]
}
