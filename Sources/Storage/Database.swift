// A SQLite database that several shells use at once: opened at the first need, since that costs milliseconds, readable by
// its owner alone, made anew when it is damaged. What is in it belongs to the stores built on it.

import GRDB
import Glibc
import Synchronization

/// A database that is opened when it is first used.
final class Database: Sendable {
    private let path: String
    private let migrations: @Sendable (inout DatabaseMigrator) -> Void
    private let opened = Mutex<(any DatabaseWriter)?>(nil)

    /// How long a writer waits for another process, in seconds.
    private static let patience = 5.0

    init(path: String, migrations: @escaping @Sendable (inout DatabaseMigrator) -> Void) {
        self.path = path
        self.migrations = migrations
    }

    /// The database, opened; what is there and cannot be opened as one is put aside.
    private func writer() throws -> any DatabaseWriter {
        try opened.withLock { opened in
            if let opened { return opened }
            let writer: any DatabaseWriter
            do {
                writer = try open()
            } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
                for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
                writer = try open()
            }
            opened = writer
            return writer
        }
    }

    private func open() throws -> any DatabaseWriter {
        try PrivateFile(path: path).makeFolder()
        // Two processes that make the same new file at once would each begin its tables and one would fail. The lock is
        // on the folder: closing a second descriptor of the file itself would drop the locks SQLite holds on it.
        let turn = Self.takeTurn(in: path)
        defer { if let turn { close(turn) } }
        // SQLite would make it readable by others; its side files take over the mode.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor >= 0 { close(descriptor) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.prepareDatabase { database in
            // A write waits for no disk: a crash of the machine may cost the last moments, never the file.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        migrations(&migrator)
        try migrator.migrate(queue)
        return queue
    }

    /// The descriptor that holds the folder's lock, or nil where there is none to be had in time: then SQLite's own
    /// locks have to do.
    private static func takeTurn(in path: String) -> Int32? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var triesLeft = Int(patience * 500)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, triesLeft > 0 else {
                close(descriptor)
                return nil
            }
            triesLeft -= 1
            usleep(2_000)
        }
        return descriptor
    }

    /// Runs a transaction that takes the right to write at its beginning, so that what it read still holds when it
    /// writes. It runs in a task of its own: a caller that is cancelled must not undo what it has begun.
    func write<Value: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> Value) async throws -> Value {
        let writer = try writer()
        return try await Task {
            try await writer.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try work(database)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        }.value
    }

    func read<Value: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> Value) async throws -> Value {
        let writer = try writer()
        return try await writer.read(work)
    }
}
