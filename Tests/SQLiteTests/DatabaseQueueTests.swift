// One database that many tasks use, and two that use the same file.

import SQLite
import Synchronization
import SystemTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

    @Test func `a short look is done on the thread that asks for it`() async throws {
        let queue = try queue()
        let own = pthread_self()
        #expect(try await queue.look { _ in pthread_self() } == own)
    }

    /// How far two tasks are.
    private final class Steps: Sendable {
        let hasBegun = Atomic(false)
        let isAsked = Atomic(false)
    }

    @Test func `a short look waits while other work is done`() async throws {
        let queue = try queue()
        try await queue.run { database throws(SQLiteError) in try database.execute("CREATE TABLE note (text)") }
        let steps = Steps()
        try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                try await queue.run { database throws(SQLiteError) in
                    steps.hasBegun.store(true, ordering: .sequentiallyConsistent)
                    while !steps.isAsked.load(ordering: .sequentiallyConsistent) { sched_yield() }
                    try database.execute("INSERT INTO note VALUES ('a')")
                    return nil
                }
            }
            group.addTask {
                while !steps.hasBegun.load(ordering: .sequentiallyConsistent) { await Task.yield() }
                steps.isAsked.store(true, ordering: .sequentiallyConsistent)
                return try await queue.look { database throws(SQLiteError) in
                    try database.firstRow("SELECT count(*) FROM note") { $0.integer(0) }
                }
            }
            var counts: [Int] = []
            for try await count in group { counts += count.map { [$0] } ?? [] }
            #expect(counts == [1])
        }
    }

    @Test func `the failure of a short look comes back to who asked`() async throws {
        let queue = try queue()
        let error = await #expect(throws: SQLiteError.self) {
            try await queue.look { database throws(SQLiteError) in try database.execute("DELETE FROM missing") }
        }
        #expect(error?.message == "no such table: missing")
    }
}
