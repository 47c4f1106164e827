// What was found, as rows with the lists that they are in. Only the things that are wanted are read.

import FoundationEssentials
import Library
import Rows
import SQLite

/// Makes things of their numbers.
struct FoundReader: ~Copyable {
    private let rows: RowReader
    private let thing: SQLStatement
    private let lists: SQLStatement
    private let name: SQLStatement
    private let saved: SQLStatement

    init(_ database: borrowing Database, _ table: (RowKind) -> FieldTable?) throws(SQLiteError) {
        let rows = try RowReader(database, table)
        let thing = try database.statement("SELECT uri, name, layout, body FROM thing WHERE id = ?")
        let lists = try database.statement(
            """
            SELECT list.key, entry.added FROM entry JOIN list ON list.id = entry.list
            WHERE entry.thing = ? ORDER BY entry.list
            """)
        let name = try database.statement("SELECT name FROM thing WHERE uri = ?")
        let saved = try database.statement(
            """
            SELECT 1 FROM thing JOIN entry ON entry.thing = thing.id JOIN list ON list.id = entry.list
            WHERE thing.uri = ? AND list.key = ?
            """)
        self.rows = rows
        self.thing = thing
        self.lists = lists
        self.name = name
        self.saved = saved
    }

    /// The things with these numbers, in that order; numbers of none are left out.
    func things(_ numbers: ArraySlice<Int>, in database: borrowing Database) throws(SQLiteError) -> [FoundThing] {
        var names: [String: String] = [:]
        var found: [FoundThing] = []
        found.reserveCapacity(numbers.count)
        for number in numbers {
            try thing.bind([.integer(number)])
            guard try thing.step(), let row = rows.row(thing) else { continue }
            found.append(try located(row, number, &names))
        }
        return found
    }

    /// The row with the lists that it is in, and the moment when it was saved.
    private func located(
        _ row: Row, _ number: Int, _ names: inout [String: String]
    ) throws(SQLiteError) -> FoundThing {
        var found = FoundThing(row: row, lists: [], playlists: [])
        try lists.bind([.integer(number)])
        while try lists.step() {
            guard let list = lists.text(0).flatMap(CopiedList.init(key:)), !found.lists.contains(list) else { continue }
            found.lists.append(list)
            if list.isOfLibrary { found.row.setAdded(lists.moment(1)) }
            guard case .playlist(let uri) = list else { continue }
            var name = names[uri]
            if name == nil { name = try self.name(of: uri) }
            guard let name else { continue }
            names[uri] = name
            if !found.playlists.contains(name) { found.playlists.append(name) }
        }
        if let album = row.links["album"] {
            try saved.bind([.text(album.uri), .text(CopiedList.albums.key)])
            found.isOnSavedAlbum = try saved.step()
            saved.end()
        }
        return found
    }

    /// The name of a playlist; empty where the copy has only its entries.
    private func name(of uri: String) throws(SQLiteError) -> String {
        try name.bind([.text(uri)])
        defer { name.end() }
        return try name.step() ? name.text(0) ?? "" : ""
    }
}
