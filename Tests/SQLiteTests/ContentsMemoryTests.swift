// What was made of the contents of a database is kept exactly as long as nobody changes them.

import SQLite
import SystemTesting
import Testing

struct ContentsMemoryTests {
    private let folder = TemporaryFolder()

    private final class Sum {
        let value: Int
        init(_ value: Int) { self.value = value }
    }

    private func open() throws(SQLiteError) -> Database {
        try Database(path: folder.path("a.db"), durability: .writeAhead)
    }

    private func add(_ number: Int, to database: borrowing Database) throws(SQLiteError) {
        try database.execute("INSERT INTO number VALUES (?)", [.integer(number)])
    }

    /// The sum of all numbers, as it is kept or else made now.
    private func sum(in database: borrowing Database) throws(SQLiteError) -> (sum: Int, isNew: Bool) {
        let sum = try database.firstRow("SELECT sum(value) FROM number") { $0.integer(0) } ?? 0
        var isNew = false
        let kept = database.kept {
            isNew = true
            return Sum(sum)
        }
        return (kept.value, isNew)
    }

    @Test func `it is made once for each version of the contents, whoever changes them`() throws {
        let one = try open()
        let other = try open()
        try one.execute("CREATE TABLE number (value)")
        try add(1, to: one)
        #expect(try one.transaction(.reading, sum) == (1, true))
        #expect(try one.transaction(.reading, sum) == (1, false))
        #expect(try one.transaction(.reading, sum) == (1, false))
        try add(2, to: one)
        #expect(try one.transaction(.reading, sum) == (3, true))
        #expect(try one.transaction(.reading, sum) == (3, false))
        try add(4, to: other)
        #expect(try one.transaction(.reading, sum) == (7, true))
        #expect(try one.transaction(.reading, sum) == (7, false))
        #expect(try other.transaction(.reading, sum) == (7, true))
    }

    @Test func `one transaction sees one version`() throws {
        let one = try open()
        let other = try open()
        try one.execute("CREATE TABLE number (value)")
        try add(1, to: one)
        try one.transaction(.reading) { database throws(SQLiteError) in
            #expect(try sum(in: database) == (1, true))
            try add(2, to: other)
            #expect(try sum(in: database) == (1, false))
        }
        #expect(try one.transaction(.reading, sum) == (3, true))
    }

    @Test func `nothing is kept of what may be taken back, or before it is settled what is seen`() throws {
        let database = try open()
        try database.execute("CREATE TABLE number (value)")
        try add(1, to: database)
        #expect(try database.transaction(.reading, sum) == (1, true))
        let written: Void? = try? database.transaction { database throws(SQLiteError) in
            try add(2, to: database)
            #expect(try sum(in: database) == (3, true))
            #expect(try sum(in: database) == (3, true))
            try database.execute("not SQL")
        }
        #expect(written == nil)
        #expect(try database.transaction(.reading, sum).sum == 1)
        try database.transaction(.reading) { database in
            #expect(database.kept { Sum(9) }.value == 9)
        }
        #expect(try database.transaction(.reading, sum).sum == 1)
    }

    @Test func `a database in memory has versions, too`() throws {
        let database = try Database(path: ":memory:")
        try database.execute("CREATE TABLE number (value)")
        try add(1, to: database)
        #expect(try database.transaction(.reading, sum) == (1, true))
        #expect(try database.transaction(.reading, sum) == (1, false))
        try add(2, to: database)
        #expect(try database.transaction(.reading, sum) == (3, true))
    }
}
