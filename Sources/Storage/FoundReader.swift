// What was found, as rows with the lists that they are in. Only the things that are wanted are read.

import FoundationEssentials
import Library
import Rows
import SQLite

/// Makes things of their numbers.
struct FoundReader: ~Copyable {
    private let rows: RowReader
    private let thing: SQLStatement
    private let entries: SQLStatement
    private let list: SQLStatement
    private let name: SQLStatement
    private let saved: SQLStatement
    /// The number of the list of saved albums; nil where there is none.
    private let albums: Int?
    /// The lists that were met, by their numbers.
    private var lists: [Int: Met] = [:]
    /// Whether the albums that were met are saved, by their URIs.
    private var savedAlbums: [String: Bool] = [:]

    /// A list, and for a playlist its name; nil for one that has no name or is no playlist.
    private struct Met {
        let list: CopiedList
        let name: String?
    }

    init(_ database: borrowing Database, _ table: (RowKind) -> FieldTable?) throws(SQLiteError) {
        let albums = try CopyDatabase.id(of: .albums, in: database)
        let rows = try database.kept { SearchMemory() }.rows(in: database, table)
        let thing = try database.statement("SELECT uri, name, layout, body FROM thing WHERE id = ?")
        let entries = try database.statement("SELECT list, added FROM entry WHERE thing = ? ORDER BY list")
        let list = try database.statement("SELECT key FROM list WHERE id = ?")
        let name = try database.statement("SELECT name FROM thing WHERE uri = ?")
        let saved = try database.statement(
            "SELECT 1 FROM thing JOIN entry ON entry.thing = thing.id WHERE thing.uri = ? AND entry.list = ?")
        self.rows = rows
        self.thing = thing
        self.entries = entries
        self.list = list
        self.name = name
        self.saved = saved
        self.albums = albums
    }

    /// The things with these numbers, in that order; numbers of none are left out.
    mutating func things(
        _ numbers: ArraySlice<Int>, in database: borrowing Database
    ) throws(SQLiteError) -> [FoundThing] {
        var found: [FoundThing] = []
        found.reserveCapacity(numbers.count)
        for number in numbers {
            try thing.bind([.integer(number)])
            guard try thing.step(), let row = rows.row(thing) else { continue }
            found.append(try located(row, number))
        }
        return found
    }

    /// The row with the lists that it is in, and the moment when it was saved.
    private mutating func located(_ row: Row, _ number: Int) throws(SQLiteError) -> FoundThing {
        var found = FoundThing(row: row, lists: [], playlists: [])
        try entries.bind([.integer(number)])
        while try entries.step() {
            guard let id = entries.integer(0), let met = try met(id), !found.lists.contains(met.list) else { continue }
            found.lists.append(met.list)
            if met.list.isOfLibrary { found.row.setAdded(entries.moment(1)) }
            if let name = met.name, !found.playlists.contains(name) { found.playlists.append(name) }
        }
        if let albums, let album = row.links["album"] {
            found.isOnSavedAlbum = try isSaved(album.uri, in: albums)
        }
        return found
    }

    /// The list with this number; nil for one that cannot be understood.
    private mutating func met(_ id: Int) throws(SQLiteError) -> Met? {
        if let known = lists[id] { return known }
        try list.bind([.integer(id)])
        defer { list.end() }
        guard try list.step(), let found = list.text(0).flatMap(CopiedList.init(key:)) else { return nil }
        var name: String?
        if case .playlist(let uri) = found { name = try self.name(of: uri) }
        let met = Met(list: found, name: name)
        lists[id] = met
        return met
    }

    private mutating func isSaved(_ album: String, in albums: Int) throws(SQLiteError) -> Bool {
        if let known = savedAlbums[album] { return known }
        try saved.bind([.text(album), .integer(albums)])
        defer { saved.end() }
        let isSaved = try saved.step()
        savedAlbums[album] = isSaved
        return isSaved
    }

    /// The name of a playlist; empty where the copy has only its entries.
    private func name(of uri: String) throws(SQLiteError) -> String {
        try name.bind([.text(uri)])
        defer { name.end() }
        return try name.step() ? name.text(0) ?? "" : ""
    }
}
