// Owns rows on their way between commands: a stream that is pulled, lazily, in batches of about a page. The end
// of the pipeline decides how much is fetched, so `take 10` stops the paging that feeds it. What a batch costs
// is the business of the code that makes the stream.

/// Where to continue when more rows are wanted later (`more`, or a later shell): data, not code.
package struct Cursor: Sendable, Hashable, Codable {
    /// What is being paged, in a form that only the maker of the stream reads.
    package var feed: String
    /// The place where the next page begins, counted from 0.
    package var offset: Int
    /// How many rows there are in all, as far as it is known: a hint.
    package var total: Int?

    /// A place in a feed.
    package init(feed: String, offset: Int, total: Int? = nil) {
        self.feed = feed
        self.offset = offset
        self.total = total
    }
}

/// Rows that came together, about a page of them.
package struct RowBatch: Sendable, Hashable {
    /// The rows, possibly none: a filter may leave a batch empty.
    package var rows: [Row]
    /// Where the rest begins; nil when these were the last.
    package var next: Cursor?
    /// Whether no further rows follow, where that is known already.
    package var isLast: Bool

    /// A batch; without a cursor `more` has nothing to continue.
    package init(_ rows: [Row], next: Cursor? = nil, isLast: Bool = false) {
        self.rows = rows
        self.next = next
        self.isLast = isLast
    }
}

/// What is known of the rows before the first of them has come.
package struct RowHeading: Sendable, Hashable {
    /// The fields that the rows will have.
    package var table: FieldTable
    /// What a listing of them is called.
    package var name: String
    /// The fields that the rows are shown with, where the line names them.
    package var columns: [String]?
    /// Values that need not be said, such as the artist of one artist's albums.
    package var implied: [String: Value]

    /// A heading; without columns, the table decides what is shown.
    package init(table: FieldTable, name: String, columns: [String]? = nil, implied: [String: Value] = [:]) {
        self.implied = implied
        self.table = table
        self.name = name
        self.columns = columns
    }
}

/// Rows that come when they are pulled. Each batch is delivered once, so a stream can be read only once.
package struct RowStream: Sendable {
    /// The heading that the rows have as a listing; nil for rows that were never listed.
    package var heading: RowHeading?
    private let pull: @Sendable () async throws -> RowBatch?

    /// A stream that calls `pull` for each batch, until it returns nil.
    package init(pulling pull: @escaping @Sendable () async throws -> RowBatch?) {
        self.pull = pull
    }

    /// A stream of rows that are here already, in one batch.
    package init(_ rows: [Row], next: Cursor? = nil) {
        let once = Once(RowBatch(rows, next: next, isLast: next == nil))
        self.init(pulling: { await once.take() })
    }

    /// The next batch; nil at the end. When the task is cancelled, so is the request for the batch.
    package func nextBatch() async throws -> RowBatch? { try await pull() }

    /// All rows that are left, however many requests they take.
    package func all() async throws -> [Row] {
        var rows: [Row] = []
        while let batch = try await nextBatch() { rows += batch.rows }
        return rows
    }

    /// The stream with every row transformed when it is pulled.
    package func map(_ transform: @escaping @Sendable (Row) -> Row) -> RowStream {
        batches { $0.map(transform) }
    }

    /// The stream with the rows of each batch transformed when it is pulled. Where the rest begins stays known.
    package func batches(_ transform: @escaping @Sendable ([Row]) -> [Row]) -> RowStream {
        var stream = RowStream(pulling: { [self] in
            guard var batch = try await nextBatch() else { return nil }
            batch.rows = transform(batch.rows)
            return batch
        })
        stream.heading = heading
        return stream
    }

    /// A stream of one batch, made of all rows once they have come. What sorts or counts needs all of them.
    package func collected(_ transform: @escaping @Sendable ([Row]) throws -> [Row]) -> RowStream {
        let turn = Turn()
        var stream = RowStream(pulling: { [self] in
            guard await turn.take() else { return nil }
            return RowBatch(try transform(try await all()), isLast: true)
        })
        stream.heading = heading
        return stream
    }

    // Lets the first caller through, and no other.
    private actor Turn {
        private var isTaken = false

        func take() -> Bool {
            defer { isTaken = true }
            return !isTaken
        }
    }

    // Gives its batch to the first caller.
    private actor Once {
        private var batch: RowBatch?

        init(_ batch: RowBatch) { self.batch = batch }

        func take() -> RowBatch? {
            defer { batch = nil }
            return batch
        }
    }
}
