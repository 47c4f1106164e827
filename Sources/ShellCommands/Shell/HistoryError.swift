// Why a line typed before cannot be forgotten. The sentences are Shell's.

/// Why `history delete` or `history clear` does nothing.
package enum HistoryError: Error, Sendable, Equatable {
    /// This shell has no history: a script has none, nor has a prompt that keeps none.
    case none(isScript: Bool)
    /// No line has that number, or none any more.
    case noLine(number: Int)
}
