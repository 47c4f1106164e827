// What can be wrong with a plan. The sentences are Shell's.

package import Library

/// Why a plan is not begun, sent or dropped.
package enum PlanError: Error, Sendable, Equatable {
    /// `begin` where one is open already, with so many changes.
    case isOpen(waiting: Int)
    /// A command that needs a plan where none is open.
    case none(command: String)
    /// A playlist was changed since the plan was made; nothing was sent.
    case changed(PlaylistChanged)
    /// A playlist of this name would have more entries than Spotify allows.
    case tooLong(playlist: String, count: Int, limit: Int)
    /// A playlist of this name belongs to another user.
    case notYours(playlist: String, owner: String)
}
