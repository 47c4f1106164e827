// The search over the copy (Language §6): an index of words, made by SearchWords, that SQLite's FTS5 keeps without the
// texts themselves, and eight bytes for each thing by which what is found is put in order. Writing both is left to
// SearchIndex and StandingWriter, the order to SearchRun, and how a query is read from a line to `find`.

package import FoundationEssentials
package import Library
package import Rows
import SQLite
import Text

extension CopyDatabase {
    /// The words are cut already, and the tokenizer for ASCII takes every letter of another script for a part of a
    /// word; that for Unicode would cut Devanagari at its vowel signs. The names of playlists are in a second index as
    /// well, so that the few playlists of a name are found without the many tracks of it.
    static let search = """
        CREATE VIRTUAL TABLE search USING fts5 (name, artist, album, content = '', columnsize = 0, prefix = '2 3',
            tokenize = 'ascii');
        CREATE VIRTUAL TABLE playlist USING fts5 (name, content = '', columnsize = 0, tokenize = 'ascii');
        CREATE TABLE standing (page INTEGER PRIMARY KEY, standings BLOB NOT NULL);
        """

    /// How many parts the index may have on each level before it makes one of them. With twice as many as SQLite's own
    /// four an index is made in four fifths of the time, and a search takes no longer.
    static let merging = "INSERT INTO search (search, rank) VALUES ('automerge', 8)"

    /// How many bytes of new words are gathered before they are written: with a quarter of it there are four times as
    /// many parts to make one of.
    static let gathering = "INSERT INTO search (search, rank) VALUES ('hashsize', \(4 << 20))"

    /// Empties the index.
    static func emptySearch(in database: borrowing Database) throws(SQLiteError) {
        try database.execute(
            """
            INSERT INTO search (search) VALUES ('delete-all'); INSERT INTO playlist (playlist) VALUES ('delete-all');
            DELETE FROM standing
            """)
    }

    /// What the index is asked for all words of a query, in the language of FTS5, so that its own time can be measured.
    package static func matchText(for query: CopyQuery) -> String? { SearchExpression(query).all() }

    /// The things that match, with their rows and where they are.
    package func find(_ query: CopyQuery, at places: Range<Int>?) async -> [FoundThing] {
        let table = table
        return await read(isShort: places != nil) { database throws(SQLiteError) in
            var run = try SearchRun(query, limit: places?.upperBound, in: database)
            var numbers = try run.numbers(in: database)[...]
            if let places { numbers = numbers.dropFirst(places.lowerBound).prefix(places.count) }
            var reader = try FoundReader(database, table)
            return try reader.things(numbers, in: database)
        } ?? []
    }

    /// The numbers of all things that match.
    package func matches(_ query: CopyQuery) async -> [Int] {
        await read { database throws(SQLiteError) in
            var run = try SearchRun(query, limit: nil, in: database)
            return try run.numbers(in: database)
        } ?? []
    }

    /// The things with these numbers.
    package func found(_ numbers: ArraySlice<Int>) async -> [FoundThing] {
        let table = table
        return await read { database throws(SQLiteError) in
            var reader = try FoundReader(database, table)
            return try reader.things(numbers, in: database)
        } ?? []
    }

    /// The things whose folded names are these.
    package func things(named names: [String]) async -> [Row] {
        let table = table
        return await read { database throws(SQLiteError) in
            let rows = try RowReader(database, table)
            let statement = try database.statement("SELECT uri, name, layout, body FROM thing WHERE identity = ?")
            var found: [Row] = []
            for name in Set(names.map(Folding.folded)) {
                try statement.bind([.integer(SearchWords.identity(name))])
                while try statement.step() {
                    guard let row = rows.row(statement), Folding.folded(row.name) == name else { continue }
                    found.append(row)
                }
            }
            return found
        } ?? []
    }

    /// Notes when things were last played; earlier moments than those that are known change nothing.
    package func notePlays(_ moments: [String: Date]) async throws(CopyFault) {
        try await write { database throws(SQLiteError) in
            var standings = try StandingWriter(database)
            let statement = try database.statement("SELECT id FROM thing WHERE uri = ?")
            for (uri, moment) in moments {
                try statement.bind([.text(uri)])
                guard try statement.step(), let id = statement.integer(0) else { continue }
                try standings.change(id) { $0.played = max($0.played, Int(moment.timeIntervalSince1970) / 60) }
            }
            statement.end()
            try standings.finish()
        }
    }
}
