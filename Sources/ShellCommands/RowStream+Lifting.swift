// Rows replaced by what they belong to: tracks by their albums, tracks and albums by their artists. Each thing comes
// once, where its first row came. What a row belongs to is read in Row+Belonging.

import Rows
import Synchronization

extension RowStream {
    /// The rows with each replaced by the things that `lift` makes of it, every thing once. A row of which it makes nil
    /// stays as it is.
    func lifting(_ lift: @escaping @Sendable (Row) async throws -> [Row]?) -> RowStream {
        let seen = SeenThings()
        return RowStream(pulling: {
            guard let batch = try await nextBatch() else { return nil }
            var rows: [Row] = []
            for row in batch.rows {
                guard let lifted = try await lift(row) else {
                    rows.append(row)
                    continue
                }
                rows += lifted.filter(seen.isNew)
            }
            // The cursor of the rows that came would continue with rows of another kind.
            return RowBatch(rows, isLast: batch.isLast)
        })
    }
}

/// The things that have come so far.
private final class SeenThings: Sendable {
    private let uris = Mutex<Set<String>>([])

    /// Whether the thing has not come before. What has no URI cannot be known again.
    func isNew(_ row: Row) -> Bool {
        guard let uri = row.uri else { return true }
        return uris.withLock { $0.insert(uri).inserted }
    }
}
