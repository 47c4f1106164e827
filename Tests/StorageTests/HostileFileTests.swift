// Files that hold anything: flipped bits, cut ends, values no juke ever wrote. Whatever stands in them, the stores
// answer, nothing ends the process, and what they are given next is kept.

import Exchange
import Files
import FoundationEssentials
import Glibc
import HTTPTypes
import Library
import SQLite
import SeededRandom
import SpotifyAPI
import SpotifyAuth
import Storage
import Synchronization
import SystemTesting
import Testing

struct HostileFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    /// Numbers that are of no use: too large for a calendar, a duration or an integer, and none at all.
    private static let numbers = [
        "1e300", "-1e300", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "1e19", "-1e19", "0", "-1",
        "253402300800", "1.7976931348623157e308",
    ]

    // MARK: - The login

    private var tokenPath: String { folder.path + "/token.json" }
    private var tokens: TokenFile { TokenFile(path: tokenPath, lock: folder.path + "/token.lock", time: time) }

    /// Everything a command does with a stored login, but asking.
    private func use(_ grant: Grant) {
        _ = grant.isUsable(at: time.now)
        _ = grant.daysLeft(at: time.now)
        _ = grant.endsAt
    }

    @Test(arguments: ["expires_at", "obtained_at", "authorized_at"])
    func `a number that is no moment leaves the login usable`(member: String) async throws {
        let values = Self.numbers + ["1e400", "\"1795000000\"", "\"soon\"", "null", "true", "[]", "{}"]
        for value in values {
            let members = ["expires_at", "obtained_at", "authorized_at"].map { name in
                "\"\(name)\":\(name == member ? value : "1795000000")"
            }
            let text =
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"client_id\":\"c\"," + members.joined(separator: ",")
                + "}"
            try PrivateFile(path: tokenPath).replace(with: Array(text.utf8))
            guard let grant = try? await tokens.load() else {
                // Not even a number for JSON.
                #expect(value == "1e400", "\(value)")
                continue
            }
            #expect(grant.refreshToken?.revealed() == "r")
            use(grant)
            try await tokens.save(grant)
            #expect(try await tokens.load()?.refreshToken?.revealed() == "r")
        }
    }

    @Test func `a login with any bit flipped, or any end, is read or called damaged`() async throws {
        let grant = Grant(
            accessToken: Secret("access"), obtainedAt: time.now, expiresAt: time.now + 3600,
            refreshToken: Secret("refresh"), scopes: ["a"], authorizedAt: time.now, clientID: "c0ffee", method: .pkce,
            userID: "me", displayName: "東京", home: .spotify)
        try await tokens.save(grant)
        let bytes = try #require(try PrivateFile(path: tokenPath).read())
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<1500 {
            try PrivateFile(path: tokenPath).replace(with: generator.damaged(bytes))
            if let grant = try? await tokens.load() { use(grant) }
        }
    }

    // MARK: - The small files

    @Test func `the app, a login that was begun, and the player survive any bit`() async throws {
        let begun = PendingLogin(
            request: AuthorizationRequest(clientID: "c0ffee", redirectURI: "http://127.0.0.1/callback", scopes: ["a"]),
            client: ClientRegistration(clientID: "c0ffee"), begun: time.now)
        try await PendingLoginFile(path: folder.path + "/login.json").keep(begun)
        try await AppFile(path: folder.path + "/app.json").remember(RememberedApp(clientID: "c0ffee", method: .pkce))
        let now = time.now
        await player.update { $0 = Self.fullPlayer(at: now) }
        let names = ["login.json", "app.json", "player.json"]
        let whole = try names.map { try #require(try PrivateFile(path: "\(folder.path)/\($0)").read()) }
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<700 {
            for (name, bytes) in zip(names, whole) {
                try PrivateFile(path: "\(folder.path)/\(name)").replace(with: generator.damaged(bytes))
            }
            if let login = await PendingLoginFile(path: folder.path + "/login.json").pendingLogin() {
                _ = login.isOpen(at: time.now)
            }
            _ = await AppFile(path: folder.path + "/app.json").rememberedApp()
            let player = player
            use(await player.load())
            await player.update { $0.mutedVolume = 7 }
            let kept = await self.player.load().mutedVolume
            #expect(kept == 7)
        }
    }

    private var player: PlayerFile {
        PlayerFile(path: folder.path + "/player.json", devicePath: folder.path + "/device")
    }

    private static func fullPlayer(at now: Date) -> KnownPlayer {
        var player = KnownPlayer()
        var item = KnownPlayer.Item(kind: "track", uri: "spotify:track:1", name: "Airbag")
        item.duration = .seconds(287)
        player.item = Known(item, at: now, by: .look)
        player.motion = Known(.init(isPlaying: true, progress: .seconds(10)), at: now, by: .look)
        player.volume = Known(40, at: now, by: .command)
        player.commanded = now
        return player
    }

    /// Everything a command does with what is known of the player.
    private func use(_ player: KnownPlayer) {
        _ = player.progress(at: time.now)
        _ = player.end
        _ = player.tellsWhatPlays(at: time.now, toScript: true)
        _ = (player.volume?.value ?? 0) + 10
        _ = player.mutedVolume.map { $0 + 10 }
    }

    @Test func `what no player ever said is not believed`() async throws {
        let now = time.now.timeIntervalSinceReferenceDate
        for number in Self.numbers {
            let whole = Int64(exactly: Double(number) ?? 0).map(String.init) ?? String(Int64.max)
            let text = """
                {"devices":[],"mutedVolume":\(whole),"commanded":\(number),
                 "volume":{"value":\(whole),"at":\(now),"source":"look"},
                 "item":{"value":{"kind":"track","name":"a","isLocal":false,"duration":[\(whole),7]},"at":\(number),
                         "source":"look"},
                 "motion":{"value":{"isPlaying":true,"progress":[\(whole),7]},"at":\(now),"source":"look"}}
                """
            try PrivateFile(path: folder.path + "/player.json").replace(with: Array(text.utf8))
            use(await player.load())
        }
    }

    @Test func `a file that cannot be understood is set aside, said once, and begun anew`() async throws {
        let told = Mutex<[FileNotice]>([])
        let tell: @Sendable (FileNotice) -> Void = { notice in told.withLock { $0.append(notice) } }
        let path = folder.path + "/app.json"
        try PrivateFile(path: path).replace(with: Array("{".utf8))
        let apps = AppFile(path: path, notify: tell)
        #expect(await apps.rememberedApp() == nil)
        #expect(await apps.rememberedApp() == nil)
        #expect(told.withLock { $0 } == [.setAside(path: path, under: path + ".damaged")])
        #expect(try PrivateFile(path: path + ".damaged").read() == Array("{".utf8))
        let player = PlayerFile(path: folder.path + "/player.json", devicePath: folder.path + "/device", notify: tell)
        try PrivateFile(path: folder.path + "/player.json").replace(with: Array("[1]\n\n".utf8))
        await player.update { $0.mutedVolume = 3 }
        #expect(await player.load().mutedVolume == 3)
        #expect(try PrivateFile(path: folder.path + "/player.json.damaged").read() == Array("[1]".utf8))
        #expect(told.withLock { $0.count } == 2)
        // A logout leaves neither.
        await player.forget()
        #expect(folder.names == ["app.json.damaged"])
    }

    @Test func `a state that is a hard link is not written through it`() async throws {
        let precious = folder.path + "/precious"
        try PrivateFile(path: precious).replace(with: Array("{}".utf8))
        link(precious, folder.path + "/player.json")
        await player.update { $0.mutedVolume = 3 }
        #expect(try PrivateFile(path: precious).read() == Array("{}".utf8))
        #expect(await player.load().mutedVolume == 3)
    }

    // MARK: - The databases

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
        await library.answers.remove(under: "/me/tracks")
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
            for value in Self.numbers + ["NULL", "'x'", "x'00'", "x''", "1000", "99", "''"] {
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

    @Test func `a database behind a link is left alone`() async throws {
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

    @Test func `what a clock that was ahead wrote keeps nobody waiting`() async {
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

    @Test func `a database that somebody holds is said once, however often it is used`()
        async throws
    {
        await use(library)
        let path = folder.path + "/library.db"
        let holder = try Database(path: path)
        let told = Mutex<[FileNotice]>([])
        let held = LibraryFile(path: path, time: time, notify: { notice in told.withLock { $0.append(notice) } })
        try holder.execute("BEGIN EXCLUSIVE")
        for _ in 0..<5 { await use(held) }
        #expect(told.withLock { $0 } == [.locked(path: path)])
        try holder.execute("COMMIT")
    }
}

extension SeededGenerator {
    /// Bytes with some of their bits flipped, some overwritten, or their end cut off.
    fileprivate mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        switch Int.random(in: 0..<4, using: &self) {
        case 0: damaged.removeLast(Int.random(in: 0...bytes.count, using: &self))
        case 1:
            let start = Int.random(in: 0..<bytes.count, using: &self)
            for place in start..<min(bytes.count, start + 16) {
                damaged[place] = UInt8.random(in: 0...255, using: &self)
            }
        default:
            for _ in 0..<Int.random(in: 1...8, using: &self) {
                damaged[Int.random(in: 0..<bytes.count, using: &self)] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            }
        }
        return damaged
    }
}
