// What Spotify's addresses can name, and all that follows from a kind alone: whether it can be listed, searched for,
// played. What its rows look like is said where rows are made.

/// What a URI can name.
package enum ItemKind: String, Sendable, Hashable, Codable, CaseIterable {
    case track, album, artist, playlist, show, episode, audiobook, chapter, user, collection

    /// The kinds of what has an ID of its own and can be listed, opened and shared.
    package static let things = allCases.filter(\.isThing)

    /// The kinds a search can find, in the order in which their results are shown.
    package static let searchable: [ItemKind] = [.artist, .album, .track, .playlist, .show, .episode, .audiobook]

    /// Whether it is of the catalogue or a playlist, and not a user or a user's collection.
    package var isThing: Bool {
        switch self {
        case .track, .album, .artist, .playlist, .show, .episode, .audiobook, .chapter: true
        case .user, .collection: false
        }
    }

    /// Whether it plays by itself, and is not something that holds what plays.
    package var isPlayable: Bool {
        switch self {
        case .track, .episode, .chapter: true
        case .album, .artist, .playlist, .show, .audiobook, .user, .collection: false
        }
    }
}
