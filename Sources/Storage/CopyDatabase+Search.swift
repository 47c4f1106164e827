// The search over the copy (Language §6): an index of words, made by SearchWords, that SQLite's FTS5 keeps without the
// texts themselves. How a query is read from a line is left to `find`.

package import Library
package import Rows
import SQLite
import Text

extension CopyDatabase {
    /// The words are cut already, so the tokenizer has only to keep them whole: letters, marks and numbers of every
    /// script. By itself it takes the vowel signs of Devanagari for the ends of words.
    static let search = """
        CREATE VIRTUAL TABLE search USING fts5 (name, artist, album, content = '', prefix = '1 2 3',
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
        """

    /// Empties the index.
    static func emptySearch(in database: borrowing Database) throws(SQLiteError) {
        try database.execute("INSERT INTO search (search) VALUES ('delete-all')")
    }

    package func find(_ query: CopyQuery, at places: Range<Int>?) async -> [FoundThing] { [] }

    package func things(named names: [String]) async -> [Row] { [] }
}

/// Keeps the words of things.
struct SearchIndex: ~Copyable {
    private let insertion: SQLStatement

    init(_ database: borrowing Database) throws(SQLiteError) {
        insertion = try database.statement("INSERT INTO search (rowid, name, artist, album) VALUES (?, ?, ?, ?)")
    }

    /// Adds the words of a new thing.
    func add(_ id: Int, _ row: Row) throws(SQLiteError) {
        try insertion.run([
            .integer(id), .text(SearchWords.indexed(row.name)),
            .text(SearchWords.indexed(row[KnownField<[String]>("artists")]?.joined(separator: " , ") ?? "")),
            .text(SearchWords.indexed(row[KnownField<String>("album")] ?? "")),
        ])
    }

    /// Puts other words in the place of those that a thing had.
    func replace(_ id: Int, with row: Row) throws(SQLiteError) {}
}
