// How copied lists change: each change is made as a whole or not at all, and things that no list has any more go with
// it. Reading lists is in CopyDatabase, writing things in ThingWriter.

import FoundationEssentials
package import Library
import SQLite

extension CopyDatabase {
    /// Changes a list, all of it or nothing.
    package func update(
        _ list: CopiedList, _ edits: [CopyEdit], status: CopiedListStatus
    ) async throws(CopyFault) {
        let table = table
        try await write { database throws(SQLiteError) in
            let id = try Self.madeID(of: list, in: database)
            var status = status
            if !edits.isEmpty {
                var writer = try ThingWriter(database, table)
                var left: Set<Int> = []
                for edit in edits {
                    guard try !Self.make(edit, in: (id, list), database, &writer, leaving: &left) else { continue }
                    // Another process has changed the list meanwhile: it is read again.
                    (status.version, status.checked) = (nil, Date(timeIntervalSince1970: 0))
                }
                try writer.finish(leaving: left, in: database)
            }
            let count =
                edits.isEmpty
                ? nil
                : try database.firstRow("SELECT count(*) FROM entry WHERE list = ?", [.integer(id)]) { $0.integer(0) }
            try Self.setStatus(status, count: count, of: id, in: database)
        }
    }

    /// Notes what is known of a list.
    /// - Parameter count: how many entries it has now; nil where that has not changed.
    static func setStatus(
        _ status: CopiedListStatus, count: Int?, of id: Int, in database: borrowing Database
    ) throws(SQLiteError) {
        try database.execute(
            """
            UPDATE list SET version = ?, total = ?, is_whole = ?, checked = ?, refused = ?,
                count = coalesce(?, count) WHERE id = ?
            """,
            [
                .text(orNull: status.version), .integer(orNull: status.total), .integer(status.isWhole ? 1 : 0),
                .real(orNull: status.checked?.timeIntervalSince1970), .text(orNull: status.refused),
                .integer(orNull: count), .integer(id),
            ])
    }

    /// Removes lists with their entries.
    package func remove(_ lists: [CopiedList]) async throws(CopyFault) {
        let table = table
        try await write { database throws(SQLiteError) in
            var left: Set<Int> = []
            for list in lists {
                guard let id = try Self.id(of: list, in: database) else { continue }
                left.formUnion(try Self.things(of: id, in: database))
                try database.execute("DELETE FROM entry WHERE list = ?", [.integer(id)])
                try database.execute("DELETE FROM list WHERE id = ?", [.integer(id)])
            }
            var writer = try ThingWriter(database, table)
            try writer.finish(leaving: left, in: database)
        }
    }

    /// The lists that the user has chosen things for.
    static func listsOfLibrary(in database: borrowing Database) throws(SQLiteError) -> Set<Int> {
        Set(
            try database.rows("SELECT id, key FROM list") { row in
                row.text(1).flatMap(CopiedList.init(key:))?.isOfLibrary == true ? row.integer(0) : nil
            })
    }

    static func things(of list: Int, in database: borrowing Database) throws(SQLiteError) -> [Int] {
        try database.rows("SELECT thing FROM entry WHERE list = ? AND thing IS NOT NULL", [.integer(list)]) {
            $0.integer(0)
        }
    }

    /// The number of a list, which is made where there is none.
    static func madeID(of list: CopiedList, in database: borrowing Database) throws(SQLiteError) -> Int {
        try database.execute(
            "INSERT INTO list (key, is_whole, count) VALUES (?, 0, 0) ON CONFLICT DO NOTHING", [.text(list.key)])
        return try id(of: list, in: database) ?? 0
    }

    /// Makes an edit; false for one that does not fit the list, of which nothing is made.
    ///
    /// - Parameter left: the things that an entry of the list is gone of, without those that have another since.
    private static func make(
        _ edit: CopyEdit, in named: (id: Int, list: CopiedList), _ database: borrowing Database,
        _ writer: inout ThingWriter, leaving left: inout Set<Int>
    ) throws(SQLiteError) -> Bool {
        let list = named.id
        switch edit {
        case .replace(let entries):
            left.formUnion(try things(of: list, in: database))
            try database.execute("DELETE FROM entry WHERE list = ?", [.integer(list)])
            try insert(entries, into: named, from: 0, database, &writer, leaving: &left)
        case .append(let entries):
            let last = try seat("max", of: list, in: database) ?? -1
            try insert(entries, into: named, from: last + 1, database, &writer, leaving: &left)
        case .prepend(let entries):
            let first = try seat("min", of: list, in: database) ?? entries.count
            try insert(entries, into: named, from: first - entries.count, database, &writer, leaving: &left)
        case .remove(let places):
            let gone = Set(places)
            var place = 0
            let seats = try database.rows(
                "SELECT seat, thing FROM entry WHERE list = ? ORDER BY seat", [.integer(list)]
            ) { row -> Int? in
                defer { place += 1 }
                guard gone.contains(place) else { return nil }
                if let thing = row.integer(1) { left.insert(thing) }
                return row.integer(0)
            }
            let statement = try database.statement("DELETE FROM entry WHERE list = ? AND seat = ?")
            for seat in seats { try statement.run([.integer(list), .integer(seat)]) }
        case .arrange(let start, let entries):
            return try arrange(entries, after: start, in: named, database, &writer, leaving: &left)
        case .takeOver(let draft):
            left.formUnion(try things(of: list, in: database))
            try takeOver(draft, as: list, in: database)
            let present = try things(of: list, in: database)
            left.subtract(present)
            if named.list.isOfLibrary { try writer.noteSaved(present) }
        case .things(let rows):
            for row in rows {
                // One that is in no list is not kept.
                if let thing = try writer.id(of: row, isSaved: false, in: database) { left.insert(thing) }
            }
        }
        return true
    }

    private static func seat(
        _ function: String, of list: Int, in database: borrowing Database
    ) throws(SQLiteError) -> Int? {
        try database.firstRow("SELECT \(function)(seat) FROM entry WHERE list = ?", [.integer(list)]) { $0.integer(0) }
    }

    private static func insert(
        _ entries: [CopiedEntry], into named: (id: Int, list: CopiedList), from first: Int,
        _ database: borrowing Database, _ writer: inout ThingWriter, leaving left: inout Set<Int>
    ) throws(SQLiteError) {
        let isSaved = named.list.isOfLibrary
        let statement = try database.statement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)")
        for (index, entry) in entries.enumerated() {
            var thing: Int?
            if let row = entry.row {
                thing = try writer.id(of: row, isSaved: isSaved, in: database)
                if let thing { left.remove(thing) }
            }
            let values: InlineArray<5, SQLiteValue> = [
                .integer(named.id), .integer(first + index), .integer(orNull: thing),
                .integer(orNull: entry.added.map { Int($0.timeIntervalSince1970) }), .text(orNull: entry.addedBy),
            ]
            try statement.run(values.span)
        }
    }
}
