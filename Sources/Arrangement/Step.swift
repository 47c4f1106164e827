// One request that edits a playlist. Steps are values that can be stored, so that an interrupted edit can be continued.

/// One request; its places count in the list as it is just before that step.
package enum Step: Hashable, Sendable, Codable {
    /// Removes every copy of these URIs: at most 100 of them, all different.
    case remove([String])
    /// Inserts new entries, at most 100, before the one at a place, or at the end.
    case add([String], at: Int)
    /// Moves neighbouring entries. `before` counts in the list before the move: Spotify's `range_start`,
    /// `range_length` and `insert_before`.
    case move(start: Int, length: Int, before: Int)
    /// Removes all entries, whatever they are, and adds these: at most 100. Only ``Arrangement/rewriting(_:)`` has it.
    case replace([String])

    /// How many URIs one request may carry.
    package static let mostURIs = 100

    /// The beginning of the URIs of local files.
    static let localPrefix = "spotify:local:"
}
