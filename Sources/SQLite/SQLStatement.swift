// A statement of SQL that is ready to run, and the row it stands on. A column is read as what it is: asked for as
// another type it is nil, since any program may have written the file. Which statements there are is for the stores.

import CSQLite

/// One prepared statement; when its owner is done with it, the connection keeps it for the next use.
package struct SQLStatement: ~Copyable {
    private let handle: OpaquePointer
    private let sql: String
    private let cache: StatementCache

    /// Prepares the first statement of a text, unless it is kept already; a text without one is an error.
    init(_ sql: String, on connection: OpaquePointer, _ cache: StatementCache) throws(SQLiteError) {
        self.sql = sql
        self.cache = cache
        if let kept = cache.take(sql) {
            handle = kept
            return
        }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code, on: connection) }
        guard let statement else { throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "no statement") }
        handle = statement
    }

    // A database that was closed before stays until its last statement is freed.
    deinit { cache.give(back: handle, sql) }

    /// Puts values in the place of all question marks, and starts again from the first row.
    package func bind(_ values: [SQLiteValue]) throws(SQLiteError) { try bind(values.span) }

    /// The same, for what is run so often that an array for each time would be felt.
    package func bind(_ values: borrowing Span<SQLiteValue>) throws(SQLiteError) {
        // What it returns is the failure of the run before.
        sqlite3_reset(handle)
        let places = Int(sqlite3_bind_parameter_count(handle))
        guard places == values.count else {
            throw SQLiteError(extendedCode: SQLITE_RANGE, message: "\(values.count) values for \(places) places")
        }
        for index in values.indices {
            let code = bind(values[index], at: Int32(index + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    private func bind(_ value: SQLiteValue, at place: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, Int64(number))
        case .real(let number): return sqlite3_bind_double(handle, place, number)
        case .text(var text):
            return text.withUTF8 { csqlite_bind_text(handle, place, $0.baseAddress, UInt64($0.count)) }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { csqlite_bind_blob(handle, place, $0.baseAddress, UInt64($0.count)) }
        }
    }

    /// Goes to the next row; false when there is none. A statement that has ended starts again.
    package func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    /// Runs to its end, whatever rows there are.
    package func run(_ values: [SQLiteValue] = []) throws(SQLiteError) { try run(values.span) }

    /// The same, without an array.
    package func run(_ values: borrowing Span<SQLiteValue>) throws(SQLiteError) {
        try bind(values)
        while try step() {}
        // A statement that has not been reset may hold a lock.
        sqlite3_reset(handle)
    }

    /// Ends a run before its last row: until then it may hold a lock.
    package func end() {
        // What it returns is the failure of the run, which `step` has thrown.
        sqlite3_reset(handle)
    }

    private func error(_ code: Int32) -> SQLiteError { SQLiteError(code, on: sqlite3_db_handle(handle)) }
}

// MARK: - Columns

extension SQLStatement {
    /// The type SQLite gives the column of the current row; nil where there is no such column, or no row.
    private func type(of column: Int) -> Int32? {
        // SQLite leaves open what it does with a column that does not exist.
        guard 0..<Int(sqlite3_data_count(handle)) ~= column else { return nil }
        return sqlite3_column_type(handle, Int32(column))
    }

    /// A whole number, also one that is kept as a real; nil for anything else.
    package func integer(_ column: Int) -> Int? {
        switch type(of: column) {
        case SQLITE_INTEGER: Int(exactly: sqlite3_column_int64(handle, Int32(column)))
        case SQLITE_FLOAT: Int(exactly: sqlite3_column_double(handle, Int32(column)))
        default: nil
        }
    }

    /// A number of either kind, infinities included; nil for anything else.
    package func real(_ column: Int) -> Double? {
        switch type(of: column) {
        case SQLITE_INTEGER, SQLITE_FLOAT: sqlite3_column_double(handle, Int32(column))
        default: nil
        }
    }

    /// A text, with what is no UTF-8 in it replaced; nil for anything else.
    package func text(_ column: Int) -> String? {
        guard type(of: column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, Int32(column)) else {
            return nil
        }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a blob; nil for anything else.
    package func blob(_ column: Int) -> [UInt8]? {
        guard type(of: column) == SQLITE_BLOB else { return nil }
        // An empty one has no address.
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }

    /// What `read` makes of the bytes of a blob, where they are; nil for anything else.
    package func withBlob<Value>(_ column: Int, _ read: (UnsafeRawBufferPointer) -> Value) -> Value? {
        guard type(of: column) == SQLITE_BLOB else { return nil }
        let start = sqlite3_column_blob(handle, Int32(column))
        return read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }

    /// The value as it is kept; nil where there is no such column, or no row.
    package func value(_ column: Int) -> SQLiteValue? {
        switch type(of: column) {
        case SQLITE_INTEGER: integer(column).map { .integer($0) }
        case SQLITE_FLOAT: real(column).map { .real($0) }
        case SQLITE_TEXT: text(column).map { .text($0) }
        case SQLITE_BLOB: blob(column).map { .blob($0) }
        case SQLITE_NULL: .null
        default: nil
        }
    }
}
