// What an index of words finds, and where the words stand.

import SQLite
import SystemTesting
import Testing

struct IndexMatchesTests {
    private let folder = TemporaryFolder()

    private func database() throws(SQLiteError) -> Database {
        let database = try Database(path: folder.path("a.db"))
        try database.execute(
            """
            CREATE VIRTUAL TABLE word USING fts5 (name, artist, album, content = '', tokenize = 'ascii');
            INSERT INTO word (rowid, name, artist, album) VALUES
                (1, 'blue moon', 'elvis', 'moon'), (2, 'moon river', 'moon', 'river'), (4, 'song', 'moon', 'blue'),
                (5, 'song', 'elvis', 'blue moon'), (9, 'sun', 'sun', 'sun'), (11, 'moonlight', 'blue', 'x')
            """)
        return database
    }

    /// A match as a text: its number, its column, and `^` where the name begins with the phrase.
    private func matches(
        _ text: String, _ groups: [Range<Int32>], first: Int32? = nil, in database: borrowing Database
    ) throws(SQLiteError) -> [String] {
        try database.matches(text, PhraseGroups(groups, first: first), in: "word")
            .map { "\($0.id) \($0.column)\($0.isAtStart ? " ^" : "")" }
    }

    @Test func `a match is in the first column that holds the phrase`() throws {
        let database = try database()
        #expect(
            try matches("(\"moon\" *)", [0..<1], first: 0, in: database) == [
                "1 0", "2 0 ^", "4 1", "5 2", "11 0 ^",
            ])
        #expect(try matches("\"moon\"", [0..<1], in: database) == ["1 0", "2 0", "4 1", "5 2"])
        #expect(try matches("\"nothing\"", [0..<1], in: database) == [])
    }

    @Test func `several phrases are as far as the last of them`() throws {
        let database = try database()
        #expect(
            try matches("\"blue\" AND (\"moon\" *)", [0..<1, 1..<2], first: 0, in: database) == [
                "1 0 ^", "4 2", "5 2", "11 1",
            ])
        // A phrase that is in no group is not looked at.
        #expect(
            try matches("{artist} : \"elvis\" AND \"moon\"", [1..<2], first: 1, in: database) == ["1 0", "5 2"])
        #expect(try matches("{artist} : \"elvis\"", [], in: database) == ["1 0", "5 0"])
    }

    @Test func `of phrases that stand for each other the nearest counts`() throws {
        let database = try database()
        #expect(
            try matches("(\"sun\" OR \"river\" OR \"elvis\")", [0..<3], first: 0, in: database) == [
                "1 1", "2 0", "5 1", "9 0 ^",
            ])
        #expect(
            try matches("(\"moon\" OR \"elvis\") NOT (\"river\")", [0..<2], in: database) == ["1 0", "4 1", "5 1"])
    }

    @Test func `a query that cannot be read is an error, and the next one is answered`() throws {
        let database = try database()
        #expect(throws: SQLiteError.self) { try database.matches("\"", PhraseGroups([], first: nil), in: "word") }
        #expect(throws: SQLiteError.self) { try database.matches("x", PhraseGroups([], first: nil), in: "other") }
        #expect(try matches("\"sun\"", [0..<1], in: database) == ["9 0"])
    }

    @Test func `each connection has its own`() throws {
        let one = try database()
        let other = try Database(path: folder.path("a.db"))
        for _ in 0..<3 {
            #expect(try matches("\"sun\"", [0..<1], in: one) == ["9 0"])
            #expect(try matches("\"river\"", [0..<1], in: other) == ["2 0"])
        }
    }
}
