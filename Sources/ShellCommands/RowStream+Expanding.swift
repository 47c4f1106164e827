// Rows opened up into what they hold, one after the other and only as far as they are pulled: `albums | tracks | take
// 10` opens no album it does not need.

import Rows

extension RowStream {
    /// The rows of every stream that `open` makes of an incoming row, in order; a row is opened when it is reached.
    func expanding(_ open: @escaping @Sendable (Row) async throws -> RowStream) -> RowStream {
        let expansion = RowExpansion(outer: self, open: open)
        return RowStream(pulling: { try await expansion.next() })
    }
}

/// Where the opening up stands.
private actor RowExpansion {
    private let outer: RowStream
    private let open: @Sendable (Row) async throws -> RowStream
    private var waiting: [Row] = []
    private var inner: RowStream?

    init(outer: RowStream, open: @escaping @Sendable (Row) async throws -> RowStream) {
        self.outer = outer
        self.open = open
    }

    func next() async throws -> RowBatch? {
        while true {
            if let inner {
                // The cursor of one of several feeds would not lead on to the others.
                if let batch = try await inner.nextBatch() { return RowBatch(batch.rows) }
                self.inner = nil
            } else if let row = waiting.first {
                waiting.removeFirst()
                inner = try await open(row)
            } else {
                guard let batch = try await outer.nextBatch() else { return nil }
                waiting = batch.rows
            }
        }
    }
}
