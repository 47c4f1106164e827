// What SQLite answers when it cannot do what it is asked. What follows from it is decided by the stores.

import CSQLite

/// A call that SQLite refused: the result code, the extended one, and its own sentence.
package struct SQLiteError: Error, Sendable, Hashable {
    /// A result code without its extension (sqlite.org/rescode.html). More of them may come with any version of SQLite.
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: Int32

        package init(rawValue: Int32) { self.rawValue = rawValue }

        /// The statement cannot be understood, or names a table or column that does not exist.
        package static let error = Code(rawValue: SQLITE_ERROR)
        /// Another connection holds a lock for longer than this one waits.
        package static let busy = Code(rawValue: SQLITE_BUSY)
        /// The file or the connection may only be read.
        package static let readOnly = Code(rawValue: SQLITE_READONLY)
        /// The pages contradict each other.
        package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
        /// There is no room for another page.
        package static let full = Code(rawValue: SQLITE_FULL)
        /// The file cannot be opened.
        package static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
        /// The schema changed while a statement ran, again and again.
        package static let schema = Code(rawValue: SQLITE_SCHEMA)
        /// A row breaks a rule of its table.
        package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
        /// A value has a type that its place does not take.
        package static let mismatch = Code(rawValue: SQLITE_MISMATCH)
        /// A side file has a form that SQLite does not know.
        package static let format = Code(rawValue: SQLITE_FORMAT)
        /// A statement has more or fewer values than question marks.
        package static let range = Code(rawValue: SQLITE_RANGE)
        /// The file holds no database.
        package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
    }

    /// What kind of failure it is.
    package let code: Code
    /// The same with what SQLite adds to it, such as which constraint was broken.
    package let extendedCode: Int32
    /// What SQLite says of it, in English.
    package let message: String

    /// The failure that an extended result code stands for.
    init(extendedCode: Int32, message: String) {
        code = Code(rawValue: extendedCode & 0xff)
        self.extendedCode = extendedCode
        self.message = message
    }

    /// The failure a call on the connection has just returned.
    init(_ extendedCode: Int32, on connection: OpaquePointer?) {
        // Without a connection SQLite has no sentence of its own.
        let text = connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(extendedCode)
        self.init(extendedCode: extendedCode, message: text.map { String(cString: $0) } ?? "")
    }
}
