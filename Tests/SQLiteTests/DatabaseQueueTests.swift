// One database that many tasks use, and two that use the same file.

import SQLite
import SystemTesting
import Testing

struct DatabaseQueueTests {
    private let folder = TemporaryFolder()

    private func queue() throws(SQLiteError) -> DatabaseQueue {
        DatabaseQueue(
            try Database(path: folder.path("a.db"), durability: .writeAhead, patience: .seconds(60)))
    }

    private func increase(_ database: borrowing Database) throws(SQLiteError) {
        try database.transaction { database throws(SQLiteError) in
            let value = try database.firstRow("SELECT value FROM counter") { $0.integer(0) }
            try database.execute("UPDATE counter SET value = ?", [.integer((value ?? 0) + 1)])
        }
    }

    @Test func `no increase of two connections and forty tasks is lost`() async throws {
        let queues = [try queue(), try queue()]
        try await queues[0].run { database throws(SQLiteError) in
            try database.execute("CREATE TABLE counter (value); INSERT INTO counter VALUES (0)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    for _ in 0..<5 {
                        try await queues[number % 2].run { database throws(SQLiteError) in try increase(database) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let value = try await queues[0].run { database throws(SQLiteError) in
            try database.firstRow("SELECT value FROM counter") { $0.integer(0) }
        }
        #expect(value == 200)
    }

    @Test func `a failure comes back to the task that asked, and the next one is served`() async throws {
        let queue = try queue()
        let error = await #expect(throws: SQLiteError.self) {
            try await queue.run { database throws(SQLiteError) in try database.execute("DELETE FROM missing") }
        }
        #expect(error?.message == "no such table: missing")
        let value = try await queue.run { database throws(SQLiteError) in
            try database.firstRow("SELECT 7") { $0.integer(0) }
        }
        #expect(value == 7)
    }

    @Test func `work of a task that was cancelled is done`() async throws {
        let queue = try queue()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await queue.run { database throws(SQLiteError) in
                try database.transaction { database throws(SQLiteError) in
                    try database.execute("CREATE TABLE done (a)")
                }
            }
        }
        try await task.value
        let count = try await queue.run { database throws(SQLiteError) in
            try database.firstRow("SELECT count(*) FROM done") { $0.integer(0) }
        }
        #expect(count == 0)
    }
}
