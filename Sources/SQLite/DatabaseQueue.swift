// One database for many tasks. SQLite waits by blocking, for locks and for the disk, so the work is done on a thread
// that is not one of the few on which tasks run.

import Dispatch
import Synchronization

/// A database on which one piece of work after the other is done, in the order in which they came.
package final class DatabaseQueue: Sendable {
    private let database: Mutex<Database>
    private let queue = DispatchQueue(label: "SQLite")

    /// Takes a database over.
    package init(_ database: consuming sending Database) { self.database = Mutex(database) }

    /// Does the work when its turn has come. Cancelling the task that waits for it neither stops nor undoes it.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(SQLiteError) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.result(of: work)) }
        }
        return try result.get()
    }

    /// Does the work here and now where no other is being done, else when its turn has come. It is for short looks that
    /// wait for no lock: changing threads twice takes as long as they do.
    package func look<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(SQLiteError) -> Value {
        let result = database.withLockIfAvailable { Self.result(of: work, on: $0) }
        if let result { return try result.get() }
        return try await run(work)
    }

    private func result<Value: Sendable>(
        of work: @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) -> Result<Value, SQLiteError> {
        database.withLock { Self.result(of: work, on: $0) }
    }

    private static func result<Value: Sendable>(
        of work: @Sendable (borrowing Database) throws(SQLiteError) -> Value, on database: borrowing Database
    ) -> Result<Value, SQLiteError> {
        do throws(SQLiteError) { return .success(try work(database)) } catch { return .failure(error) }
    }
}
