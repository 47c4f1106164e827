// Lists that are being read, page by page, beside what is known of them: only a reading that came to its end takes the
// place of the list. What a process left that was ended on the way is dropped by the next reading.

import FoundationEssentials
package import Library
import Rows
import SQLite

extension CopyDatabase {
    static let readings = """
        CREATE TABLE reading (id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, began REAL NOT NULL);
        CREATE TABLE kept (reading INTEGER NOT NULL, seat INTEGER NOT NULL, thing INTEGER, added INTEGER,
            added_by TEXT, PRIMARY KEY (reading, seat)) WITHOUT ROWID;
        CREATE INDEX kept_thing ON kept (thing) WHERE thing IS NOT NULL;

        """

    /// In seconds, how long a reading takes at most; an older one was left.
    private static let longest = 86_400.0

    /// Keeps the next entries of a reading.
    package func keep(_ entries: [CopiedEntry], of reading: CopyReading) async throws(CopyFault) {
        let table = table
        try await write { database throws(SQLiteError) in
            let id: Int
            if let begun = try Self.id(of: reading, in: database) {
                id = begun
            } else {
                try Self.dropLeft(before: reading.began - Self.longest, in: database, table)
                try database.execute(
                    "INSERT INTO reading (token, began) VALUES (?, ?)",
                    [.text(reading.token), .real(reading.began.timeIntervalSince1970)])
                id = try Self.id(of: reading, in: database) ?? 0
            }
            var seat =
                try database.firstRow("SELECT max(seat) FROM kept WHERE reading = ?", [.integer(id)]) {
                    $0.integer(0)
                } ?? -1
            var writer = try ThingWriter(database, table)
            let statement = try database.statement("INSERT INTO kept VALUES (?, ?, ?, ?, ?)")
            for entry in entries {
                seat += 1
                var thing: Int?
                if let row = entry.row { thing = try writer.id(of: row, isSaved: false, in: database) }
                try statement.run([
                    .integer(id), .integer(seat), .integer(orNull: thing),
                    .integer(orNull: entry.added.map { Int($0.timeIntervalSince1970) }),
                    .text(orNull: entry.addedBy),
                ])
            }
            try writer.finish(leaving: [], in: database)
        }
    }

    /// Lets a reading take the place of its list.
    package func adopt(_ reading: CopyReading, status: CopiedListStatus) async throws(CopyFault) {
        let table = table
        try await write { database throws(SQLiteError) in
            guard let kept = try Self.id(of: reading, in: database) else { return }
            let list = try Self.madeID(of: reading.list, in: database)
            var left = Set(try Self.things(of: list, in: database))
            try database.execute("DELETE FROM entry WHERE list = ?", [.integer(list)])
            try database.execute(
                "INSERT INTO entry SELECT ?, seat, thing, added, added_by FROM kept WHERE reading = ? ORDER BY seat",
                [.integer(list), .integer(kept)])
            let count = try database.firstRow("SELECT count(*) FROM entry WHERE list = ?", [.integer(list)]) {
                $0.integer(0)
            }
            try Self.setStatus(status, count: count, of: list, in: database)
            let present = try Self.things(of: list, in: database)
            left.subtract(present)
            left.formUnion(try Self.drop(kept, in: database).subtracting(present))
            var writer = try ThingWriter(database, table)
            if reading.list.isOfLibrary { try writer.noteSaved(present) }
            try writer.finish(leaving: left, in: database)
        }
    }

    /// Drops what a reading has kept.
    package func drop(_ reading: CopyReading) async {
        let table = table
        _ = try? await write { database throws(SQLiteError) in
            guard let id = try Self.id(of: reading, in: database) else { return }
            let left = try Self.drop(id, in: database)
            var writer = try ThingWriter(database, table)
            try writer.finish(leaving: left, in: database)
        }
    }

    private static func id(of reading: CopyReading, in database: borrowing Database) throws(SQLiteError) -> Int? {
        try database.firstRow("SELECT id FROM reading WHERE token = ?", [.text(reading.token)]) { $0.integer(0) }
    }

    /// Drops a reading, and returns the things that it had.
    private static func drop(_ id: Int, in database: borrowing Database) throws(SQLiteError) -> Set<Int> {
        let things = try database.rows("SELECT thing FROM kept WHERE reading = ? AND thing IS NOT NULL", [.integer(id)])
        {
            $0.integer(0)
        }
        try database.execute("DELETE FROM kept WHERE reading = ?", [.integer(id)])
        try database.execute("DELETE FROM reading WHERE id = ?", [.integer(id)])
        return Set(things)
    }

    private static func dropLeft(
        before moment: Date, in database: borrowing Database, _ table: (RowKind) -> FieldTable?
    ) throws(SQLiteError) {
        let left = try database.rows(
            "SELECT id FROM reading WHERE began < ?", [.real(moment.timeIntervalSince1970)]
        ) { $0.integer(0) }
        guard !left.isEmpty else { return }
        var things: Set<Int> = []
        for id in left { things.formUnion(try drop(id, in: database)) }
        var writer = try ThingWriter(database, table)
        try writer.finish(leaving: things, in: database)
    }
}
