// The things of the copy: each once, by its URI, with its row packed (RowLayout) and its words in the index. Which
// lists they are in is in CopyDatabase.

package import Rows
import SQLite

extension CopyDatabase {
    static let things = """
        CREATE TABLE layout (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, fields TEXT NOT NULL, UNIQUE (kind, fields));
        CREATE TABLE thing (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, layout INTEGER NOT NULL,
            name TEXT NOT NULL, identity INTEGER NOT NULL, isrc TEXT, body BLOB NOT NULL);
        CREATE INDEX thing_identity ON thing (identity);
        CREATE INDEX thing_isrc ON thing (isrc) WHERE isrc IS NOT NULL;

        """

    /// The things with these URIs.
    package func things(at uris: [String]) async -> [String: Row] {
        let table = table
        return await read { database throws(SQLiteError) in
            let rows = try RowReader(database, table)
            let statement = try database.statement("SELECT uri, name, layout, body FROM thing WHERE uri = ?")
            var found: [String: Row] = [:]
            for uri in uris {
                try statement.bind([.text(uri)])
                while try statement.step() {
                    if let row = rows.row(statement) { found[uri] = row }
                }
            }
            return found
        } ?? [:]
    }

    /// Which of these URIs have things.
    package func known(_ uris: [String]) async -> Set<String> {
        await read { database throws(SQLiteError) in
            let statement = try database.statement("SELECT 1 FROM thing WHERE uri = ?")
            var known: Set<String> = []
            for uri in uris {
                try statement.bind([.text(uri)])
                if try statement.step() { known.insert(uri) }
            }
            return known
        } ?? []
    }

    /// The things with these codes; several recordings of one code are several rows.
    package func things(withISRC codes: [String]) async -> [Row] {
        let table = table
        return await read { database throws(SQLiteError) in
            let rows = try RowReader(database, table)
            let statement = try database.statement("SELECT uri, name, layout, body FROM thing WHERE isrc = ?")
            var found: [Row] = []
            for code in codes {
                try statement.bind([.text(code)])
                while try statement.step() {
                    if let row = rows.row(statement) { found.append(row) }
                }
            }
            return found
        } ?? []
    }
}

/// Makes rows of what a query finds, whose first columns are `uri, name, layout, body`.
struct RowReader {
    private(set) var layouts: [Int: RowLayout]

    /// Reads rows of layouts that are known.
    init(_ layouts: [Int: RowLayout]) { self.layouts = layouts }

    init(_ database: borrowing Database, _ table: (RowKind) -> FieldTable?) throws(SQLiteError) {
        var layouts: [Int: RowLayout] = [:]
        let kept = try database.rows("SELECT id, kind, fields FROM layout") { row -> (Int, String, String)? in
            guard let id = row.integer(0), let kind = row.text(1), let fields = row.text(2) else { return nil }
            return (id, kind, fields)
        }
        for (id, kind, fields) in kept {
            if let table = table(RowKind(rawValue: kind)) { layouts[id] = RowLayout(table, text: fields) }
        }
        self.layouts = layouts
    }

    /// Reads rows of a layout that is new.
    mutating func add(_ id: Int, _ layout: RowLayout) { layouts[id] = layout }

    /// The row that the statement stands on; nil where there is no thing, or none that can be understood.
    func row(_ statement: borrowing SQLStatement) -> Row? {
        guard let uri = statement.text(0), let name = statement.text(1),
            let layout = statement.integer(2).flatMap({ layouts[$0] }), let body = statement.blob(3)
        else { return nil }
        return layout.unpack(body, name: name, uri: uri)
    }
}

/// Texts as SQLite can keep them.
enum SQLiteText {
    /// The text with NULs replaced: functions of SQL end a text at the first, and so do other programs that read the
    /// file.
    static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }
}
