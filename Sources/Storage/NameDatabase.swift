// The names of everything seen, in the database of what may be deleted at any time. Names are added in a task of its
// own, since a listing must not wait for a disk. Searching them for completion is left to SearchableNameIndex.

import Exchange
import FoundationEssentials
import GRDB
package import Library

/// Keeps names between runs.
package actor NameDatabase: NameIndex {
    private let database: Database
    private let time: any TimeSource
    /// The task that adds names; nil when none runs.
    private var writing: Task<Void, Never>?
    /// Names to add, and when they were seen, in seconds since 1970.
    private var waiting: [(name: IndexedName, seen: Double)] = []

    /// How many names are kept at most.
    private static let most = 200_000

    init(_ database: Database, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Makes the table; a later version adds a migration and changes none of these.
    static func migrate(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("names 1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE name (uri TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
                        folded TEXT NOT NULL, seen REAL NOT NULL) WITHOUT ROWID;
                    CREATE INDEX name_folded ON name (folded, kind);
                    CREATE INDEX name_seen ON name (seen);
                    """)
        }
    }

    /// Adds names, or their newer spelling, and returns at once.
    package func add(_ names: [IndexedName]) {
        guard !names.isEmpty else { return }
        let now = time.now.timeIntervalSince1970
        waiting += names.map { ($0, now) }
        guard writing == nil else { return }
        writing = Task { await drain() }
    }

    /// Writes what waits, until nothing more has come.
    private func drain() async {
        while !waiting.isEmpty {
            let names = waiting
            waiting = []
            try? await database.write { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR REPLACE INTO name (uri, kind, name, folded, seen) VALUES (?, ?, ?, ?, ?)")
                for (name, seen) in names {
                    try statement.execute(arguments: [
                        name.uri, name.kind, Self.storable(name.name), Self.storable(name.folded), seen,
                    ])
                }
                try database.execute(
                    sql: """
                        DELETE FROM name WHERE seen < (SELECT seen FROM name ORDER BY seen DESC LIMIT 1 OFFSET ?)
                        """, arguments: [Self.most])
            }
        }
        writing = nil
    }

    /// The things that have this name, compared folded (Language §8), ordered by URI.
    package func bearers(of folded: String, kinds: [String]) async -> [IndexedName] {
        await settle()
        let folded = Self.storable(folded)
        let marks = databaseQuestionMarks(count: kinds.count)
        return await names(
            "SELECT \(Self.columns) FROM name WHERE folded = ? AND kind IN (\(marks)) ORDER BY uri",
            StatementArguments([folded] + kinds))
    }

    /// The name of a thing; nil where it was never seen.
    package func name(of uri: String) async -> IndexedName? {
        await settle()
        return await names("SELECT \(Self.columns) FROM name WHERE uri = ?", [uri]).first
    }

    /// The names that were seen last, the newest first.
    package func newest(_ limit: Int) async -> [IndexedName] {
        await names("SELECT \(Self.columns) FROM name ORDER BY seen DESC LIMIT ?", [limit])
    }

    /// The newest names, sorted for completion.
    package func sortedNames(_ limit: Int) async -> SortedNames {
        let builder = try? await database.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT name, folded, kind FROM name ORDER BY seen DESC LIMIT ?", arguments: [limit])
            var builder = SortedNames.Builder()
            // Read as optional texts, so that a damaged value of another type is converted, and NULL is skipped.
            while let row = try rows.next() {
                guard let name: String = row[0], let folded: String = row[1], let kind: String = row[2] else {
                    continue
                }
                builder.add(name, folded: folded, kind: kind)
            }
            return builder
        }
        return await Self.finished(builder ?? SortedNames.Builder())
    }

    @concurrent
    private static func finished(_ builder: SortedNames.Builder) async -> SortedNames { builder.finish() }

    /// The text with NULs replaced, since a text in SQLite ends at the first.
    private static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    private static let columns = "kind, uri, name, folded"

    private func names(_ query: String, _ arguments: StatementArguments) async -> [IndexedName] {
        let found = try? await database.read { database in
            let rows = try Row.fetchCursor(database, sql: query, arguments: arguments)
            var names: [IndexedName] = []
            while let row = try rows.next() {
                guard let kind: String = row[0], let uri: String = row[1], let name: String = row[2],
                    let folded: String = row[3]
                else { continue }
                names.append(IndexedName(kind: kind, uri: uri, name: name, folded: folded))
            }
            return names
        }
        return found ?? []
    }

    /// Removes every name, as a logout must (SpotifyContract §8.8).
    package func removeAll() async {
        await settle()
        _ = try? await database.write { database in try database.execute(sql: "DELETE FROM name") }
    }

    /// Waits until the names that were added are written.
    package func settle() async { await writing?.value }
}
