// What a user may change of a playlist, for completion: what is closed is not offered where it cannot be changed.

/// What is to be changed of a playlist.
package enum PlaylistAccess: Sendable, Hashable {
    /// What only the owner may change: its name, its details, whether it is there at all.
    case owned
    /// Its entries, which collaborators may change, too.
    case shared
}
