// A SQLite database that several shells use at once: opened at the first need, since that costs milliseconds, and
// readable by its owner alone. One that is damaged, or that a newer version of juke has written, is set aside or
// deleted. One that another process keeps locked is given up after a moment, and left alone for a while. What a failure
// means is left to DatabaseFailure, the tables to the stores built on it.

import Files
import Library
import SQLite
import Synchronization

/// A database that is opened when it is first used.
final class DatabaseFile: Sendable {
    /// What is done with a file that cannot be used.
    enum Removal: Sendable {
        /// It gets another name.
        case setAside
        /// It is deleted: its contents can be fetched again, and must not outlive a logout under another name.
        case deleted
    }

    /// What the database is used for.
    private enum Use {
        case writing, reading
        /// A reading that takes no longer than changing threads for it.
        case look

        var transaction: Database.Transaction {
            switch self {
            case .writing: .writing
            case .reading, .look: .reading
            }
        }
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
        var queue: DatabaseQueue
        var file: FileStatus.Identity?
        /// Whether it was opened to wait less than usual.
        var isWary: Bool
    }

    let path: String
    /// Whether it is a database of this process alone, in memory.
    let isInMemory: Bool
    private let patience: Duration
    private let removal: Removal
    let schema: DatabaseSchema
    /// How many bytes of the file SQLite may keep in memory; nil for as many as it does by itself.
    let cache: Int?
    /// How many bytes a page of a new file has; nil for SQLite's own choice.
    let pageSize: Int?
    /// How many pages its log may have before they are moved into the file.
    let longestLog: Int32
    private let notify: @Sendable (FileNotice) -> Void
    private let state = Mutex(State())

    /// How long nothing is tried after a wait that failed.
    private static let restTime = Duration.seconds(30)
    /// How long the next try after such a rest waits.
    private static let waryPatience = Duration.milliseconds(50)

    /// - Parameters:
    ///   - patience: how long to wait for another process; once, not for each use.
    ///   - notify: receives once each thing the user should know.
    init(
        path: String, patience: Duration, removal: Removal, schema: DatabaseSchema, cache: Int? = nil,
        pageSize: Int? = nil, longestLog: Int32 = 1000, notify: @escaping @Sendable (FileNotice) -> Void
    ) {
        self.path = path
        isInMemory = false
        self.patience = patience
        self.removal = removal
        self.schema = schema
        self.cache = cache
        self.pageSize = pageSize
        self.longestLog = longestLog
        self.notify = notify
    }

    /// A database in memory, which ends with the process.
    init(inMemory schema: DatabaseSchema) {
        path = ":memory:"
        isInMemory = true
        patience = .zero
        removal = .deleted
        self.schema = schema
        cache = nil
        pageSize = nil
        longestLog = 0
        notify = { _ in }
    }

    /// Closes the database as soon as no one uses it; the next use opens it again.
    func close() { state.withLock { $0.opened = nil } }

    /// The open database; nil where none is.
    var openQueue: DatabaseQueue? { state.withLock { $0.opened?.queue } }

    /// What was wrong with it in this process, as far as it was seen.
    var problems: Set<FileNotice> { state.withLock { $0.noticed } }

    /// Runs a transaction that takes the write lock at its beginning, so that what it has read still holds when it
    /// writes. Cancelling the caller does not roll back what has begun.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(DatabaseFailure) -> Value {
        try await mending(.writing, work)
    }

    /// Runs a reading, which sees one state of the database.
    /// - Parameter isShort: whether it is done where it is asked for, as long as no one else uses the database.
    func read<Value: Sendable>(
        isShort: Bool = false, _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(DatabaseFailure) -> Value {
        try await mending(isShort ? .look : .reading, work)
    }
}

// MARK: - Locks and damage

extension DatabaseFile {
    /// Whether the file is left alone now.
    private var isResting: Bool {
        state.withLock { $0.rest.map { ContinuousClock.now < $0 } ?? false }
    }

    /// Uses the database; when the file turns out to be damaged or newer, once more with a new one.
    private func mending<Value: Sendable>(
        _ use: Use,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(DatabaseFailure) -> Value {
        var used: FileStatus.Identity?
        do throws(DatabaseFailure) {
            return try await watching(use, work, noting: &used)
        } catch {
            guard let fault = error.fault else { throw error }
            makeRoom(fault, of: used)
            return try await watching(use, work, noting: &used)
        }
    }

    /// Uses the database, and notes when another process holds it for too long.
    /// - Parameter used: receives which file it is, also when it cannot be used.
    private func watching<Value: Sendable>(
        _ use: Use,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value,
        noting used: inout FileStatus.Identity?
    ) async throws(DatabaseFailure) -> Value {
        do throws(DatabaseFailure) {
            let value = try await run(use, work, on: queue(noting: &used))
            state.withLock { state in
                // A database that was opened to wait less is opened again, since no process is in the way any more.
                if state.opened?.isWary == true { state.opened = nil }
                state.isWary = false
            }
            return value
        } catch {
            guard case .refused(let cause) = error, cause.code == .busy else { throw error }
            state.withLock { state in
                state.rest = .now + Self.restTime
                state.opened = nil
                state.isWary = true
            }
            tell(.locked(path: path))
            throw error
        }
    }

    /// Runs a transaction on the open database.
    private func run<Value: Sendable>(
        _ use: Use,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value, on queue: DatabaseQueue
    ) async throws(DatabaseFailure) -> Value {
        let value: Value?
        do throws(SQLiteError) {
            let turn = { @Sendable (database: borrowing Database) throws(SQLiteError) -> Value? in
                // Another use may have waited in vain while this one waited for its turn.
                guard !self.isResting else { return nil }
                return try database.transaction(use.transaction, work)
            }
            value =
                switch use {
                case .writing, .reading: try await queue.run(turn)
                case .look: try await queue.look(turn)
                }
        } catch {
            throw .refused(error)
        }
        guard let value else { throw .resting }
        return value
    }

    /// Reports something, once.
    private func tell(_ notice: FileNotice) {
        if state.withLock({ $0.noticed.insert(notice).inserted }) { notify(notice) }
    }

    /// Moves or deletes the file that was used, unless another process has replaced it already.
    private func makeRoom(_ fault: DatabaseFailure.Fault, of used: FileStatus.Identity?) {
        let notice = state.withLock { state in
            // Another use may have replaced it, too.
            if state.opened?.file == used { state.opened = nil }
            return withFolderLocked(patience: patience / 2) { () -> FileNotice? in
                guard let present = Self.identity(of: path), present == used else { return nil }
                return remove(fault)
            }
        }
        if let notice { tell(notice) }
    }

    /// Moves or deletes the file; returns what to say of it, and nil where the file could not be moved.
    private func remove(_ fault: DatabaseFailure.Fault) -> FileNotice? {
        let file = PrivateFile(path: path)
        switch (removal, fault) {
        case (.setAside, .damaged):
            return file.setDatabaseAside(under: file.asidePath) ? .setAside(path: path, under: file.asidePath) : nil
        case (.setAside, .newer):
            return file.setDatabaseAside(under: file.newerPath)
                ? .newerSetAside(path: path, under: file.newerPath) : nil
        case (.deleted, .damaged):
            file.removeDatabase()
            return .recreated(path: path)
        case (.deleted, .newer):
            file.removeDatabase()
            return .newerReplaced(path: path)
        }
    }
}

// MARK: - Opening

extension DatabaseFile {
    /// The database, opened.
    private func queue(noting used: inout FileStatus.Identity?) throws(DatabaseFailure) -> DatabaseQueue {
        do throws(DatabaseFailure) {
            return try state.withLock { state throws(DatabaseFailure) in
                if let rest = state.rest {
                    guard ContinuousClock.now >= rest else { throw .resting }
                    state.rest = nil
                }
                if let opened = state.opened {
                    used = opened.file
                    return opened.queue
                }
                let queue = try open(patience: state.isWary ? Self.waryPatience : patience, noting: &used)
                state.opened = Opened(queue: queue, file: used, isWary: state.isWary)
                return queue
            }
        } catch {
            if case .notOurs = error { tell(.notOurs(path: path)) }
            throw error
        }
    }

    /// Opens the file, with its tables made.
    private func open(
        patience: Duration, noting used: inout FileStatus.Identity?
    ) throws(DatabaseFailure) -> DatabaseQueue {
        if isInMemory { return try openDatabase(patience: patience, noting: &used) }
        do throws(FileFault) { try PrivateFile(path: path).makeFolder() } catch { throw .noFolder(error) }
        // Two processes that make the same new file at once would both create its tables, and one would have to wait.
        return try withFolderLocked(patience: patience / 2) { () throws(DatabaseFailure) in
            try openDatabase(patience: patience, noting: &used)
        }
    }
}
