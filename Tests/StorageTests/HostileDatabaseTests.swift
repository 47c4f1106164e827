// Databases that hold anything: values of every type in every column, flipped bits, missing tables, moments of a clock
// that was ahead, and locks of other processes. Files of text are HostileFileTests.

import Exchange
import Files
import FoundationEssentials
import Glibc
import HTTPTypes
import Library
import SQLite
import SeededRandom
import SpotifyAPI
import Storage
import Synchronization
import SystemTesting
import Testing

struct HostileDatabaseTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var budgetPath: String { folder.path + "/budget.db" }
    private var budget: BudgetDatabase { budget(at: budgetPath) }
    private var libraryPath: String { folder.path + "/library.db" }
    private var library: LibraryFile { library(at: libraryPath) }

    private func budget(at path: String) -> BudgetDatabase {
        BudgetDatabase(path: path, time: time, patience: .seconds(60), clientID: { "c" })
    }

    private func library(at path: String) -> LibraryFile {
        LibraryFile(path: path, time: time, patience: .seconds(60))
    }

    /// Everything the layers ask of a ledger.
    private func use(_ ledger: BudgetDatabase) async {
        let now = time.now
        for pace in [Pace.standard, .unlimited] {
            _ = await ledger.admit(.search, pace: pace, ceilings: SoftCeiling.standard, at: now)
        }
        _ = await ledger.closing(of: .search, at: now)
        _ = await ledger.spending(at: now)
        await ledger.giveBack(.search, admitted: now, after: .zero)
        await ledger.close(.search, until: now + 60, reason: .rate)
        _ = await ledger.close(.search, reason: .quota, at: now)
        _ = await ledger.closing(of: .search, at: now)
        await ledger.settle()
    }

    private func use(_ library: LibraryFile) async {
        _ = await library.answers.answer(to: "/v1/artists/1")
        let answer = CachedAnswer(response: HTTPResponse(status: .ok), body: [123, 125], stored: time.now)
        await library.answers.store(answer, to: "/v1/artists/2", for: .seconds(60))
        await library.answers.remove(under: ["/me/tracks"])
        await library.names.add([IndexedName(kind: "artist", uri: "spotify:artist:2", name: "B", folded: "b")])
        _ = await library.names.bearers(of: "a", kinds: ["artist"])
        _ = await library.names.newest(10)
        _ = await library.names.sortedNames(10)
    }

    private func execute(_ sql: String, in path: String) throws {
        // A store that is being closed holds the file for a moment.
        try Database(path: path, patience: .seconds(60)).execute(sql)
    }

    @Test func `any value in any column of the budget ends nothing, and requests are counted after it`() async throws {
        await use(budget)
        try execute("PRAGMA wal_checkpoint(TRUNCATE)", in: budgetPath)
        let whole = try #require(try PrivateFile(path: budgetPath).read())
        let values = [
            "1e300", "-1e300", "9223372036854775807", "-1", "253402300800", "NULL", "'text'", "x'ff00'", "x''", "9e999",
        ]
        let columns = [
            ("pace", "permits"), ("pace", "refilled"), ("pace", "client"), ("call", "at"), ("call", "bucket"),
            ("closing", "until"), ("closing", "assumed"), ("closing", "reason"), ("closing", "bucket"),
        ]
        for (table, column) in columns {
            for value in values {
                // A file of its own for each: a store that is being closed may still hold the one before.
                let path = folder.path("\(table)-\(column)-\(value).db")
                try PrivateFile(path: path).replace(with: whole)
                // A constraint that refuses the value is as good.
                try? execute("UPDATE OR IGNORE \(table) SET \(column) = \(value)", in: path)
                await use(budget(at: path))
                _ = await budget(at: path).admit(.player, pace: .standard, ceilings: [:], at: time.now)
                let counted = await budget(at: path).spending(at: time.now).day[.player]
                #expect(counted == 1, "\(table).\(column) = \(value)")
            }
        }
    }

    @Test func `tables whose values have no types end nothing`() async throws {
        await use(budget)
        await use(library)
        // The same tables without their constraints, as a damaged schema has them.
        for column in ["permits", "refilled"] {
            for value in ["NULL", "'x'", "x'00'", "1e300"] {
                try execute(
                    """
                    DROP TABLE IF EXISTS pace; CREATE TABLE pace (client PRIMARY KEY, permits, refilled);
                    INSERT INTO pace VALUES ('c', 1, 1); UPDATE pace SET \(column) = \(value)
                    """, in: budgetPath)
                await use(budget)
            }
        }
        for column in ["status", "type", "body", "stored", "until"] {
            for value in HostileFileTests.numbers + ["NULL", "'x'", "x'00'", "x''", "1000", "99", "''"] {
                try execute(
                    """
                    DROP TABLE IF EXISTS answer;
                    CREATE TABLE answer (target PRIMARY KEY, status, type, body, stored, until);
                    INSERT INTO answer VALUES ('/v1/artists/1', 200, 'a', x'7b7d', 0, 9e15);
                    UPDATE answer SET \(column) = \(value)
                    """, in: libraryPath)
                await use(library)
            }
        }
        for column in ["uri", "kind", "name", "folded", "seen"] {
            for value in ["NULL", "7", "x'ff'", "x''", "1e300"] {
                try execute(
                    """
                    DROP TABLE IF EXISTS name; CREATE TABLE name (uri PRIMARY KEY, kind, name, folded, seen);
                    INSERT INTO name VALUES ('spotify:artist:1', 'artist', 'A', 'a', 0);
                    UPDATE name SET \(column) = \(value)
                    """, in: libraryPath)
                await use(library)
            }
        }
    }

    @Test func `databases with flipped bits answer, or are begun anew`() async throws {
        await use(budget)
        await use(library)
        for path in [budgetPath, libraryPath] { try execute("PRAGMA wal_checkpoint(TRUNCATE)", in: path) }
        let wholeBudget = try #require(try PrivateFile(path: budgetPath).read())
        let wholeLibrary = try #require(try PrivateFile(path: libraryPath).read())
        var generator = SeededGenerator(seed: 3)
        for number in 0..<150 {
            let (budgetPath, libraryPath) = (folder.path("budget-\(number).db"), folder.path("library-\(number).db"))
            try PrivateFile(path: budgetPath).replace(with: generator.damaged(wholeBudget))
            await use(budget(at: budgetPath))
            try PrivateFile(path: libraryPath).replace(with: generator.damaged(wholeLibrary))
            await use(library(at: libraryPath))
        }
    }

    @Test func `a budget whose tables are gone is rebuilt, and says so`() async throws {
        await use(budget)
        for damage in ["DROP TABLE call", "DROP TABLE pace", "DROP TABLE closing", "PRAGMA user_version = 0"] {
            try execute(damage, in: budgetPath)
            let told = Mutex<[FileNotice]>([])
            let ledger = BudgetDatabase(
                path: budgetPath, time: time, patience: .seconds(60),
                notify: { notice in told.withLock { $0.append(notice) } }, clientID: { "c" })
            #expect(await ledger.admit(.player, pace: .standard, ceilings: [:], at: time.now) == .now)
            #expect(told.withLock { $0 } == [.setAside(path: budgetPath, under: budgetPath + ".damaged")])
            #expect(await ledger.trouble() == .begunAnew)
            // What one process counts the next one knows.
            #expect(await budget.spending(at: time.now).day == [.player: 1])
            #expect(await budget.trouble() == nil)
        }
    }

    @Test func `a ledger that cannot be kept says that it is not shared`() async {
        let nowhere = BudgetDatabase(path: "/proc/nothing/budget.db", time: time, clientID: { "c" })
        #expect(await nowhere.trouble() == .notShared)
    }

    @Test func `a database at the end of a link is left alone`() async throws {
        let other = folder.path + "/other.db"
        try execute("CREATE TABLE mine (a)", in: other)
        let before = try #require(try PrivateFile(path: other).read())
        symlink(other, budgetPath)
        let told = Mutex<[FileNotice]>([])
        let ledger = BudgetDatabase(
            path: budgetPath, time: time, notify: { notice in told.withLock { $0.append(notice) } }, clientID: { "c" })
        await use(ledger)
        #expect(told.withLock { $0 } == [.notOurs(path: budgetPath)])
        #expect(try PrivateFile(path: other).read() == before)
    }

    // MARK: - Clocks

    @Test func `what a clock that was ahead wrote keeps no request waiting`() async {
        let (now, year) = (time.now, time.now + 365 * 86_400)
        await budget.close(.search, until: year, reason: .quota)
        for _ in 0..<310 {
            _ = await budget.admit(.search, pace: .unlimited, ceilings: SoftCeiling.standard, at: year - 60)
        }
        let ledger = budget
        #expect(await ledger.admit(.search, pace: .unlimited, ceilings: SoftCeiling.standard, at: now) == .now)
        #expect(await ledger.closing(of: .search, at: now) == nil)
        #expect(await ledger.spending(at: now).day == [.search: 1])
        #expect(await ledger.spending(at: now).closed.isEmpty)
        // A real closing takes its place, and it does not come back when its time comes.
        await ledger.close(.search, until: now + 60, reason: .rate)
        #expect(await budget.closing(of: .search, at: now)?.until == now + 60)
        #expect(await budget.closing(of: .search, at: year - 1) == nil)
    }

    // MARK: - Locks

    @Test func `a database that another program holds is said once, however often it is used`() async throws {
        await use(library)
        let path = libraryPath
        // A store that is being closed holds the file for a moment.
        let holder = try Database(path: path, patience: .seconds(60))
        let told = Mutex<[FileNotice]>([])
        let held = LibraryFile(path: path, time: time, notify: { notice in told.withLock { $0.append(notice) } })
        try holder.execute("BEGIN EXCLUSIVE")
        for _ in 0..<5 { await use(held) }
        #expect(told.withLock { $0 } == [.locked(path: path)])
        try holder.execute("COMMIT")
    }
}
