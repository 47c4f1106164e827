// Writes the things of the copy, each once, with their words and their standing. What has not changed is not written,
// and what no list has any more is not kept.

import Rows
import SQLite
import Text

/// Keeps things.
struct ThingWriter: ~Copyable {
    private let known: SQLStatement
    private let insertion: SQLStatement
    private let change: SQLStatement
    private var index: SearchIndex
    private var standings: StandingWriter
    private var rows: RowReader
    /// The greatest number that a thing has. SQLite is not asked for the next one: for a statement that gives something
    /// back it makes the words of all things so far a part of the index, one thing after the other.
    private var last: Int
    private var layouts: [RowKind: (id: Int, layout: RowLayout)] = [:]

    init(_ database: borrowing Database, _ table: (RowKind) -> FieldTable?) throws(SQLiteError) {
        let known = try database.statement("SELECT uri, name, layout, body, id FROM thing WHERE uri = ?")
        let insertion = try database.statement(
            "INSERT INTO thing (id, uri, layout, name, identity, isrc, body) VALUES (?, ?, ?, ?, ?, ?, ?)")
        let change = try database.statement(
            "UPDATE thing SET layout = ?, name = ?, identity = ?, isrc = ?, body = ? WHERE id = ?")
        let index = try SearchIndex(database)
        let standings = try StandingWriter(database)
        let rows = try RowReader(database, table)
        let last = try database.firstRow("SELECT max(id) FROM thing") { $0.integer(0) }
        self.last = last ?? 0
        self.known = known
        self.insertion = insertion
        self.change = change
        self.index = index
        self.standings = standings
        self.rows = rows
    }

    /// The number of the thing that the row shows; nil for a row without a URI.
    /// - Parameter isSaved: whether it is put into a list that the user has chosen things for.
    mutating func id(of row: Row, isSaved: Bool, in database: borrowing Database) throws(SQLiteError) -> Int? {
        guard let uri = row.uri else { return nil }
        let row = row.withoutEntry
        let (layoutID, layout) = try self.layout(of: row, in: database)
        let body = layout.pack(row)
        let name = SQLiteText.storable(row.name)
        let key: InlineArray<1, SQLiteValue> = [.text(uri)]
        try known.bind(key.span)
        if try known.step(), let id = known.integer(4) {
            let isSame =
                known.integer(2) == layoutID && known.text(1) == name
                && known.withBlob(3) { $0.elementsEqual(body) } == true
            let old = isSame ? nil : rows.row(known)
            known.end()
            if !isSame {
                let cut = SearchWords.cut(row.name)
                let values: InlineArray<6, SQLiteValue> = [
                    .integer(layoutID), .text(name), .integer(cut.identity), Self.isrc(of: row), .blob(body),
                    .integer(id),
                ]
                try change.run(values.span)
                try index.replace(id, old, with: row, name: cut.words)
                try standings.change(id) { $0.describe(row, layout: layoutID) }
            }
            if isSaved { try standings.change(id) { $0.isSaved = true } }
            return id
        }
        known.end()
        last += 1
        let id = last
        let cut = SearchWords.cut(row.name)
        let values: InlineArray<7, SQLiteValue> = [
            .integer(id), .text(uri), .integer(layoutID), .text(name), .integer(cut.identity), Self.isrc(of: row),
            .blob(body),
        ]
        try insertion.run(values.span)
        try index.add(id, row, name: cut.words)
        try standings.change(id) {
            // The number of a thing that is gone may come again.
            $0 = Standing()
            $0.describe(row, layout: layoutID)
            $0.isSaved = isSaved
        }
        return id
    }

    /// The code of a recording, which other releases of it have as well.
    private static func isrc(of row: Row) -> SQLiteValue { .text(orNull: row[KnownField<String>("isrc")]) }

    /// Notes that these things are in a list that the user has chosen things for.
    mutating func noteSaved(_ things: [Int]) throws(SQLiteError) {
        for thing in things { try standings.change(thing) { $0.isSaved = true } }
    }

    /// Removes things that are in no list any more, and notes which of the others are not saved any more. Then all that
    /// was written is complete.
    mutating func finish(leaving left: Set<Int>, in database: borrowing Database) throws(SQLiteError) {
        if !left.isEmpty {
            let lists = try database.statement("SELECT DISTINCT list FROM entry WHERE thing = ?")
            let readings = try database.statement("SELECT 1 FROM kept WHERE thing = ? LIMIT 1")
            let thing = try database.statement("SELECT uri, name, layout, body FROM thing WHERE id = ?")
            let deletion = try database.statement("DELETE FROM thing WHERE id = ?")
            let ofLibrary = try CopyDatabase.listsOfLibrary(in: database)
            for id in left {
                try lists.bind([.integer(id)])
                var (isKept, isSaved) = (false, false)
                while try lists.step() {
                    isKept = true
                    isSaved = isSaved || lists.integer(0).map(ofLibrary.contains) == true
                }
                if !isKept {
                    try readings.bind([.integer(id)])
                    isKept = try readings.step()
                    readings.end()
                }
                guard !isKept else {
                    try standings.change(id) { $0.isSaved = isSaved }
                    continue
                }
                try thing.bind([.integer(id)])
                if try thing.step(), let row = rows.row(thing) { try index.remove(id, row) }
                thing.end()
                try deletion.run([.integer(id)])
                try standings.change(id) { $0 = Standing() }
            }
        }
        try standings.finish()
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
        rows.add(found.id, layout)
        return found
    }
}

extension Row {
    /// The row without what belongs to its entry in a list: the same thing is in several.
    fileprivate var withoutEntry: Row {
        var row = self
        row[KnownField<PartialDate>("added")] = nil
        // Taking nothing out would copy the links of each row.
        if row.links["playlist"] != nil { row.links["playlist"] = nil }
        row.position = nil
        return row
    }
}
