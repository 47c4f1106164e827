// The log of changes, plans and rules in a database that all running copies of a profile share (Language §7): what was
// done is in the order of its numbers, whatever the clock said. Where the file cannot be written, this process says so
// once and keeps the log in memory. Plans are in ChangeLogDatabase+Plans, rows in ChangeLogDatabase+Rows, rules and
// flags in ChangeLogDatabase+Settings, changes that were cut off in ChangeLogDatabase+Interrupted.

package import Exchange
import Files
import FoundationEssentials
package import Library
import SQLite
import Synchronization

/// Keeps changes for all processes of a profile.
package actor ChangeLogDatabase: ChangeLog {
    let database: DatabaseFile
    let path: String
    let time: any TimeSource
    let notify: @Sendable (FileNotice) -> Void
    /// Which shells with a plan are running.
    let locks: ShellLocks
    /// Which shells with a change under way are running.
    let marks: ShellLocks
    /// The log from the moment on at which the file could not be written.
    let alone = InMemoryChangeLog()
    /// Fills the log in memory with what is in the file; nil as long as the file is used.
    private var leaving: Task<Void, Never>?
    /// The newest number that this process has given.
    private var lastNumber = 0
    /// What the file has of the change that this process began last: while that is under way, its edits, which may be
    /// very many, mostly stay as they are.
    private var begun: (number: Int, edits: [Edit])?
    /// When the plans were opened that this process knows of, by shell, and the locks that say so.
    var opened: [String: OpenedPlan] = [:]
    /// The changes of this process that are under way, by shell, and the locks that say so.
    var underWay: [String: ChangesUnderWay] = [:]
    /// The names of the rules, as completion last read them.
    let knownRules = Mutex(KnownRules())

    /// How long to wait for another process: a change must not take long because of its note.
    package static let patience = Duration.seconds(1)
    /// How long records are kept.
    static let lifetime = Duration.seconds(90 * 86_400)

    /// The steps that make the tables; a later version adds one and changes none of these. The edits have a table of
    /// their own, since noting how far a change came writes the whole row. `id` is the number a record had at first.
    private static let schema = DatabaseSchema([
        DatabaseSchema.Step(
            "1",
            """
            CREATE TABLE change (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, move INTEGER NOT NULL,
                at REAL NOT NULL, shell TEXT NOT NULL, state TEXT NOT NULL, in_plan INTEGER NOT NULL,
                sentence TEXT NOT NULL, done_edits INTEGER NOT NULL, done_steps INTEGER NOT NULL,
                requests INTEGER NOT NULL, receipt TEXT NOT NULL, refused TEXT NOT NULL, undoes INTEGER,
                undone_by INTEGER);
            CREATE INDEX change_at ON change (at);
            CREATE INDEX change_move ON change (move);
            CREATE INDEX change_in_plan ON change (shell, id) WHERE in_plan = 1;
            CREATE INDEX change_under_way ON change (number) WHERE state = 'underWay';
            CREATE TABLE edit (id INTEGER PRIMARY KEY, edits BLOB NOT NULL);
            CREATE TABLE plan (shell TEXT PRIMARY KEY, opened REAL NOT NULL) WITHOUT ROWID;
            CREATE TABLE rule (name TEXT PRIMARY KEY, pipeline TEXT NOT NULL, playlist TEXT, refreshed REAL)
                WITHOUT ROWID;
            CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO fact VALUES ('numbers', 0), ('moves', 0);
            """)
    ])

    /// - Parameters:
    ///   - path: the file; locks are beside it.
    ///   - patience: how long to wait for another process.
    ///   - notify: receives once each thing the user should know of the file.
    package init(
        path: String, time: any TimeSource, patience: Duration = patience,
        notify: @escaping @Sendable (FileNotice) -> Void = { _ in }
    ) {
        database = DatabaseFile(
            path: path, patience: patience, removal: .setAside, schema: Self.schema, notify: notify)
        locks = ShellLocks(folder: PathName.folder(of: path), purpose: .plan)
        marks = ShellLocks(folder: PathName.folder(of: path), purpose: .change)
        self.path = path
        self.time = time
        self.notify = notify
    }

    // MARK: - Records

    /// Adds a record, deletes those that are too old, and returns its number.
    package func add(_ record: ChangeRecord) async -> Int {
        let (edits, now) = (Self.encoded(record.edits), time.now.timeIntervalSince1970)
        mark(record)
        let number = await write { database throws(SQLiteError) in
            let number = try Self.next("numbers", in: database)
            var record = record
            record.number = number
            try Self.insert(record, move: try Self.next("moves", in: database), edits, into: database)
            try Self.deleteOld(at: now, in: database)
            return number
        }
        guard let number else {
            unmark(record.shell)
            return await alone.add(record)
        }
        note(record, as: number)
        lastNumber = number
        begun = (number, record.edits)
        return number
    }

    /// Notes that a record of a plan is being sent, and gives it a new number.
    package func begin(_ record: ChangeRecord) async -> Int {
        let edits = Self.encoded(record.edits)
        mark(record)
        let number = await write { database throws(SQLiteError) in
            let number = try Self.next("numbers", in: database)
            try database.execute(
                "UPDATE change SET number = ? WHERE number = ?", [.integer(number), .integer(record.number)])
            var record = record
            record.number = number
            try Self.update(record, edits, in: database)
            return number
        }
        guard let number else {
            unmark(record.shell)
            return await alone.begin(record)
        }
        note(record, as: number)
        lastNumber = number
        begun = (number, record.edits)
        return number
    }

    /// Keeps what has become of a record.
    package func update(_ record: ChangeRecord) async {
        let areKept = begun.map { $0.number == record.number && $0.edits == record.edits } ?? false
        let edits = areKept ? nil : Self.encoded(record.edits)
        begun = record.state == .underWay ? (record.number, record.edits) : nil
        let isKept: Void? = await write { database throws(SQLiteError) in
            try Self.update(record, edits, in: database)
        }
        if isKept == nil { await alone.update(record) }
        if record.state == .underWay { mark(record) } else { unmark(record.shell, record.number) }
        note(record, as: record.number)
    }

    /// Notes how far a record has come, in one small row.
    package func advance(_ number: Int, doneEdits: Int, doneSteps: Int, requests: Int) async {
        let isKept: Void? = await write { database throws(SQLiteError) in
            try database.execute(
                "UPDATE change SET done_edits = ?, done_steps = ?, requests = ? WHERE number = ?",
                [.integer(doneEdits), .integer(doneSteps), .integer(requests), .integer(number)])
        }
        if isKept == nil {
            await alone.advance(number, doneEdits: doneEdits, doneSteps: doneSteps, requests: requests)
        }
    }

    /// Removes a record of which nothing was done.
    package func drop(_ number: Int) async {
        let isKept: Void? = await write { database throws(SQLiteError) in
            _ = try Self.next("moves", in: database)
            try Self.delete(where: "number = ?", [.integer(number)], in: database)
        }
        if isKept == nil { await alone.drop(number) }
        for shell in underWay.keys { unmark(shell, number) }
    }

    /// The record of a number; nil where there is none.
    package func record(_ number: Int) async -> ChangeRecord? {
        if await hasLeft { return await alone.record(number) }
        return await read { database throws(SQLiteError) in
            try Self.records(where: "number = ?", [.integer(number)], in: database).first
        } ?? nil
    }

    /// What was done in the last 90 days, the newest first.
    package func records(limit: Int?) async -> [ChangeRecord] {
        if await hasLeft { return await alone.records(limit: limit) }
        let oldest = time.now.timeIntervalSince1970 - Self.lifetime.inSeconds
        return await read { database throws(SQLiteError) in
            try Self.records(
                where: "state <> 'planned' AND at >= ? ORDER BY number DESC LIMIT ?",
                [.real(oldest), .integer(limit ?? -1)], in: database)
        } ?? []
    }

    /// How far the log has come; 0 where there is none.
    package func newest() async -> Int {
        if await hasLeft { return await alone.newest() }
        return await read { database throws(SQLiteError) in try Self.fact("moves", in: database) } ?? 0
    }

    /// What has begun or ended since then, and what is under way.
    package func changes(since newest: Int) async -> [ChangeRecord] {
        if await hasLeft { return await alone.changes(since: newest) }
        return await read { database throws(SQLiteError) in
            try Self.records(
                where: "(move > ? OR state = 'underWay') AND state <> 'planned' ORDER BY number", [.integer(newest)],
                in: database)
        } ?? []
    }

    /// Ends the use of the file by this process. A plan that is open stays, and so does the file that names its shell:
    /// its lock ends with the process.
    package func finish() async { await database.finish() }
}

// MARK: - The file, and the way without it

extension ChangeLogDatabase {
    /// Whether the log is kept in memory now.
    var hasLeft: Bool {
        get async {
            guard let leaving else { return false }
            await leaving.value
            return true
        }
    }

    /// Writes to the file. Nil where that cannot be done, now and ever after: then the log in memory is to be used.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async -> Value? {
        if leaving == nil {
            if let value = try? await database.write(work) { return value }
            leave()
        }
        await leaving?.value
        return nil
    }

    /// Reads from the file; nil where there is none, which is not made for a look, and where it cannot be read.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async -> Value? {
        guard isThere else { return nil }
        return try? await database.read(work)
    }

    /// Whether there is a file.
    var isThere: Bool { PathName.exists(path) }

    /// Continues in memory, with what is in the file as far as that can be read.
    private func leave() {
        guard leaving == nil else { return }
        leaving = Task {
            var contents = await read { database throws(SQLiteError) in try Self.contents(of: database) }
            if contents == nil { contents = contentsRead() }
            if contents == nil {
                contents = .init()
                contents?.next = lastNumber + 1
                contents?.plans = opened.mapValues(\.moment)
            }
            if let contents { await alone.replace(with: contents) }
            notify(.logInMemory(path: path))
        }
    }

    /// What a connection that only reads finds: a file that another process holds is left alone by the usual one, and
    /// one on a disk that cannot be written may not open for it.
    private func contentsRead() -> InMemoryChangeLog.Contents? {
        guard let status = try? FileStatus(of: path, followingLinks: false), status.kind == .file, status.isOurs,
            let database = try? Database(path: path, access: .reading)
        else { return nil }
        return try? Self.contents(of: database)
    }

    /// All that the file holds.
    private static func contents(of database: borrowing Database) throws(SQLiteError) -> InMemoryChangeLog.Contents {
        var contents = InMemoryChangeLog.Contents()
        contents.records = try records(where: "1 ORDER BY id", [], in: database)
        contents.next = try fact("numbers", in: database) + 1
        for (shell, moment) in try plans(in: database) { contents.plans[shell] = moment }
        contents.rules = try rules(in: database)
        return contents
    }
}
