// A SQLite database that several shells use at once: opened at the first need, since that costs milliseconds, and
// readable by its owner alone. A damaged one is set aside or made again. One that another process keeps locked is given
// up after a moment, and left alone for a while. The tables are left to the stores built on it.

import Files
import GRDB
import Library
import Synchronization

/// A database that is opened when it is first used.
final class Database: Sendable {
    /// What is done with a damaged file.
    enum Damage: Sendable {
        /// It gets another name.
        case setAside
        /// It is deleted: its contents can be fetched again, and must not outlive a logout under another name.
        case deleted
    }

    private struct State {
        var opened: Opened?
        /// Until when nothing is tried, because another process held it for too long.
        var rest: ContinuousClock.Instant?
        /// Whether the last use failed because of another process's lock.
        var isWary = false
        /// What was reported already, so that each thing is said once.
        var noticed: Set<FileNotice> = []
    }

    /// An open database, and which file it is.
    private struct Opened {
        var writer: any DatabaseWriter
        var file: FileStatus.Identity?
        /// Whether it was opened to wait less than usual.
        var isWary: Bool
    }

    /// Why a use is not even tried.
    private enum Refusal: Error {
        /// Another process held the file for too long a moment ago.
        case resting
        /// The file is a link, not a file, or belongs to another user.
        case notOurs
    }

    private let path: String
    private let patience: Double
    private let damage: Damage
    private let notify: @Sendable (FileNotice) -> Void
    private let migrations: @Sendable (inout DatabaseMigrator) -> Void
    private let state = Mutex(State())

    /// How long nothing is tried after a wait that failed.
    private static let restTime = Duration.seconds(30)
    /// How long the next try after such a rest waits, in seconds.
    private static let waryPatience = 0.05

    /// - Parameters:
    ///   - patience: how long to wait for another process, in seconds; once, not for each use.
    ///   - notify: receives once each thing the user should know.
    init(
        path: String, patience: Double, damage: Damage, notify: @escaping @Sendable (FileNotice) -> Void,
        migrations: @escaping @Sendable (inout DatabaseMigrator) -> Void
    ) {
        self.path = path
        self.patience = patience
        self.damage = damage
        self.notify = notify
        self.migrations = migrations
    }

    /// What was wrong with it in this process, as far as it was seen.
    var problems: Set<FileNotice> { state.withLock { $0.noticed } }

    /// Runs a transaction that takes the write lock at its beginning, so that what it has read still holds when it
    /// writes. It runs in a task of its own: cancelling the caller must not roll back what has begun.
    func write<Value: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> Value) async throws -> Value {
        try await mending { writer in
            try await Task {
                try await writer.writeWithoutTransaction { database in
                    // Another use may have waited in vain while this one waited for its turn.
                    guard !self.isResting else { throw Refusal.resting }
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
    }

    /// Runs a reading, which sees one state of the database.
    func read<Value: Sendable>(_ work: @escaping @Sendable (GRDB.Database) throws -> Value) async throws -> Value {
        try await mending { writer in
            try await writer.read { database in
                guard !self.isResting else { throw Refusal.resting }
                return try work(database)
            }
        }
    }
}

// MARK: - Locks and damage

extension Database {
    /// Whether the file is left alone now.
    private var isResting: Bool {
        state.withLock { $0.rest.map { ContinuousClock.now < $0 } ?? false }
    }

    /// Uses the database; when it turns out to be damaged, once more with a new file.
    private func mending<Value>(_ use: (any DatabaseWriter) async throws -> Value) async throws -> Value {
        do {
            return try await watching(use)
        } catch let error as DatabaseError where Self.isDamage(error) {
            putAside()
            return try await watching(use)
        }
    }

    /// Uses the database, and notes when another process holds it for too long.
    private func watching<Value>(_ use: (any DatabaseWriter) async throws -> Value) async throws -> Value {
        do {
            let value = try await use(writer())
            state.withLock { state in
                // A database that was opened to wait less is opened again, since no process is in the way any more.
                if state.opened?.isWary == true { state.opened = nil }
                state.isWary = false
            }
            return value
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            state.withLock { state in
                state.rest = .now + Self.restTime
                state.opened = nil
                state.isWary = true
            }
            tell(.locked(path: path))
            throw error
        }
    }

    /// Reports something, once.
    private func tell(_ notice: FileNotice) {
        if state.withLock({ $0.noticed.insert(notice).inserted }) { notify(notice) }
    }

    /// Whether the file is not what it should be. All statements are ours, so an error in one means that its tables are
    /// not.
    private static func isDamage(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA,
            .SQLITE_FORMAT:
            true
        default: false
        }
    }

    /// Moves or deletes the damaged file, unless another process has replaced it already.
    private func putAside() {
        let notice: FileNotice? = state.withLock { state in
            let (present, used) = (Self.identity(of: path), state.opened?.file)
            state.opened = nil
            guard let present, used == nil || used == present else { return nil }
            let file = PrivateFile(path: path)
            switch damage {
            case .setAside: return file.setDatabaseAside() ? .setAside(path: path, under: file.asidePath) : nil
            case .deleted:
                file.removeDatabase()
                return .recreated(path: path)
            }
        }
        if let notice { tell(notice) }
    }

    /// Which file the path leads to; nil where there is none.
    private static func identity(of path: String) -> FileStatus.Identity? {
        (try? FileStatus(of: path, followingLinks: false))?.identity
    }
}

// MARK: - Opening

extension Database {
    /// The database, opened.
    private func writer() throws -> any DatabaseWriter {
        do {
            return try state.withLock { state in
                if let rest = state.rest {
                    guard ContinuousClock.now >= rest else { throw Refusal.resting }
                    state.rest = nil
                }
                if let opened = state.opened { return opened.writer }
                let writer = try open(patience: state.isWary ? Self.waryPatience : patience)
                state.opened = Opened(writer: writer, file: Self.identity(of: path), isWary: state.isWary)
                return writer
            }
        } catch Refusal.notOurs {
            tell(.notOurs(path: path))
            throw Refusal.notOurs
        }
    }

    /// Opens the file, with its tables made.
    private func open(patience: Double) throws -> any DatabaseWriter {
        try PrivateFile(path: path).makeFolder()
        // Two processes that make the same new file at once would both create its tables, and one of them would fail.
        // The lock is on the folder: closing a second descriptor of the file itself would drop the locks that SQLite
        // holds on it (POSIX locks belong to the process).
        guard let folder = Self.lockedFolder(of: path, patience: patience / 2) else {
            // Without the lock SQLite's own have to be enough.
            return try openDatabase(patience: patience)
        }
        let queue = try openDatabase(patience: patience)
        folder.unlock()
        return queue
    }

    /// Opens the file, and runs the migrations that it has not had.
    private func openDatabase(patience: Double) throws -> any DatabaseWriter {
        try makeFile()
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            // A write does not wait for the disk: a crash of the machine may lose the last moments, but never the file.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        migrations(&migrator)
        try migrator.migrate(queue)
        return queue
    }

    /// Makes the file where there is none, since SQLite would make it readable by others; its side files get the same
    /// mode. Anything that is not a file of ours is not opened, since SQLite would follow a link.
    private func makeFile() throws {
        guard let status = try? FileStatus(of: path, followingLinks: false) else {
            _ = try? OpenFile(path, .both, [.onlyNew, .noLinks], permissions: 0o600)
            return
        }
        guard status.kind == .file, status.isOurs else { throw Refusal.notOurs }
    }

    /// The open folder of a file, whose lock this process holds; nil where it cannot be had in time.
    private static func lockedFolder(of path: String, patience: Double) -> OpenFile? {
        guard let folder = try? OpenFile(PathName.folder(of: path), .reading, .folder) else { return nil }
        let tries = Int(patience * 1_000_000 / Double(turnPause)) + 1
        guard (try? folder.lock(.exclusive, tries: tries, pause: .microseconds(turnPause))) == true
        else { return nil }
        return folder
    }

    /// The pause between two tries, in microseconds: making the tables takes another process a few of them.
    private static let turnPause: UInt32 = 2_000
}
