// The own copy of the library in one database for each profile (Language §5, §6): things, and lists of them in order.
// Several shells read it while one writes. A file that is broken, or of a newer juke, is set aside, and reads that fail
// are answered with nothing: a copy is never in the way. How lists change is in CopyDatabase+Edits, things are in
// CopyDatabase+Things, the search over them is in CopyDatabase+Search; what is read from Spotify, and when, is left to
// `sync`.

import Exchange
import Files
import FoundationEssentials
package import Library
package import Rows
import SQLite

/// Keeps the copy of a library.
package struct CopyDatabase: LibraryCopy {
    let database: DatabaseFile
    /// The fields of a kind, as rows of it have them now.
    let table: @Sendable (RowKind) -> FieldTable?
    /// Turns at bringing the copy up to date; nil where no other process can.
    let turns: (any WriteTurns)?

    /// How long to wait for another process that writes.
    package static let patience = Duration.seconds(2)

    /// The index of a large library is read here and there, and most of it fits into this.
    private static let cache = 24 << 20
    /// A first reading changes the same pages of the indexes again and again: the longer the log, the fewer of them are
    /// moved into the file several times, with a wait for the disk each time.
    private static let longestLog: Int32 = 4000

    /// The steps that make the tables; a later version adds one and changes none of these.
    private static let schema = DatabaseSchema([
        DatabaseSchema.Step("1", things + lists + readings + search), DatabaseSchema.Step("2", merging),
        DatabaseSchema.Step("3", gathering), DatabaseSchema.Step("4", placing),
    ])

    private static let lists = """
        CREATE TABLE list (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version TEXT, total INTEGER,
            is_whole INTEGER NOT NULL, checked REAL, refused TEXT, count INTEGER NOT NULL);
        CREATE TABLE entry (list INTEGER NOT NULL, seat INTEGER NOT NULL, thing INTEGER, added INTEGER, added_by TEXT,
            PRIMARY KEY (list, seat)) WITHOUT ROWID;
        CREATE INDEX entry_thing ON entry (thing, list) WHERE thing IS NOT NULL;
        CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        """

    /// Where a thing is, with all that a row of `find` says of it: without the moment in the index, each place of a
    /// thing would be looked up a second time.
    private static let placing = """
        DROP INDEX entry_thing;
        CREATE INDEX entry_thing ON entry (thing, list, added) WHERE thing IS NOT NULL
        """

    /// The copy in a file.
    /// - Parameters:
    ///   - table: the fields of a kind.
    ///   - turns: turns at bringing the copy up to date.
    ///   - notify: receives once each thing the user should know of the file.
    package init(
        path: String, patience: Duration = patience, table: @escaping @Sendable (RowKind) -> FieldTable?,
        turns: (any WriteTurns)? = nil, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }
    ) {
        database = DatabaseFile(
            path: path, patience: patience, removal: .setAside, schema: Self.schema, cache: Self.cache,
            longestLog: Self.longestLog, notify: notify)
        self.table = table
        self.turns = turns
    }

    /// A copy in memory, for the life of the process.
    package init(inMemory table: @escaping @Sendable (RowKind) -> FieldTable?) {
        database = DatabaseFile(inMemory: Self.schema)
        turns = nil
        self.table = table
    }

    /// Deletes all of it.
    package func forget() async {
        await database.erase { database throws(SQLiteError) in
            try database.execute(
                """
                DELETE FROM entry; DELETE FROM list; DELETE FROM fact; DELETE FROM thing; DELETE FROM layout;
                DELETE FROM kept; DELETE FROM reading;
                """)
            try Self.emptySearch(in: database)
        }
    }

    /// Ends the use of the file by this process.
    package func finish() async { await database.finish() }

    /// What SQLite says of the file.
    package func examine() async -> CopyExamination {
        let path = database.isInMemory ? nil : database.path
        guard database.isThere else { return CopyExamination(path: path, things: 0, bytes: 0, problems: []) }
        let found = await database.look { database throws(SQLiteError) -> (Int, [String]) in
            let things = try database.firstRow("SELECT count(*) FROM thing") { $0.integer(0) } ?? 0
            return (things, try database.rows("PRAGMA quick_check(5)") { $0.text(0) }.filter { $0 != "ok" })
        }
        // What was written lately is still in the log.
        let files = path.map { [$0, $0 + "-wal"] } ?? []
        let size = files.reduce(0) { $0 + ((try? FileStatus(of: $1, followingLinks: false))?.size ?? 0) }
        return CopyExamination(
            path: path, things: found?.0 ?? 0, bytes: size, problems: found?.1 ?? ["it cannot be read"])
    }
}

// MARK: - Lists

extension CopyDatabase {
    private static let statusColumns = "version, total, is_whole, checked, refused, count"

    private static func status(_ row: borrowing SQLStatement, from first: Int) -> CopiedListStatus {
        CopiedListStatus(
            version: row.text(first), total: row.integer(first + 1), isWhole: row.integer(first + 2) == 1,
            checked: row.moment(first + 3), refused: row.text(first + 4), count: max(0, row.integer(first + 5) ?? 0))
    }

    /// What is known of a list; nil for one that was never read.
    package func status(of list: CopiedList) async -> CopiedListStatus? {
        await read { database throws(SQLiteError) in
            try database.firstRow("SELECT \(Self.statusColumns) FROM list WHERE key = ?", [.text(list.key)]) {
                Self.status($0, from: 0)
            }
        } ?? nil
    }

    /// What is known of all lists.
    package func statuses() async -> [CopiedList: CopiedListStatus] {
        let all = await read { database throws(SQLiteError) in
            try database.rows("SELECT key, \(Self.statusColumns) FROM list") { row in
                row.text(0).flatMap(CopiedList.init(key:)).map { ($0, Self.status(row, from: 1)) }
            }
        }
        return Dictionary(all ?? [], uniquingKeysWith: { first, _ in first })
    }

    /// The entries of a list in order.
    package func entries(of list: CopiedList, at places: Range<Int>?) async -> [CopiedEntry] {
        let table = table
        return await read { database throws(SQLiteError) in
            guard let id = try Self.id(of: list, in: database) else { return [] }
            let rows = try RowReader(database, table)
            return try database.rows(
                """
                SELECT thing.uri, thing.name, thing.layout, thing.body, entry.added, entry.added_by
                FROM entry LEFT JOIN thing ON thing.id = entry.thing
                WHERE entry.list = ? ORDER BY entry.seat LIMIT ? OFFSET ?
                """,
                [.integer(id), .integer(places?.count ?? -1), .integer(places?.lowerBound ?? 0)]
            ) { statement in
                let added = statement.moment(4)
                var row = rows.row(statement)
                row?.setAdded(added)
                return CopiedEntry(row, added: added, addedBy: statement.text(5))
            }
        } ?? []
    }

    /// What tells the entries apart, in order.
    package func marks(of list: CopiedList) async -> [EntryMark] {
        await read { database throws(SQLiteError) in
            guard let id = try Self.id(of: list, in: database) else { return [] }
            return try database.rows(
                """
                SELECT thing.uri, entry.added FROM entry LEFT JOIN thing ON thing.id = entry.thing
                WHERE entry.list = ? ORDER BY entry.seat
                """, [.integer(id)]
            ) { EntryMark(uri: $0.text(0), added: $0.integer(1)) }
        } ?? []
    }

    static func id(of list: CopiedList, in database: borrowing Database) throws(SQLiteError) -> Int? {
        try database.firstRow("SELECT id FROM list WHERE key = ?", [.text(list.key)]) { $0.integer(0) }
    }
}

// MARK: - The file

extension CopyDatabase {
    /// Reads; nil where there is nothing, or nothing that can be read.
    func read<Value: Sendable>(
        isShort: Bool = false, _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async -> Value? {
        await database.look(isShort: isShort, work)
    }

    /// Writes all of it or nothing.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async throws(CopyFault) -> Value {
        do throws(DatabaseFailure) {
            return try await database.write(work)
        } catch {
            throw CopyFault(error, path: database.path)
        }
    }
}
