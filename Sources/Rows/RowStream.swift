// Rows on their way between commands: pulled, lazy, in batches of about a page. Whoever pulls decides how much is
// fetched, so `take 10` stops the paging that feeds it. What a batch costs is the business of whoever fills it.

/// Where to go on when more rows are wanted later (`more`, a later shell): data, not code.
package struct Cursor: Sendable, Hashable, Codable {
    /// What is being paged, in the words of whoever made the stream.
    package var feed: String
    /// Where the next page begins, counted from 0.
    package var offset: Int
    /// How many there are in all, as far as is known: a hint.
    package var total: Int?

    package init(feed: String, offset: Int, total: Int? = nil) {
        self.feed = feed
        self.offset = offset
        self.total = total
    }
}

/// Rows that came together.
package struct RowBatch: Sendable, Hashable {
    package var rows: [Row]
    /// Where the rest begins; nil when these were the last.
    package var next: Cursor?
    /// Whether no more rows come, where that is known.
    package var isLast: Bool

    package init(_ rows: [Row], next: Cursor? = nil, isLast: Bool = false) {
        self.rows = rows
        self.next = next
        self.isLast = isLast
    }
}

/// What is known of rows before the first of them is there.
package struct RowHeading: Sendable, Hashable {
    package var table: FieldTable
    /// What a listing of them is called.
    package var name: String
    /// The fields they are shown with, where somebody chose.
    package var columns: [String]?
    /// Values that go without saying: the artist of the albums of one artist.
    package var implied: [String: Value]

    package init(table: FieldTable, name: String, columns: [String]? = nil, implied: [String: Value] = [:]) {
        self.implied = implied
        self.table = table
        self.name = name
        self.columns = columns
    }
}

/// Rows that come when they are pulled; every batch is delivered once.
package struct RowStream: Sendable {
    /// nil for rows that nobody has listed.
    package var heading: RowHeading?
    private let pull: @Sendable () async throws -> RowBatch?

    /// A stream that asks `pull` for each batch, until it answers nil.
    package init(pulling pull: @escaping @Sendable () async throws -> RowBatch?) {
        self.pull = pull
    }

    /// A stream of rows that are already here.
    package init(_ rows: [Row], next: Cursor? = nil) {
        let once = Once(RowBatch(rows, next: next, isLast: next == nil))
        self.init(pulling: { await once.take() })
    }

    /// The next batch; nil at the end. Cancelling the task cancels what is being fetched.
    package func nextBatch() async throws -> RowBatch? { try await pull() }

    /// Everything that is left, at whatever it costs.
    package func all() async throws -> [Row] {
        var rows: [Row] = []
        while let batch = try await nextBatch() { rows += batch.rows }
        return rows
    }

    /// The stream with every row replaced, as it is pulled.
    package func map(_ transform: @escaping @Sendable (Row) -> Row) -> RowStream {
        batches { $0.map(transform) }
    }

    /// The stream with the rows of every batch replaced, as it is pulled; where it could be gone on stays known.
    package func batches(_ transform: @escaping @Sendable ([Row]) -> [Row]) -> RowStream {
        var stream = RowStream(pulling: { [self] in
            guard var batch = try await nextBatch() else { return nil }
            batch.rows = transform(batch.rows)
            return batch
        })
        stream.heading = heading
        return stream
    }

    /// The stream of the rows that are made of all of them, once they have all come.
    package func collected(_ transform: @escaping @Sendable ([Row]) -> [Row]) -> RowStream {
        let turn = Turn()
        var stream = RowStream(pulling: { [self] in
            guard await turn.take() else { return nil }
            return RowBatch(transform(try await all()), isLast: true)
        })
        stream.heading = heading
        return stream
    }

    private actor Turn {
        private var isTaken = false

        func take() -> Bool {
            defer { isTaken = true }
            return !isTaken
        }
    }

    private actor Once {
        private var batch: RowBatch?

        init(_ batch: RowBatch) { self.batch = batch }

        func take() -> RowBatch? {
            defer { batch = nil }
            return batch
        }
    }
}
