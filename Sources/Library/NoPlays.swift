// Plays that last as long as the process, for tests that need none kept. Storage keeps them for good.

package import FoundationEssentials

/// No plays, and none kept.
package struct NoPlays: Plays {
    /// A store that keeps nothing.
    package init() {}

    /// Counts them and keeps none.
    package func add(_ plays: [PastPlay]) async throws(CopyFault) -> KeptPlays { KeptPlays() }
    /// None.
    package func counts(
        by grouping: PlayGrouping, in interval: Range<Date>?, offset: @escaping @Sendable (Int) -> Int
    ) async -> [PlayCount] { [] }
    /// None.
    package func plays(in interval: Range<Date>?, limit: Int?) async -> [PastPlay] { [] }
    /// None.
    package func lastPlayed() async -> [String: Date] { [:] }
    /// None.
    package func count() async -> Int { 0 }
    /// Nothing to delete.
    package func forget() async {}
    /// Nothing to end.
    package func finish() async {}
}
