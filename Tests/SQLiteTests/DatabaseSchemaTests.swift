// New files, files of earlier versions, of GRDB, and of versions to come.

import SQLite
import SystemTesting
import Testing

struct DatabaseSchemaTests {
    private let folder = TemporaryFolder()

    private static let steps = [
        DatabaseSchema.Step("1", "CREATE TABLE note (text TEXT); CREATE INDEX note_text ON note (text)"),
        DatabaseSchema.Step("2", "ALTER TABLE note ADD COLUMN at REAL"),
        DatabaseSchema.Step("3", "CREATE TABLE tag (name TEXT)"),
    ]

    private func database() throws(SQLiteError) -> Database { try Database(path: folder.path("a.db")) }

    private func tables(_ database: borrowing Database) throws(SQLiteError) -> [String] {
        try database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") { $0.text(0) }
    }

    /// A file as GRDB's migrator has made it: the names of the steps it took stand in a table of their own.
    private func makeFileOfGRDB(_ steps: [DatabaseSchema.Step]) throws(SQLiteError) {
        let database = try database()
        try database.execute("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        for step in steps {
            try database.execute(step.sql)
            try database.execute("INSERT INTO grdb_migrations (identifier) VALUES (?)", [.text(step.name)])
        }
    }

    @Test func `a new file takes all steps, once`() throws {
        let database = try database()
        for _ in 0..<2 {
            #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
            #expect(try tables(database) == ["note", "tag"])
            #expect(try database.userVersion() == 3)
        }
    }

    @Test(arguments: 0...3) func `an earlier file takes the steps it lacks and keeps its rows`(count: Int) throws {
        let database = try database()
        #expect(try DatabaseSchema(Array(Self.steps[..<count])).complete(database) == .complete)
        if count > 0 { try database.execute("INSERT INTO note (text) VALUES ('a')") }
        #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
        #expect(try database.rows("SELECT text, at FROM note") { $0.text(0) } == (count > 0 ? ["a"] : []))
        #expect(try tables(database) == ["note", "tag"])
        #expect(try database.userVersion() == 3)
    }

    @Test(arguments: 0...3) func `a file of GRDB takes the steps it lacks and keeps its rows`(count: Int) throws {
        try makeFileOfGRDB(Array(Self.steps[..<count]))
        let database = try database()
        if count > 0 { try database.execute("INSERT INTO note (text) VALUES ('a')") }
        for _ in 0..<2 {
            #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
            #expect(try database.rows("SELECT text, at FROM note") { $0.text(0) } == (count > 0 ? ["a"] : []))
            #expect(try tables(database) == ["grdb_migrations", "note", "tag"])
            #expect(try database.userVersion() == 3)
        }
    }

    @Test func `a file of GRDB may have any of the steps`() throws {
        try makeFileOfGRDB([Self.steps[2]])
        let database = try database()
        #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
        #expect(try tables(database) == ["grdb_migrations", "note", "tag"])
    }

    @Test func `a newer file is called so, and stays as it is`() throws {
        let database = try database()
        #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
        #expect(try DatabaseSchema(Array(Self.steps[..<1])).complete(database) == .newer)
        #expect(try tables(database) == ["note", "tag"])
        #expect(try database.userVersion() == 3)
    }

    @Test func `a file that has all steps is only read`() throws {
        do { _ = try DatabaseSchema(Self.steps).complete(try database()) }
        let database = try Database(path: folder.path("a.db"), access: .reading)
        #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
        #expect(try DatabaseSchema(Array(Self.steps[..<2])).complete(database) == .newer)
    }

    @Test func `a step that fails takes all steps back`() throws {
        let database = try database()
        let steps = Self.steps + [DatabaseSchema.Step("4", "CREATE TABLE one (a); CREATE TABLE note (a)")]
        let error = #expect(throws: SQLiteError.self) { _ = try DatabaseSchema(steps).complete(database) }
        #expect(error?.code == .error)
        #expect(error?.message == "table note already exists")
        #expect(try tables(database) == [])
        #expect(try database.userVersion() == 0)
    }

    @Test(arguments: [-1, Int32.min]) func `a version below zero is none`(version: Int32) throws {
        let database = try database()
        try database.setUserVersion(version)
        #expect(try DatabaseSchema(Self.steps).complete(database) == .complete)
        #expect(try tables(database) == ["note", "tag"])
        #expect(try database.userVersion() == 3)
    }

    @Test func `a schema that another connection is changing keeps this one out, then both agree`() throws {
        let one = try database()
        let other = try database()
        try one.transaction { one throws(SQLiteError) in
            try one.execute(Self.steps[0].sql)
            let error = #expect(throws: SQLiteError.self) { _ = try DatabaseSchema(Self.steps).complete(other) }
            #expect(error?.code == .busy)
            try one.setUserVersion(1)
        }
        #expect(try DatabaseSchema(Self.steps).complete(other) == .complete)
        #expect(try tables(one) == ["note", "tag"])
    }
}
