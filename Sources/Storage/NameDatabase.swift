// The names of everything seen, in the database of what may be deleted at any time. Names are added in a task of its
// own, since a listing must not wait for a disk. Searching them for completion is left to SearchableNameIndex.

import Exchange
import FoundationEssentials
package import Library
import SQLite

/// Keeps names between runs.
package actor NameDatabase: NameIndex {
    private let database: DatabaseFile
    private let time: any TimeSource
    /// The task that adds names; nil when none runs.
    private var writing: Task<Void, Never>?
    /// Names to add, and when they were seen, in seconds since 1970.
    private var waiting: [(name: IndexedName, seen: Double)] = []
    /// The names that were added last, and when, as numbers by numbers of their things: pages of a library have the
    /// same albums and artists again and again.
    private var added: [Int: (name: Int, seen: Double)] = [:]

    /// How many seconds a name is not added again for.
    private static let pause = 60.0
    /// How many names that pause is kept for.
    private static let mostPauses = 50_000
    /// At which of the names added all are counted, by chance: otherwise a process that adds few would never have its
    /// turn, and counting for every page of a library takes longer than adding its names.
    private var untilCount = Int.random(in: 1...interval)

    /// How many names are kept at most, and how many new ones come between two counts.
    private static let most = 200_000
    private static let interval = 2000

    init(_ database: DatabaseFile, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// The step that makes the table; a later version adds another and changes none of these.
    static let table = DatabaseSchema.Step(
        "names 1",
        """
        CREATE TABLE name (uri TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            seen REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX name_folded ON name (folded, kind);
        CREATE INDEX name_seen ON name (seen);
        """)

    /// Adds names, or their newer spelling, and returns at once.
    package func add(_ names: [IndexedName]) {
        guard !names.isEmpty else { return }
        let now = time.now.timeIntervalSince1970
        if added.count >= Self.mostPauses { added = [:] }
        for name in names {
            let (thing, number) = (name.uri.hashValue, name.name.hashValue)
            if let last = added[thing], last.name == number, (0..<Self.pause).contains(now - last.seen) { continue }
            added[thing] = (number, now)
            waiting.append((name, now))
        }
        guard writing == nil, !waiting.isEmpty else { return }
        writing = Task { await drain() }
    }

    /// Writes what waits, until nothing more has come.
    private func drain() async {
        while !waiting.isEmpty {
            let names = waiting
            waiting = []
            untilCount -= names.count
            let isCounted = untilCount <= 0
            if isCounted { untilCount = Self.interval }
            try? await database.write { database throws(SQLiteError) in
                // One that was seen lately and is spelt the same is not written again: a listing that is shown twice
                // costs no disk.
                let statement = try database.statement(
                    """
                    INSERT INTO name (uri, kind, name, folded, seen) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (uri) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                        folded = excluded.folded, seen = excluded.seen
                    WHERE name <> excluded.name OR seen NOT BETWEEN excluded.seen - 600 AND excluded.seen
                    """)
                for (name, seen) in names {
                    try statement.run([
                        .text(name.uri), .text(name.kind), .text(SQLiteText.storable(name.name)),
                        .text(SQLiteText.storable(name.folded)), .real(seen),
                    ])
                }
                guard isCounted else { return }
                try database.execute(
                    "DELETE FROM name WHERE seen < (SELECT seen FROM name ORDER BY seen DESC LIMIT 1 OFFSET ?)",
                    [.integer(Self.most)])
            }
        }
        writing = nil
    }

    /// The things that have this name, compared folded (Language §8), ordered by URI.
    package func bearers(of folded: String, kinds: [String]) async -> [IndexedName] {
        await settle()
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return await names(
            "SELECT \(Self.columns) FROM name WHERE folded = ? AND kind IN (\(marks)) ORDER BY uri",
            [.text(SQLiteText.storable(folded))] + kinds.map { .text($0) }, isShort: true)
    }

    /// The name of a thing; nil where it was never seen.
    package func name(of uri: String) async -> IndexedName? {
        await settle()
        return await names("SELECT \(Self.columns) FROM name WHERE uri = ?", [.text(uri)], isShort: true).first
    }

    /// The names that were seen last, the newest first.
    package func newest(_ limit: Int) async -> [IndexedName] {
        await names("SELECT \(Self.columns) FROM name ORDER BY seen DESC LIMIT ?", [.integer(limit)])
    }

    /// The newest names, sorted for completion.
    package func sortedNames(_ limit: Int) async -> SortedNames {
        let builder = try? await database.read { database throws(SQLiteError) in
            let rows = try database.statement("SELECT name, folded, kind FROM name ORDER BY seen DESC LIMIT ?")
            try rows.bind([.integer(limit)])
            var builder = SortedNames.Builder()
            while try rows.step() {
                guard let name = rows.text(0), let folded = rows.text(1), let kind = rows.text(2) else { continue }
                builder.add(name, folded: folded, kind: kind)
            }
            return builder
        }
        return await Self.finished(builder ?? SortedNames.Builder())
    }

    @concurrent
    private static func finished(_ builder: SortedNames.Builder) async -> SortedNames { builder.finish() }

    private static let columns = "kind, uri, name, folded"

    private func names(_ query: String, _ values: [SQLiteValue], isShort: Bool = false) async -> [IndexedName] {
        let found = try? await database.read(isShort: isShort) { database throws(SQLiteError) in
            try database.rows(query, values) { row -> IndexedName? in
                guard let kind = row.text(0), let uri = row.text(1), let name = row.text(2), let folded = row.text(3)
                else { return nil }
                return IndexedName(kind: kind, uri: uri, name: name, folded: folded)
            }
        }
        return found ?? []
    }

    /// Removes the names of things that are gone.
    package func remove(_ uris: Set<String>) async {
        await settle()
        added = [:]
        _ = try? await database.write { database throws(SQLiteError) in
            for uri in uris { try database.execute("DELETE FROM name WHERE uri = ?", [.text(uri)]) }
        }
    }

    /// Removes every name, as a logout must (SpotifyContract §8.8).
    package func removeAll() async {
        await settle()
        added = [:]
        _ = try? await database.write { database throws(SQLiteError) in try database.execute("DELETE FROM name") }
    }

    /// Waits until the names that were added are written.
    package func settle() async { await writing?.value }
}
