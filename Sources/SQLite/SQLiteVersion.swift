// Which SQLite this is. Nothing is opened for it.

import CSQLite

/// The SQLite that is linked.
package enum SQLiteVersion {
    /// As its makers number it: `3.40.1`.
    package static var text: String { String(cString: sqlite3_libversion()) }
}
