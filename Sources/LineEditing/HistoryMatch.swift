// Owns the kinds of searches in the history. The search itself is in ``HistoryFile``; which key begins which kind is
// decided by the C editor (Terminal §6.6).

/// Which entries a search is for.
package enum HistoryMatch: Sendable {
    /// Every entry.
    case any
    /// Entries that begin with the text, exactly as it is.
    case prefix(String)
    /// Entries whose folded text contains this folded text.
    case containing(String)
}
