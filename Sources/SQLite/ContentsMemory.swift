// What was made of the contents of a database, and is right for as long as these stay the same. What it is, and that it
// takes no more room than it is worth, is for the stores.

import CSQLite

/// One value that a connection keeps.
final class ContentsMemory {
    fileprivate var version = UInt32(0)
    fileprivate var value: AnyObject?
}

extension Database {
    /// The value that was made for the contents that a transaction sees; another one once any
    /// connection has changed them.
    ///
    /// It is kept for transactions that have read something, by which it is settled what they see, and have written
    /// nothing, since that may be taken back.
    package func kept<Value: AnyObject>(_ make: () -> Value) -> Value {
        var version = UInt32(0)
        guard sqlite3_txn_state(handle, "main") == SQLITE_TXN_READ,
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_DATA_VERSION, &version) == SQLITE_OK
        else { return make() }
        if memory.version == version, let value = memory.value as? Value { return value }
        let value = make()
        (memory.version, memory.value) = (version, value)
        return value
    }
}
