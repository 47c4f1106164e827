// Databases that a newer version of juke has written: they are set aside as they are, or deleted where all of it can be
// fetched again, and are never in the way (Architecture §9).

import Exchange
import HTTPTypes
import Library
import SQLite
import SpotifyAPI
import Storage
import Synchronization
import SystemTesting
import Testing

struct NewerFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()
    private let notices = Notices()

    /// What was said of the files.
    private var budgetPath: String { folder.path("budget.db") }
    private var budget: BudgetDatabase {
        BudgetDatabase(
            path: budgetPath, time: time, patience: .seconds(60), notify: { [notices] in notices.add($0) },
            clientID: { "c" })
    }
    private var library: LibraryFile {
        LibraryFile(
            path: folder.path("library.db"), time: time, patience: .seconds(60),
            notify: { [notices] in notices.add($0) })
    }

    /// A connection of a version to come, to a file of today.
    private func newerConnection(to path: String) throws(SQLiteError) -> Database {
        let database = try Database(path: path, durability: .writeAhead, patience: .seconds(60))
        try database.execute("CREATE TABLE coming (a); INSERT INTO coming VALUES ('kept')")
        try database.setUserVersion(99)
        return database
    }

    private func comingRows(_ path: String) throws(SQLiteError) -> [String] {
        try Database(path: path, patience: .seconds(60)).rows("SELECT a FROM coming ORDER BY a") { $0.text(0) }
    }

    @Test func `a newer budget is set aside with all its rows, and a new one counts`() async throws {
        #expect(await budget.admit(.search, pace: .standard, ceilings: [:], at: time.now) == .now)
        do { _ = try newerConnection(to: budgetPath) }
        let aside = budgetPath + ".newer"
        let ledger = budget
        #expect(await ledger.admit(.player, pace: .standard, ceilings: [:], at: time.now) == .now)
        #expect(notices.said == [.newerSetAside(path: budgetPath, under: aside)])
        #expect(await ledger.trouble() == .begunAnew)
        // The next process finds a file in order.
        #expect(await budget.spending(at: time.now).day == [.player: 1])
        #expect(await budget.trouble() == nil)
        #expect(notices.said.count == 1)
        #expect(try comingRows(aside) == ["kept"])
        let newer = try Database(path: aside, patience: .seconds(60))
        #expect(try newer.userVersion() == 99)
        #expect(try newer.rows("SELECT bucket FROM call") { $0.text(0) } == ["search"])
    }

    @Test func `a newer juke that runs keeps its file, and its end takes nothing from the new one`() async throws {
        let aside = budgetPath + ".newer"
        do {
            _ = await budget.spending(at: time.now)
            let newer = try newerConnection(to: budgetPath)
            let next = budget
            #expect(await next.admit(.player, pace: .standard, ceilings: [:], at: time.now) == .now)
            try newer.execute("INSERT INTO coming VALUES ('later')")
            #expect(notices.said == [.newerSetAside(path: budgetPath, under: aside)])
        }
        #expect(await budget.admit(.player, pace: .standard, ceilings: [:], at: time.now) == .now)
        #expect(await budget.spending(at: time.now).day == [.player: 2])
        #expect(try comingRows(aside) == ["kept", "later"])
    }

    @Test func `of many that find a newer file at once, one sets it aside and all count in the new one`() async throws {
        do { _ = try newerConnection(to: budgetPath) }
        let now = time.now
        let ledgers = (0..<16).map { _ in budget }
        await withTaskGroup(of: Void.self) { group in
            for ledger in ledgers {
                group.addTask { _ = await ledger.admit(.albums, pace: .unlimited, ceilings: [.albums: 99], at: now) }
            }
        }
        #expect(notices.said == [.newerSetAside(path: budgetPath, under: budgetPath + ".newer")])
        #expect(await budget.spending(at: now).day == [.albums: 16])
        #expect(try comingRows(budgetPath + ".newer") == ["kept"])
    }

    @Test func `an earlier file with the same name takes nothing from one that is set aside`() async throws {
        for suffix in ["-wal", "-shm"] { folder.put("of another file", "budget.db.newer" + suffix) }
        do { _ = try newerConnection(to: budgetPath) }
        _ = await budget.spending(at: time.now)
        #expect(folder.names.filter { $0.contains(".newer") } == ["budget.db.newer"])
        #expect(try comingRows(budgetPath + ".newer") == ["kept"])
    }

    @Test func `a newer library is deleted, and a new one keeps answers`() async throws {
        let path = folder.path("library.db")
        do {
            let names = library.names
            await names.add([IndexedName(kind: "artist", uri: "spotify:artist:1", name: "A", folded: "a")])
            await names.settle()
            #expect(await library.names.newest(10).map(\.name) == ["A"])
        }
        do { _ = try newerConnection(to: path) }
        let answer = CachedAnswer(response: HTTPResponse(status: .ok), body: [123, 125], stored: time.now)
        await library.answers.store(answer, to: "/v1/artists/2", for: .seconds(60))
        #expect(notices.said == [.newerReplaced(path: path)])
        #expect(await library.answers.answer(to: "/v1/artists/2")?.body == [123, 125])
        #expect(await library.names.newest(10) == [])
        #expect(notices.said.count == 1)
        #expect(folder.names.filter { $0.contains(".newer") } == [])
    }
}
