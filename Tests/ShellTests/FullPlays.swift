// A store of plays on a disk that is full after a while.

import FoundationEssentials
import Library
import Storage

/// Plays whose disk is full after some lots.
actor FullPlays: Plays {
    private let store = PlaysDatabase()
    private var lots: Int

    init(lots: Int) { self.lots = lots }

    func add(_ plays: [PastPlay]) async throws(CopyFault) -> KeptPlays {
        guard lots > 0 else { throw .full(path: "plays.db") }
        lots -= 1
        return try await store.add(plays)
    }

    func counts(
        by grouping: PlayGrouping, in interval: Range<Date>?, offset: @escaping @Sendable (Int) -> Int
    ) async -> [PlayCount] { await store.counts(by: grouping, in: interval, offset: offset) }
    func plays(in interval: Range<Date>?, limit: Int?) async -> [PastPlay] {
        await store.plays(in: interval, limit: limit)
    }
    func lastPlayed() async -> [String: Date] { await store.lastPlayed() }
    func count() async -> Int { await store.count() }
    func forget() async { await store.forget() }
    func finish() async { await store.finish() }
}
