// One connection to a database file: opening, statements, transactions. It belongs to one thread at a time, which the
// compiler sees to; DatabaseQueue shares one among tasks. What is in the file is for the stores.

import CSQLite

/// An open database; it is closed with its owner.
package struct Database: ~Copyable {
    /// What the connection may do with the file.
    package enum Access: Sendable, Hashable {
        case reading
        case writing
        /// Writing, and making the file where there is none.
        case creating

        fileprivate var flags: Int32 {
            switch self {
            case .reading: SQLITE_OPEN_READONLY
            case .writing: SQLITE_OPEN_READWRITE
            case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    /// How much SQLite does so that nothing is lost with the power.
    package enum Durability: Sendable, Hashable {
        /// SQLite's own way: a journal beside the file, and a write waits for the disk.
        case full
        /// A write-ahead log: readers and a writer are not in each other's way, and a write waits for no disk. A crash
        /// of the machine may cost the last moments, never the file.
        case writeAhead

        fileprivate var pragmas: String? {
            switch self {
            case .full: nil
            case .writeAhead: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"
            }
        }
    }

    let handle: OpaquePointer
    let cache = StatementCache()
    let memory = ContentsMemory()

    /// Opens a file.
    /// - Parameters:
    ///   - patience: how long opening, and later each statement, waits for the locks of other connections.
    ///   - pageSize: how many bytes a page of a new file has, a power of two; nil for SQLite's own choice.
    ///   - longestLog: how many pages a write-ahead log may have while the database is used.
    package init(
        path: String, access: Access = .creating, durability: Durability = .full, patience: Duration = .zero,
        pageSize: Int? = nil, longestLog: Int32 = 1000
    ) throws(SQLiteError) {
        handle = try Self.connection(to: path, access, durability, patience, pageSize, longestLog)
    }

    deinit {
        cache.empty()
        sqlite3_close_v2(handle)
    }

    private static func connection(
        to path: String, _ access: Access, _ durability: Durability, _ patience: Duration, _ pageSize: Int?,
        _ longestLog: Int32
    ) throws(SQLiteError) -> OpaquePointer {
        _ = isLean
        var connection: OpaquePointer?
        // SQLite's own lock around each call is not needed: there is one owner.
        let flags = access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var code = sqlite3_open_v2(path, &connection, flags, nil)
        if code == SQLITE_OK {
            sqlite3_busy_timeout(connection, milliseconds(patience))
            if let pageSize { code = sqlite3_exec(connection, "PRAGMA page_size = \(pageSize)", nil, nil, nil) }
            if code == SQLITE_OK, let pragmas = durability.pragmas { code = run(pragmas, on: connection, patience) }
            boundLog(of: connection, milliseconds(patience), longestLog)
        }
        guard code == SQLITE_OK, let connection else {
            // One that failed has to be closed too, once its sentence has been read.
            let error = SQLiteError(code, on: connection)
            sqlite3_close_v2(connection)
            throw error
        }
        return connection
    }

    /// Whether SQLite does without what only costs time; asked once, before the first connection.
    private static let isLean = csqlite_count_no_memory() == SQLITE_OK

    /// Empties a write-ahead log that has very many pages. SQLite's own checkpoints move the pages into the file but
    /// leave the log as long as it is, and where each process commits once, the log is never begun from its start.
    private static func boundLog(of connection: OpaquePointer?, _ patience: Int32, _ longest: Int32) {
        // The hook is given one number, which holds both.
        let limits = UnsafeMutableRawPointer(bitPattern: Int(max(1, longest)) << 32 | Int(max(0, patience)))
        sqlite3_wal_hook(
            connection,
            { limits, connection, _, pages in
                let limits = Int(bitPattern: limits)
                guard Int(pages) >= limits >> 32 else { return SQLITE_OK }
                // A reader that is in the way is not waited for: the next write tries again.
                sqlite3_busy_timeout(connection, 0)
                sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
                sqlite3_busy_timeout(connection, Int32(truncatingIfNeeded: limits))
                return SQLITE_OK
            }, limits)
    }

    /// Runs statements until no lock is in their way any more, or the time is over. SQLite itself does not always wait:
    /// of two connections that switch the same file to a write-ahead log, each holds a lock that the other needs, and
    /// SQLite refuses one at once, so that its lock is gone and it can try again.
    private static func run(_ sql: String, on connection: OpaquePointer?, _ patience: Duration) -> Int32 {
        let end = ContinuousClock.now + patience
        while true {
            let code = sqlite3_exec(connection, sql, nil, nil, nil)
            guard code & 0xff == SQLITE_BUSY, ContinuousClock.now < end else { return code }
            sqlite3_sleep(pause)
        }
    }

    /// The pause between two tries, in milliseconds.
    private static let pause: Int32 = 1

    private static func milliseconds(_ duration: Duration) -> Int32 {
        Int32(clamping: Int64(duration / .milliseconds(1)))
    }
}

// MARK: - Statements

extension Database {
    /// A statement that can be run several times, each time with other values.
    package func statement(_ sql: String) throws(SQLiteError) -> SQLStatement {
        try SQLStatement(sql, on: handle, cache)
    }

    /// Moves the pages of the write-ahead log into the file and empties the log, unless another connection uses it.
    package func emptyLog() {
        sqlite3_busy_timeout(handle, 0)
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }

    /// Runs all statements of a text that has no question marks.
    package func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code, on: handle) }
    }

    /// Runs one statement with values for its question marks.
    package func execute(_ sql: String, _ values: [SQLiteValue]) throws(SQLiteError) {
        try statement(sql).run(values)
    }

    /// What `read` makes of each row of a query; rows of which it makes nil are passed over.
    package func rows<Value>(
        _ sql: String, _ values: [SQLiteValue] = [], read: (borrowing SQLStatement) -> Value?
    ) throws(SQLiteError) -> [Value] {
        let statement = try statement(sql)
        try statement.bind(values)
        var found: [Value] = []
        while try statement.step() {
            if let value = read(statement) { found.append(value) }
        }
        return found
    }

    /// What `read` makes of the first row of a query; nil where there is none.
    package func firstRow<Value>(
        _ sql: String, _ values: [SQLiteValue] = [], read: (borrowing SQLStatement) -> Value?
    ) throws(SQLiteError) -> Value? {
        let statement = try statement(sql)
        try statement.bind(values)
        return try statement.step() ? read(statement) : nil
    }

    /// How many rows the last statement that changed any has changed.
    package var changedRows: Int { Int(sqlite3_changes64(handle)) }

    /// How many rows this connection has changed.
    package var allChangedRows: Int { Int(sqlite3_total_changes64(handle)) }

    /// The number that a file carries for its schema; 0 in a new one.
    package func userVersion() throws(SQLiteError) -> Int {
        try firstRow("PRAGMA user_version") { $0.integer(0) } ?? 0
    }

    /// Gives the file another number for its schema.
    package func setUserVersion(_ version: Int32) throws(SQLiteError) {
        try execute("PRAGMA user_version = \(version)")
    }
}

// MARK: - Transactions

extension Database {
    /// What a transaction is for.
    package enum Transaction: Sendable, Hashable {
        /// Reading one state of the file, whatever others write meanwhile.
        case reading
        /// Writing: the right to it is taken at the beginning, so that what was read still holds at the end.
        case writing

        fileprivate var beginning: String {
            switch self {
            case .reading: "BEGIN DEFERRED"
            case .writing: "BEGIN IMMEDIATE"
            }
        }
    }

    /// Does all of the work or, when it throws, nothing of it.
    package func transaction<Value>(
        _ kind: Transaction = .writing, _ work: (borrowing Database) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try execute(kind.beginning, [])
        do throws(SQLiteError) {
            let value = try work(self)
            try execute("COMMIT", [])
            return value
        } catch {
            // Some failures have ended it already.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
