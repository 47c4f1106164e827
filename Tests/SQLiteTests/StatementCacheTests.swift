// Statements that a connection keeps for their next use.

import SQLite
import SystemTesting
import Testing

struct StatementCacheTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path("a.db") }

    private func makeNotes(_ texts: String...) throws(SQLiteError) {
        let database = try Database(path: path)
        try database.execute("CREATE TABLE note (text TEXT UNIQUE)")
        for text in texts { try database.execute("INSERT INTO note VALUES (?)", [.text(text)]) }
    }

    @Test func `a statement that is kept begins again, holds no lock, and sees a table that was made anew`() throws {
        try makeNotes("a", "b")
        let database = try Database(path: path)
        func first() throws(SQLiteError) -> String? {
            try database.firstRow("SELECT text FROM note WHERE text >= ? ORDER BY text", [.text("a")]) { $0.text(0) }
        }
        #expect(try first() == "a")
        #expect(try first() == "a")
        // It stood on a row, which would keep others from writing.
        let other = try Database(path: path)
        try other.execute("DELETE FROM note WHERE text = ?", [.text("a")])
        #expect(try first() == "b")
        try other.execute("DROP TABLE note")
        #expect(throws: SQLiteError.self) { _ = try first() }
        try other.execute("CREATE TABLE note (number INTEGER, text TEXT)")
        try other.execute("INSERT INTO note VALUES (1, 'c')")
        #expect(try first() == "c")
    }

    @Test func `one text can be in use several times at once`() throws {
        try makeNotes("a", "b", "c")
        let database = try Database(path: path)
        let sql = "SELECT text FROM note ORDER BY text"
        var pairs: [String] = []
        let outer = try database.statement(sql)
        while try outer.step() {
            let inner = try database.statement(sql)
            while try inner.step() { pairs.append((outer.text(0) ?? "") + (inner.text(0) ?? "")) }
        }
        #expect(pairs == ["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"])
    }
}
