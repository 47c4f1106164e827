// The plays that are kept, in one database for each profile (Language §5, `stats`): things once, their names once, and
// of each play a few bytes in order of time. Every source's record is kept, and which of them count is worked out again
// whenever some are added (PlayMatching), so that the order in which histories are imported makes no difference. Adding
// is in PlaysDatabase+Adding, counting in PlaysDatabase+Counts.

package import FoundationEssentials
package import Library
import Rows
import SQLite

/// Keeps plays.
package struct PlaysDatabase: Plays {
    private let database: DatabaseFile
    private let things = SharedThings()

    /// How long to wait for another process that writes.
    package static let patience = Duration.seconds(2)

    /// The steps that make the tables; a later version adds one and changes none of these. `fold` and `title` are
    /// numbers of folded texts (FoldedNumber); `counted` is how much of a record counts, in milliseconds, and NULL
    /// where another record stands for the play. `epoch` is another number after everything was deleted (KnownThings).
    private static let schema = DatabaseSchema([
        DatabaseSchema.Step(
            "1",
            """
            CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, fold INTEGER NOT NULL);
            CREATE TABLE thing (id INTEGER PRIMARY KEY, uri TEXT UNIQUE, kind TEXT NOT NULL, name INTEGER NOT NULL,
                title INTEGER NOT NULL, artist INTEGER NOT NULL, album INTEGER NOT NULL, length INTEGER,
                artist_uri TEXT, album_uri TEXT);
            CREATE UNIQUE INDEX thing_named ON thing (name, artist, kind) WHERE uri IS NULL;
            CREATE TABLE play (ended INTEGER NOT NULL, thing INTEGER NOT NULL, source INTEGER NOT NULL, heard INTEGER,
                counted INTEGER, PRIMARY KEY (ended, thing, source)) WITHOUT ROWID;
            CREATE TABLE epoch (number INTEGER NOT NULL);
            INSERT INTO epoch VALUES (random());
            """)
    ])

    /// The plays in a file.
    /// - Parameter notify: receives once each thing the user should know of the file.
    package init(
        path: String, patience: Duration = patience, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }
    ) {
        database = DatabaseFile(
            path: path, patience: patience, removal: .setAside, schema: Self.schema, notify: notify)
    }

    /// Plays in memory, for the life of the process.
    package init() {
        database = DatabaseFile(inMemory: Self.schema)
    }

    /// Adds plays in one transaction.
    package func add(_ plays: [PastPlay]) async throws(CopyFault) -> KeptPlays {
        guard !plays.isEmpty else { return KeptPlays() }
        let things = things
        do throws(DatabaseFailure) {
            let (added, seen) = try await database.write { database throws(SQLiteError) in
                var writer = try PlayWriter(database, things.take())
                for play in plays { try writer.add(play, in: database) }
                return (try writer.settle(), writer.things)
            }
            // Only what is in the file for certain is remembered.
            things.give(back: seen)
            return KeptPlays(added: added, doubled: plays.count - added)
        } catch {
            throw CopyFault(error, path: database.path)
        }
    }

    /// Deletes the plays.
    package func forget() async {
        await database.erase { database throws(SQLiteError) in
            try database.execute(
                "DELETE FROM play; DELETE FROM thing; DELETE FROM name; UPDATE epoch SET number = random();")
        }
    }

    /// Ends the use of the file by this process.
    package func finish() async { await database.finish() }

    /// Reads; nil where there is nothing, or nothing that can be read.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async -> Value? {
        await database.look(work)
    }
}

// MARK: - Reading

extension PlaysDatabase {
    /// How many plays are kept.
    package func count() async -> Int {
        await read { database throws(SQLiteError) in
            try database.firstRow("SELECT count(counted) FROM play") { $0.integer(0) } ?? 0
        } ?? 0
    }

    /// The plays in order of time, the last of them where there is a limit.
    package func plays(in interval: Range<Date>?, limit: Int?) async -> [PastPlay] {
        let newest = await read { database throws(SQLiteError) in
            let (first, end) = Self.bounds(interval)
            return try database.rows(
                """
                SELECT play.ended, play.source, play.heard, thing.uri, thing.kind, title.text, artist.text, album.text,
                    thing.length, thing.artist_uri, thing.album_uri
                FROM play JOIN thing ON thing.id = play.thing JOIN name title ON title.id = thing.name
                    JOIN name artist ON artist.id = thing.artist JOIN name album ON album.id = thing.album
                WHERE play.counted IS NOT NULL AND play.ended >= ? AND play.ended < ?
                ORDER BY play.ended DESC, play.thing DESC LIMIT ?
                """,
                [.integer(first), .integer(end), .integer(limit ?? -1)], read: Self.play)
        }
        return newest?.reversed() ?? []
    }

    private static func play(_ row: borrowing SQLStatement) -> PastPlay? {
        guard let ended = row.moment(0), let source = row.integer(1).flatMap(PastPlay.Source.init(code:)),
            let kind = row.text(4), let name = row.text(5)
        else { return nil }
        return PastPlay(
            ended: ended, heard: row.integer(2).map { .milliseconds($0) },
            length: row.integer(8).map { .milliseconds($0) },
            uri: row.text(3), kind: RowKind(rawValue: kind), name: name, artist: row.text(6) ?? "",
            album: row.text(7) ?? "", artistURI: row.text(9), albumURI: row.text(10), source: source)
    }

    /// When things were last played, by URI.
    package func lastPlayed() async -> [String: Date] {
        let pairs = await read { database throws(SQLiteError) in
            try database.rows(
                """
                SELECT thing.uri, max(play.ended) FROM play JOIN thing ON thing.id = play.thing
                WHERE thing.uri IS NOT NULL GROUP BY play.thing
                """
            ) { row -> (String, Date)? in
                guard let uri = row.text(0), let moment = row.moment(1) else { return nil }
                return (uri, moment)
            }
        }
        return Dictionary(pairs ?? [], uniquingKeysWith: max)
    }

    /// The first second of an interval and the one after its last.
    static func bounds(_ interval: Range<Date>?) -> (first: Int, end: Int) {
        guard let interval else { return (Int.min, Int.max) }
        func second(_ date: Date) -> Int {
            // What no clock shows is before or after everything.
            let seconds = date.timeIntervalSince1970.rounded(.up)
            return Int(exactly: seconds) ?? (seconds < 0 ? Int.min : Int.max)
        }
        return (second(interval.lowerBound), second(interval.upperBound))
    }
}

extension PastPlay.Source {
    /// The number for it in the file, which never changes.
    var code: Int {
        switch self {
        case .extended: 0
        case .recent: 1
        case .account: 2
        }
    }

    /// The source of that number; nil for one that there is not.
    init?(code: Int) {
        switch code {
        case 0: self = .extended
        case 1: self = .recent
        case 2: self = .account
        default: return nil
        }
    }
}
