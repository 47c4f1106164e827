// Rows of a list that is here as a whole, of which only the first are shown where nothing takes the others.

import Rows
import Synchronization

/// Rows that are given away in two batches.
final class RowBatches: Sendable {
    private let left: Mutex<[[Row]]>

    /// - Parameter count: how many come first.
    init(_ rows: [Row], showing count: Int) {
        left = Mutex([rows.prefix(count), rows.dropFirst(count)].filter { !$0.isEmpty }.map { Array($0) })
    }

    /// The rows as they are pulled.
    var stream: RowStream { RowStream(pulling: { self.next() }) }

    /// Whether all of them were given away.
    var hasEnded: Bool { left.withLock(\.isEmpty) }

    private func next() -> RowBatch? {
        left.withLock { left in
            left.isEmpty ? nil : RowBatch(left.removeFirst(), isLast: left.isEmpty)
        }
    }
}
