// The seam between a command that runs and what is pressed meanwhile. Which bytes are which key is left to LineEditing,
// what a key does to the command that reads it.

/// A key that is pressed while a command runs.
package enum PressedKey: Sendable, Hashable {
    /// A character that is typed.
    case character(Character)
    /// An arrow.
    case left, right
    /// Any other key, such as one with Alt.
    case other
}

/// Where keys come from, one by one and without an echo, between two lines.
package protocol KeySource: Sendable {
    /// The keys that are pressed before a wait is over; none where it ends first, and nil once no more can come.
    ///
    /// Several are those that were pressed since the last call: a slow command meets them together.
    ///
    /// - Throws: `CancellationError`, when the task is cancelled.
    func keys(during wait: @escaping @Sendable () async throws -> Void) async throws -> [PressedKey]?
    /// Lets the terminal collect lines again.
    func close()
}
