// Owns the kinds of things that Spotify's addresses can name, and what follows from a kind alone: whether it
// can be listed, searched for, or played. What its rows look like is decided where rows are made.

/// The kinds of things that a URI can name; a collection is a user's liked songs.
package enum ItemKind: String, Sendable, Hashable, Codable, CaseIterable {
    case track, album, artist, playlist, show, episode, audiobook, chapter, user, collection

    /// The kinds of things that have an ID of their own and can be listed, opened and shared.
    package static let things = allCases.filter(\.isThing)

    /// The kinds that a search can find, in the order in which their results are shown.
    package static let searchable: [ItemKind] = [.artist, .album, .track, .playlist, .show, .episode, .audiobook]

    /// Whether it belongs to the catalogue or is a playlist, and is not a user or a user's collection.
    package var isThing: Bool {
        switch self {
        case .track, .album, .artist, .playlist, .show, .episode, .audiobook, .chapter: true
        case .user, .collection: false
        }
    }

    /// Whether it plays by itself, instead of containing things that play.
    package var isPlayable: Bool {
        switch self {
        case .track, .episode, .chapter: true
        case .album, .artist, .playlist, .show, .audiobook, .user, .collection: false
        }
    }
}
