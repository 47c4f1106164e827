// Opening, transactions and locks, with files that are damaged, read-only, locked or full. What the stores do about
// each failure is tested with them.

import Files
import SQLite
import SystemTesting
import Testing

struct DatabaseTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path("a.db") }

    /// The failure of some work; nil where it succeeds.
    private func failure(of work: () throws(SQLiteError) -> Void) -> SQLiteError? {
        do throws(SQLiteError) { try work() } catch { return error }
        return nil
    }

    private func makeNotes(_ texts: String...) throws(SQLiteError) {
        let database = try Database(path: path)
        try database.execute("CREATE TABLE note (text TEXT UNIQUE)")
        for text in texts { try database.execute("INSERT INTO note VALUES (?)", [.text(text)]) }
    }

    private func notes(_ database: borrowing Database) throws(SQLiteError) -> [String] {
        try database.rows("SELECT text FROM note ORDER BY text") { $0.text(0) }
    }

    // MARK: - Opening

    @Test func `a file is made only where that is asked for`() throws {
        for access in [Database.Access.reading, .writing] {
            let error = failure { () throws(SQLiteError) in _ = try Database(path: path, access: access) }
            #expect(error?.code == .cannotOpen)
            #expect(error?.message == "unable to open database file")
            #expect(folder.names == [])
        }
        try makeNotes("a")
        #expect(try notes(Database(path: path, access: .reading)) == ["a"])
    }

    @Test func `what is opened to be read is not written`() throws {
        try makeNotes("a")
        let database = try Database(path: path, access: .reading)
        let error = failure { () throws(SQLiteError) in try database.execute("DELETE FROM note") }
        #expect(error?.code == .readOnly)
        #expect(error?.message == "attempt to write a readonly database")
        #expect(try notes(database) == ["a"])
    }

    @Test func `a write-ahead log stays with the file`() throws {
        try makeNotes()
        do {
            let database = try Database(path: path, durability: .writeAhead)
            #expect(try database.firstRow("PRAGMA journal_mode") { $0.text(0) } == "wal")
            #expect(try database.firstRow("PRAGMA synchronous") { $0.integer(0) } == 1)
        }
        // The last connection takes the side files away.
        #expect(folder.names == ["a.db"])
        let database = try Database(path: path)
        #expect(try database.firstRow("PRAGMA journal_mode") { $0.text(0) } == "wal")
    }

    // MARK: - Damage

    @Test(arguments: [Database.Durability.full, .writeAhead])
    func `a file that is no database is called so`(durability: Database.Durability) throws {
        try PrivateFile(path: path).replace(with: Array(repeating: 0x41, count: 8192))
        let error = failure { () throws(SQLiteError) in
            let database = try Database(path: path, durability: durability)
            try database.execute("CREATE TABLE note (text)")
        }
        #expect(error?.code == .notADatabase)
        #expect(error?.extendedCode == error?.code.rawValue)
        #expect(error?.message == "file is not a database")
        #expect(folder.names == ["a.db"])
    }

    @Test func `pages of zeros are corrupt, and the other tables are still read`() throws {
        try makeNotes("a")
        do {
            let database = try Database(path: path)
            try database.execute("CREATE TABLE other (a); INSERT INTO other VALUES (7)")
        }
        var bytes = try #require(try PrivateFile(path: path).read())
        // The second page is the table, the first one tells where the tables are.
        for place in 4096..<8192 { bytes[place] = 0 }
        try PrivateFile(path: path).replace(with: bytes)
        let database = try Database(path: path)
        let error = failure { () throws(SQLiteError) in
            // Without the index, which has the texts as well.
            _ = try database.rows("SELECT text FROM note NOT INDEXED") { $0.text(0) }
        }
        #expect(error?.code == .corrupt)
        #expect(error?.message == "database disk image is malformed")
        #expect(try database.firstRow("SELECT a FROM other") { $0.integer(0) } == 7)
    }

    // MARK: - Transactions

    @Test func `a transaction that throws leaves nothing, and the next one begins`() throws {
        try makeNotes("a")
        let database = try Database(path: path)
        let error = failure { () throws(SQLiteError) in
            try database.transaction { database throws(SQLiteError) in
                try database.execute("INSERT INTO note VALUES ('b')")
                try database.execute("INSERT INTO note VALUES ('a')")
            }
        }
        #expect(error?.code == .constraint)
        // SQLITE_CONSTRAINT_UNIQUE
        #expect(error?.extendedCode == 2067)
        #expect(error?.message == "UNIQUE constraint failed: note.text")
        #expect(try notes(database) == ["a"])
        let count = try database.transaction { database throws(SQLiteError) in
            try database.execute("INSERT INTO note VALUES ('c'), ('d')")
            return database.changedRows
        }
        #expect(count == 2)
        #expect(try notes(Database(path: path)) == ["a", "c", "d"])
    }

    @Test func `a transaction within another one fails, and takes both back`() throws {
        try makeNotes("a")
        let database = try Database(path: path)
        let error = failure { () throws(SQLiteError) in
            try database.transaction { database throws(SQLiteError) in
                try database.execute("DELETE FROM note")
                try database.transaction { database throws(SQLiteError) in try database.execute("SELECT 1") }
            }
        }
        #expect(error?.code == .error)
        #expect(error?.message == "cannot start a transaction within a transaction")
        #expect(try notes(database) == ["a"])
    }

    @Test func `a file that may not grow is full, keeps what it has, and takes what fits`() throws {
        try makeNotes("a")
        let database = try Database(path: path)
        let pages = try #require(try database.firstRow("PRAGMA page_count") { $0.integer(0) })
        try database.execute("PRAGMA max_page_count = \(pages)")
        let error = failure { () throws(SQLiteError) in
            try database.transaction { database throws(SQLiteError) in
                try database.execute("INSERT INTO note VALUES ('b')")
                try database.execute(
                    "INSERT INTO note VALUES (?)", [.text(String(repeating: "x", count: 100_000))])
            }
        }
        #expect(error?.code == .full)
        #expect(error?.message == "database or disk is full")
        #expect(try notes(database) == ["a"])
        try database.execute("INSERT INTO note VALUES ('c')")
        #expect(try notes(database) == ["a", "c"])
    }

    // MARK: - Two connections

    @Test func `a second writer is refused until the first one has ended`() throws {
        try makeNotes()
        let one = try Database(path: path)
        let other = try Database(path: path, patience: .milliseconds(20))
        try one.transaction { one throws(SQLiteError) in
            try one.execute("INSERT INTO note VALUES ('one')")
            let error = failure { () throws(SQLiteError) in
                try other.transaction { other throws(SQLiteError) in
                    try other.execute("INSERT INTO note VALUES ('other')")
                }
            }
            #expect(error?.code == .busy)
            #expect(error?.message == "database is locked")
        }
        try other.transaction { other throws(SQLiteError) in try other.execute("INSERT INTO note VALUES ('other')") }
        #expect(try notes(one) == ["one", "other"])
    }

    @Test func `the switch to a write-ahead log waits for a writer, which SQLite itself does not`() throws {
        try makeNotes("a")
        let writer = try Database(path: path)
        try writer.execute("BEGIN IMMEDIATE")
        let began = ContinuousClock.now
        let error = failure { () throws(SQLiteError) in
            _ = try Database(path: path, durability: .writeAhead, patience: .milliseconds(50))
        }
        #expect(error?.code == .busy)
        #expect(ContinuousClock.now - began >= .milliseconds(50))
        try writer.execute("COMMIT")
        let late = try Database(path: path, durability: .writeAhead)
        #expect(try late.firstRow("PRAGMA journal_mode") { $0.text(0) } == "wal")
    }

    /// Opens a file, makes what it lacks, and writes.
    private static func begin(_ path: String) throws(SQLiteError) {
        let database = try Database(path: path, durability: .writeAhead, patience: .seconds(60))
        let schema = DatabaseSchema([
            DatabaseSchema.Step("1", "CREATE TABLE note (text)"), DatabaseSchema.Step("2", "CREATE TABLE tag (name)"),
        ])
        guard try schema.complete(database) == .complete else { return }
        try database.transaction { database throws(SQLiteError) in
            try database.execute("INSERT INTO note VALUES ('a')")
        }
    }

    @Test func `threads that make a file at once wait for each other, and each writes`() async throws {
        for number in 0..<20 {
            let path = folder.path("\(number).db")
            let failures = await withTaskGroup(of: SQLiteError?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        await OwnThread.run {
                            do throws(SQLiteError) { try Self.begin(path) } catch { return error }
                            return nil
                        }
                    }
                }
                return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
            }
            #expect(failures == [])
            #expect(try notes(Database(path: path)).count == 8)
        }
    }

    @Test func `a connection that closes late leaves the log of the file that took its file's place`() throws {
        let other = folder.path("b.db")
        try makeNotes("a")
        do {
            let late = try Database(path: path, durability: .writeAhead)
            try late.execute("INSERT INTO note VALUES ('b')")
            for suffix in ["-wal", "-shm", ""] { try PathName.moveFile(path + suffix, to: other + suffix) }
            try makeNotes()
            let present = try Database(path: path, durability: .writeAhead)
            try present.execute("INSERT INTO note VALUES ('c')")
            try late.execute("INSERT INTO note VALUES ('d')")
            try closed(late)
            #expect(folder.names == ["a.db", "a.db-shm", "a.db-wal", "b.db", "b.db-shm", "b.db-wal"])
            #expect(try notes(Database(path: path)) == ["c"])
            #expect(try notes(present) == ["c"])
        }
        #expect(try notes(Database(path: other)) == ["a", "b", "d"])
        #expect(folder.names == ["a.db", "b.db"])
    }

    /// Closes a connection, which its owner does at its end.
    private func closed(_ database: consuming Database) throws(SQLiteError) { _ = try database.userVersion() }

    @Test func `a reader keeps the state it began with while another connection writes`() throws {
        try makeNotes("a")
        let reader = try Database(path: path, durability: .writeAhead)
        let writer = try Database(path: path, durability: .writeAhead)
        try reader.transaction(.reading) { reader throws(SQLiteError) in
            let before = try notes(reader)
            try writer.execute("INSERT INTO note VALUES ('b')")
            let (during, written) = (try notes(reader), try notes(writer))
            #expect([before, during, written] == [["a"], ["a"], ["a", "b"]])
        }
        #expect(try notes(reader) == ["a", "b"])
    }

    @Test func `a reader that writes after another has written is refused at once`() throws {
        try makeNotes("a")
        let reader = try Database(path: path, durability: .writeAhead, patience: .seconds(60))
        let writer = try Database(path: path, durability: .writeAhead)
        let error = failure { () throws(SQLiteError) in
            try reader.transaction(.reading) { reader throws(SQLiteError) in
                _ = try notes(reader)
                try writer.execute("INSERT INTO note VALUES ('b')")
                try reader.execute("INSERT INTO note VALUES ('c')")
            }
        }
        #expect(error?.code == .busy)
        // SQLITE_BUSY_SNAPSHOT: waiting would not help, since what it read is old.
        #expect(error?.extendedCode == 517)
        #expect(try notes(reader) == ["a", "b"])
    }
}
