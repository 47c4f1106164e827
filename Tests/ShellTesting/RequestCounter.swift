// What a shell has sent, counted where the trace sees it: every attempt, and nothing that the cache answered.

package import SpotifyAPI
import Synchronization

/// Counts attempts.
package final class RequestCounter: TraceSink {
    private let entries = Mutex<[TraceEntry]>([])
    /// How many are kept; all are counted.
    private static let limit = 1000
    private let total = Mutex(0)

    package init() {}

    /// Attempts so far, token requests included, answers from the cache not.
    package var count: Int { total.withLock { $0 } }

    /// The newest attempts, oldest first.
    package var newest: [TraceEntry] { entries.withLock { $0 } }

    package func record(_ entry: TraceEntry) {
        guard entry.source == .wire else { return }
        total.withLock { $0 += 1 }
        entries.withLock { entries in
            entries.append(entry)
            if entries.count > 2 * Self.limit { entries.removeFirst(Self.limit) }
        }
    }
}
