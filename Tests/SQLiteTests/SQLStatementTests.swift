// Values that go in and come out again, and columns that are not what they are read as.

import SQLite
import SystemTesting
import Testing

struct SQLStatementTests {
    private let folder = TemporaryFolder()

    private func database() throws(SQLiteError) -> Database { try Database(path: folder.path("a.db")) }

    @Test(arguments: [
        SQLiteValue.null, .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-1e300), .real(.infinity),
        .text(""), .text("'; DROP TABLE value; --"), .text("東京 e\u{301} 👩‍👩‍👧"), .text("a\0b"), .blob([]),
        .blob([0, 255, 0]),
        .text(String(repeating: "x", count: 100_000)), .blob(Array(repeating: 7, count: 100_000)),
    ])
    func `a value comes out as it went in`(value: SQLiteValue) throws {
        let database = try database()
        try database.execute("CREATE TABLE value (value)")
        try database.execute("INSERT INTO value VALUES (?)", [value])
        #expect(try database.rows("SELECT value FROM value") { $0.value(0) } == [value])
        #expect(try database.rows("SELECT 1 WHERE ? IS ?", [value, value]) { $0.integer(0) } == [1])
    }

    @Test func `a number that is none is NULL, as for SQLite`() throws {
        let database = try database()
        #expect(try database.firstRow("SELECT ?", [.real(.nan)]) { $0.value(0) } == .null)
    }

    /// A value in SQL, and what it is as each type.
    struct Reading: Sendable {
        var sql: String
        var integer: Int?
        var real: Double?
        var text: String?
        var blob: [UInt8]?
    }

    @Test(arguments: [
        Reading(sql: "7", integer: 7, real: 7),
        Reading(sql: "7.0", integer: 7, real: 7),
        Reading(sql: "7.5", real: 7.5),
        Reading(sql: "1e300", real: 1e300),
        Reading(sql: "9e999", real: .infinity),
        Reading(sql: "'7'", text: "7"),
        Reading(sql: "''", text: ""),
        Reading(sql: "x'37'", blob: [0x37]),
        Reading(sql: "x''", blob: []),
        Reading(sql: "CAST(x'61ff62' AS TEXT)", text: "a\u{FFFD}b"),
        Reading(sql: "NULL"),
    ])
    func `a column is read as what it is, and as nothing else`(reading: Reading) throws {
        let database = try database()
        let read = try database.rows("SELECT \(reading.sql)") { row in
            (row.integer(0), row.real(0), row.text(0), row.blob(0))
        }
        #expect(read.count == 1)
        let first = try #require(read.first)
        #expect(first.0 == reading.integer)
        #expect(first.1 == reading.real)
        #expect(first.2 == reading.text)
        #expect(first.3 == reading.blob)
    }

    @Test func `a column that does not exist is nil, and so is each before the first row and after the last`() throws {
        let database = try database()
        let statement = try database.statement("SELECT 7")
        try statement.bind([])
        #expect(statement.value(0) == nil)
        #expect(try statement.step())
        #expect(statement.value(0) == .integer(7))
        for column in [-1, 1, 99, Int.min, Int.max] {
            #expect(statement.value(column) == nil)
            #expect(statement.text(column) == nil)
        }
        #expect(try !statement.step())
        #expect(statement.value(0) == nil)
    }

    @Test func `a statement runs again with other values`() throws {
        let database = try database()
        try database.execute("CREATE TABLE value (value UNIQUE)")
        do {
            let statement = try database.statement("INSERT INTO value VALUES (?)")
            for number in 0..<3 { try statement.run([.integer(number)]) }
            // One that failed runs again, too.
            #expect(throws: SQLiteError.self) { try statement.run([.integer(0)]) }
            try statement.run([.text("a")])
        }
        let values = try database.rows("SELECT value FROM value ORDER BY rowid") { $0.value(0) }
        #expect(values == [.integer(0), .integer(1), .integer(2), .text("a")])
        #expect(try database.firstRow("SELECT value FROM value ORDER BY rowid") { $0.integer(0) } == 0)
        #expect(try database.firstRow("SELECT value FROM value WHERE value = 9") { $0.integer(0) } == nil)
        #expect(try database.rows("SELECT value FROM value ORDER BY rowid") { $0.text(0) } == ["a"])
    }

    @Test(arguments: [
        ("SELEC 1", [SQLiteValue](), SQLiteError.Code.error, "near \"SELEC\": syntax error"),
        ("SELECT a FROM missing", [], .error, "no such table: missing"),
        ("SELECT ?, ?", [.null], .range, "1 values for 2 places"),
        ("SELECT 1", [.null], .range, "1 values for 0 places"),
        (" -- nothing", [], SQLiteError.Code(rawValue: 21), "no statement"),
    ])
    func `a statement that cannot be run says why`(
        sql: String, values: [SQLiteValue], code: SQLiteError.Code, message: String
    ) throws {
        let database = try database()
        let error = #expect(throws: SQLiteError.self) { try database.execute(sql, values) }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }
}
