// A SQLite database that several shells use at once: opened at the first need, since that costs milliseconds, and
// readable by its owner alone. A damaged one is set aside or made again. One that another process keeps locked is given
// up after a moment, and left alone for a while. The tables are left to the stores built on it.

import Files
import Library
import SQLite
import Synchronization

/// A database that is opened when it is first used.
final class DatabaseFile: Sendable {
    /// What becomes of a damaged one.
    enum Damage: Sendable {
        /// It gets another name.
        case setAside
        /// It is deleted: its contents can be fetched again, and must not outlive a logout under another name.
        case deleted
    }

    /// Why a use came to nothing.
    enum Failure: Error {
        /// It was not tried: another process has held the database for too long.
        case resting
        /// What stands at the path is no file of ours.
        case notOurs
        /// There is no folder for it.
        case noFolder(FileFault)
        /// SQLite refused.
        case refused(SQLiteError)
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

    private let path: String
    private let patience: Duration
    private let damage: Damage
    private let schema: DatabaseSchema
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
        path: String, patience: Duration, damage: Damage, schema: DatabaseSchema,
        notify: @escaping @Sendable (FileNotice) -> Void
    ) {
        self.path = path
        self.patience = patience
        self.damage = damage
        self.schema = schema
        self.notify = notify
    }

    /// What was wrong with it in this process, as far as it was seen.
    var problems: Set<FileNotice> { state.withLock { $0.noticed } }

    /// Runs a transaction that takes the right to write at its beginning, so that what it read still holds when it
    /// writes. A caller that is cancelled does not undo what it has begun.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(Failure) -> Value {
        try await mending(.writing, work)
    }

    /// Reads one state of the database, whatever others write meanwhile.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(Failure) -> Value {
        try await mending(.reading, work)
    }
}

// MARK: - Locks and damage

extension DatabaseFile {
    private var isResting: Bool {
        state.withLock { $0.rest.map { ContinuousClock.now < $0 } ?? false }
    }

    /// Runs a transaction; once more with a new file where this one turns out to be damaged.
    private func mending<Value: Sendable>(
        _ kind: Database.Transaction,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(Failure) -> Value {
        do throws(Failure) {
            return try await watching(kind, work)
        } catch {
            guard case .refused(let cause) = error, Self.isDamage(cause) else { throw error }
            putAside()
            return try await watching(kind, work)
        }
    }

    /// Runs a transaction, and learns from it whether another process holds the database for too long.
    private func watching<Value: Sendable>(
        _ kind: Database.Transaction,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(Failure) -> Value {
        do throws(Failure) {
            let value = try await run(kind, work, on: queue())
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

    private func run<Value: Sendable>(
        _ kind: Database.Transaction,
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value, on queue: DatabaseQueue
    ) async throws(Failure) -> Value {
        let value: Value?
        do throws(SQLiteError) {
            value = try await queue.run { database throws(SQLiteError) -> Value? in
                // Others that waited in vain before this one's turn came.
                guard !self.isResting else { return nil }
                return try database.transaction(kind, work)
            }
        } catch {
            throw .refused(error)
        }
        guard let value else { throw .resting }
        return value
    }

    private func tell(_ notice: FileNotice) {
        if state.withLock({ $0.noticed.insert(notice).inserted }) { notify(notice) }
    }

    /// Whether the file is not what it should be. All statements are ours: one that SQLite cannot make sense of met
    /// tables that are not.
    private static func isDamage(_ error: SQLiteError) -> Bool {
        switch error.code {
        case .notADatabase, .corrupt, .error, .constraint, .mismatch, .schema, .format: true
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

extension DatabaseFile {
    /// The database, opened.
    private func queue() throws(Failure) -> DatabaseQueue {
        do throws(Failure) {
            return try state.withLock { state throws(Failure) in
                if let rest = state.rest {
                    guard ContinuousClock.now >= rest else { throw .resting }
                    state.rest = nil
                }
                if let opened = state.opened { return opened.queue }
                let queue = try open(patience: state.isWary ? Self.waryPatience : patience)
                state.opened = Opened(queue: queue, file: Self.identity(of: path), isWary: state.isWary)
                return queue
            }
        } catch {
            if case .notOurs = error { tell(.notOurs(path: path)) }
            throw error
        }
    }

    private func open(patience: Duration) throws(Failure) -> DatabaseQueue {
        do throws(FileFault) { try PrivateFile(path: path).makeFolder() } catch { throw .noFolder(error) }
        // Two processes that make the same new file at once would each begin its tables and one would have to wait. The
        // lock is on the folder: closing a second descriptor of the file itself would drop the locks SQLite holds on it.
        guard let folder = Self.lockedFolder(of: path, patience: patience / 2) else {
            // Without the lock SQLite's own have to be enough.
            return try openDatabase(patience: patience)
        }
        let queue = try openDatabase(patience: patience)
        folder.unlock()
        return queue
    }

    private func openDatabase(patience: Duration) throws(Failure) -> DatabaseQueue {
        try makeFile()
        do throws(SQLiteError) {
            let database = try Database(path: path, durability: .writeAhead, patience: patience)
            try schema.complete(database)
            return DatabaseQueue(database)
        } catch {
            throw .refused(error)
        }
    }

    /// Makes the file where there is none: SQLite would make it readable by others; its side files take over the mode.
    /// What stands there and is no file of ours is not opened, since SQLite would follow a link.
    private func makeFile() throws(Failure) {
        guard let status = try? FileStatus(of: path, followingLinks: false) else {
            _ = try? OpenFile(path, .both, [.onlyNew, .noLinks], permissions: 0o600)
            return
        }
        guard status.kind == .file, status.isOurs else { throw .notOurs }
    }

    /// The open folder of a file, whose lock this process holds; nil where it is not to be had in time.
    private static func lockedFolder(of path: String, patience: Duration) -> OpenFile? {
        guard let folder = try? OpenFile(PathName.folder(of: path), .reading, .folder) else { return nil }
        let tries = Int(patience / .microseconds(turnPause)) + 1
        guard (try? folder.lock(.exclusive, tries: tries, pause: .microseconds(turnPause))) == true
        else { return nil }
        return folder
    }

    /// The pause between two tries, in microseconds: making the tables takes another process a few of them.
    private static let turnPause: UInt32 = 2_000
}
