// Owns why a line cannot be answered by a shell that sends nothing. Whether a shell is such a one is a setting of it.

/// Why nothing was sent, and nothing else could answer.
package enum OfflineError: Error, Sendable, Equatable {
    /// Only Spotify itself could do it.
    case needsNetwork
    /// The own copy of the library does not have it, or not to its end; what it is, as it follows "have".
    case notCopied(String)
}
