// Databases of juke from when GRDB kept them: their rows stay, and they gain what they lack. The tables are written
// here as those versions made them.

import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import SQLite
import SpotifyAPI
import Storage
import Synchronization
import SystemTesting
import Testing

struct EarlierFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private static let steps = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        """
    private static let firstBudget = """
        CREATE TABLE pace (client TEXT PRIMARY KEY, permits REAL NOT NULL, refilled REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE call (client TEXT NOT NULL, bucket TEXT NOT NULL, at REAL NOT NULL);
        CREATE INDEX call_index ON call (client, bucket, at);
        CREATE TABLE closing (client TEXT NOT NULL, bucket TEXT NOT NULL, until REAL NOT NULL,
            reason TEXT NOT NULL, PRIMARY KEY (client, bucket)) WITHOUT ROWID;
        INSERT INTO grdb_migrations VALUES ('1');
        """
    private static let secondBudget = """
        ALTER TABLE closing ADD COLUMN assumed REAL;
        INSERT INTO grdb_migrations VALUES ('2');
        """
    private static let library = """
        CREATE TABLE answer (target TEXT PRIMARY KEY, status INTEGER NOT NULL, type TEXT, body BLOB NOT NULL,
            stored REAL NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX answer_until ON answer (until);
        INSERT INTO grdb_migrations VALUES ('answers 1');
        CREATE TABLE name (uri TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            seen REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX name_folded ON name (folded, kind);
        CREATE INDEX name_seen ON name (seen);
        INSERT INTO grdb_migrations VALUES ('names 1');
        """

    @Test(arguments: [false, true]) func `a budget keeps its requests and closings`(isSecond: Bool) async throws {
        let (path, now) = (folder.path("budget.db"), time.now)
        let seconds = now.timeIntervalSince1970
        let notices = Mutex<[FileNotice]>([])
        do {
            let database = try Database(path: path, durability: .writeAhead)
            try database.execute(Self.steps + Self.firstBudget + (isSecond ? Self.secondBudget : ""))
            try database.execute("INSERT INTO call VALUES ('c', ?, ?)", [.text("search"), .real(seconds - 60)])
            try database.execute(
                "INSERT INTO closing (client, bucket, until, reason) VALUES ('c', 'player', ?, 'quota')",
                [.real(seconds + 3600)])
        }
        for _ in 0..<2 {
            let budget = BudgetDatabase(
                path: path, time: time, patience: .seconds(60),
                notify: { notice in notices.withLock { $0.append(notice) } }, clientID: { "c" })
            let spending = await budget.spending(at: now)
            #expect(spending.day == [.search: 1])
            #expect(spending.closed == [.player: Spending.Closing(until: now + 3600, reason: .quota)])
            #expect(await budget.trouble() == nil)
        }
        let until = await BudgetDatabase(path: path, time: time, patience: .seconds(60), clientID: { "c" }).close(
            .albums, reason: .rate, at: now)
        let closing = await BudgetDatabase(path: path, time: time, patience: .seconds(60), clientID: { "c" }).closing(
            of: .albums, at: now)
        // The column that the first version lacks.
        #expect(closing == Spending.Closing(until: until, reason: .rate, assumed: .seconds(30)))
        #expect(notices.withLock { $0 } == [])
        let database = try Database(path: path, patience: .seconds(60))
        #expect(try database.userVersion() == 2)
        #expect(try database.rows("SELECT bucket FROM call") { $0.text(0) } == ["search"])
    }

    @Test func `answers and names are found`() async throws {
        let (path, seconds) = (folder.path("library.db"), time.now.timeIntervalSince1970)
        let notices = Mutex<[FileNotice]>([])
        do {
            let database = try Database(path: path, durability: .writeAhead)
            try database.execute(Self.steps + Self.library)
            try database.execute(
                "INSERT INTO answer VALUES ('/v1/artists/1', 200, 'application/json', ?, ?, ?)",
                [.blob([123, 125]), .real(seconds), .real(seconds + 60)])
            try database.execute(
                "INSERT INTO name VALUES ('spotify:artist:1', 'artist', 'Björk', 'bjork', ?)", [.real(seconds)])
        }
        for _ in 0..<2 {
            let library = LibraryFile(
                path: path, time: time, patience: .seconds(60),
                notify: { notice in notices.withLock { $0.append(notice) } })
            let answer = await library.answers.answer(to: "/v1/artists/1")
            #expect(answer?.body == [123, 125])
            #expect(answer?.response.status == .ok)
            #expect(answer?.response.headerFields[.contentType] == "application/json")
            #expect(await library.names.newest(10).map(\.name) == ["Björk"])
        }
        #expect(notices.withLock { $0 } == [])
        #expect(try Database(path: path, patience: .seconds(60)).userVersion() == 3)
    }
}
