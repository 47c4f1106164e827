// The things of the copy: each once, by its URI, with its row packed (RowLayout) and its words in the index. Which
// lists they are in is in CopyDatabase.

package import Rows
import SQLite

extension CopyDatabase {
    static let things = """
        CREATE TABLE layout (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, fields TEXT NOT NULL, UNIQUE (kind, fields));
        CREATE TABLE thing (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, layout INTEGER NOT NULL,
            name TEXT NOT NULL, isrc TEXT, body BLOB NOT NULL);
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
    private let layouts: [Int: RowLayout]

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

    /// The row that the statement stands on; nil where there is no thing, or none that can be understood.
    func row(_ statement: borrowing SQLStatement) -> Row? {
        guard let uri = statement.text(0), let name = statement.text(1),
            let layout = statement.integer(2).flatMap({ layouts[$0] }), let body = statement.blob(3)
        else { return nil }
        return layout.unpack(body, name: name, uri: uri)
    }
}

/// Keeps things, each once. What has not changed is not written.
struct ThingWriter: ~Copyable {
    private let known: SQLStatement
    private let insertion: SQLStatement
    private let change: SQLStatement
    private var index: SearchIndex
    private var layouts: [RowKind: (id: Int, layout: RowLayout)] = [:]

    init(_ database: borrowing Database) throws(SQLiteError) {
        let known = try database.statement("SELECT id, name, layout, body FROM thing WHERE uri = ?")
        let insertion = try database.statement(
            "INSERT INTO thing (uri, layout, name, isrc, body) VALUES (?, ?, ?, ?, ?) RETURNING id")
        let change = try database.statement("UPDATE thing SET layout = ?, name = ?, isrc = ?, body = ? WHERE id = ?")
        let index = try SearchIndex(database)
        self.known = known
        self.insertion = insertion
        self.change = change
        self.index = index
    }

    /// The number of the thing that the row shows; nil for a row without a URI.
    mutating func id(of row: Row, in database: borrowing Database) throws(SQLiteError) -> Int? {
        guard let uri = row.uri else { return nil }
        let (layoutID, layout) = try self.layout(of: row, in: database)
        let body = layout.pack(row)
        let code = row[KnownField<String>("isrc")]
        let name = SQLiteText.storable(row.name)
        try known.bind([.text(uri)])
        if try known.step(), let id = known.integer(0) {
            let isSame = known.integer(2) == layoutID && known.text(1) == name && known.blob(3) == body
            known.end()
            if isSame { return id }
            try change.run([.integer(layoutID), .text(name), .text(orNull: code), .blob(body), .integer(id)])
            try index.replace(id, with: row)
            return id
        }
        known.end()
        try insertion.bind([.text(uri), .integer(layoutID), .text(name), .text(orNull: code), .blob(body)])
        guard try insertion.step(), let id = insertion.integer(0) else { return nil }
        insertion.end()
        try index.add(id, row)
        return id
    }

    /// How rows of this kind are packed now.
    private mutating func layout(
        of row: Row, in database: borrowing Database
    ) throws(SQLiteError) -> (id: Int, layout: RowLayout) {
        if let found = layouts[row.kind] { return found }
        let layout = RowLayout(row.table)
        try database.execute(
            "INSERT INTO layout (kind, fields) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [.text(row.kind.rawValue), .text(layout.text)])
        let id = try database.firstRow(
            "SELECT id FROM layout WHERE kind = ? AND fields = ?", [.text(row.kind.rawValue), .text(layout.text)]
        ) { $0.integer(0) }
        let found = (id: id ?? 0, layout: layout)
        layouts[row.kind] = found
        return found
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
