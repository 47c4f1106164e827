// Rows opened up into what they hold, one after the other and only as far as they are pulled: `albums | tracks | take
// 10` opens no album it does not need.

import Rows

extension RowStream {
    /// The rows of every stream that `open` makes of an incoming row, in order; a row is opened when it is reached. One
    /// of which it makes nil stays as it is.
    func expanding(_ open: @escaping @Sendable (Row) async throws -> RowStream?) -> RowStream {
        let expansion = RowExpansion(outer: self, open: open)
        return RowStream(pulling: { try await expansion.next() })
    }
}

/// Where the opening up stands.
private actor RowExpansion {
    private let outer: RowStream
    private let open: @Sendable (Row) async throws -> RowStream?
    private var waiting: ArraySlice<Row> = []
    private var inner: RowStream?

    init(outer: RowStream, open: @escaping @Sendable (Row) async throws -> RowStream?) {
        self.outer = outer
        self.open = open
    }

    func next() async throws -> RowBatch? {
        while true {
            if let inner {
                // The cursor of one of several feeds would not lead on to the others.
                if let batch = try await inner.nextBatch() { return RowBatch(batch.rows) }
                self.inner = nil
            } else if !waiting.isEmpty {
                let kept = try await keep()
                if !kept.isEmpty { return RowBatch(kept) }
            } else {
                guard let batch = try await outer.nextBatch() else { return nil }
                waiting = batch.rows[...]
            }
        }
    }

    /// The next rows that stay as they are; the row after them is opened.
    private func keep() async throws -> [Row] {
        var kept: [Row] = []
        while inner == nil, let row = waiting.first {
            do {
                inner = try await open(row)
            } catch {
                // Those before it come first, and then the error.
                guard kept.isEmpty else { return kept }
                throw error
            }
            if inner == nil { kept.append(row) }
            waiting = waiting.dropFirst()
        }
        return kept
    }
}
