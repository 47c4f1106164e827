// Which SQLite keeps the files, for `juke --version`. What is in them is left to the stores.

import SQLite

/// What the stores are built on.
package enum StorageVersion {
    /// The version of the SQLite that is linked.
    package static var sqlite: String { SQLiteVersion.text }
}
