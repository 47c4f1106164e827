// Files that a newer version of juke has written: they are set aside as they are, or deleted where all of it can be
// fetched again, and are never in the way (Architecture §9).

import Exchange
import Files
import FoundationEssentials
import HTTPTypes
import Library
import Rows
import SQLite
import SpotifyAPI
import SpotifyAuth
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

    // MARK: - The other databases

    /// The stores whose files are set aside, and what begins a new file in each.
    enum Store: String, CaseIterable, Sendable { case log, plays, copy }

    private func use(_ store: Store, at path: String) async throws {
        let tell: @Sendable (FileNotice) -> Void = { [notices] in notices.add($0) }
        switch store {
        case .log:
            let log = ChangeLogDatabase(path: path, time: time, patience: .seconds(60), notify: tell)
            let change = Change("save", edits: [.save(["spotify:track:1"])])
            #expect(await log.add(ChangeRecord(change, at: time.now, shell: "a", state: .done)) == 1)
        case .plays:
            let play = PastPlay(
                ended: time.now, heard: .seconds(60), length: nil, uri: nil, kind: "track", name: "A", artist: "B",
                album: "", artistURI: nil, source: .account)
            let plays = PlaysDatabase(path: path, patience: .seconds(60), notify: tell)
            #expect(try await plays.add([play]) == KeptPlays(added: 1, doubled: 0))
        case .copy:
            let copy = CopyDatabase(
                path: path, patience: .seconds(60), table: { CopySample.tables[$0] }, notify: tell)
            try await copy.put([CopySample.entry("A")], into: .liked)
            #expect(await copy.examine().things == 1)
        }
    }

    @Test(arguments: Store.allCases) func `every other database is set aside, and a new one begun`(
        store: Store
    ) async throws {
        let path = folder.path("\(store).db")
        try await use(store, at: path)
        do { _ = try newerConnection(to: path) }
        try await use(store, at: path)
        #expect(notices.said == [.newerSetAside(path: path, under: path + ".newer")])
        #expect(try comingRows(path + ".newer") == ["kept"])
        #expect(try Database(path: path + ".newer", patience: .seconds(60)).userVersion() == 99)
    }

    // MARK: - Small files

    /// What a version to come could write: everything this one knows, and more.
    private static let small = [
        ("app.json", #"{"client_id":"0123456789abcdef0123456789abcdef","method":"pkce","more":[{"a":1}],"version":2}"#),
        (
            "login.json",
            #"{"client_id":"0123456789abcdef0123456789abcdef","method":"pkce","redirect_uri":"http://127.0.0.1/c","#
                + #""scopes":[],"state":"s","code_verifier":"v","begun":1795000000,"version":2}"#
        ),
        ("player.json", #"{"version":2,"mutedVolume":7,"more":{"b":null}}"#),
    ]

    /// Whether the store of the file finds something in it.
    private func finds(in name: String) async -> Bool {
        let tell: @Sendable (FileNotice) -> Void = { [notices] in notices.add($0) }
        let path = folder.path(name)
        switch name {
        case "app.json": return await AppFile(path: path, notify: tell).rememberedApp() != nil
        case "login.json": return await PendingLoginFile(path: path, notify: tell).pendingLogin() != nil
        case _:
            let player = PlayerFile(path: path, devicePath: folder.path("device"), notify: tell)
            return await player.load().mutedVolume != nil
        }
    }

    @Test(arguments: small) func `a small file is set aside as it is`(name: String, text: String) async throws {
        let path = folder.path(name)
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        #expect(await !finds(in: name))
        #expect(await !finds(in: name))
        #expect(notices.said == [.newerSetAside(path: path, under: path + ".newer")])
        #expect(folder.names == [name + ".newer"])
        #expect(try PrivateFile(path: path + ".newer").read() == Array(text.utf8))
        #expect(folder.mode(of: name + ".newer") == 0o600)
        // The same of this version, and of those before there was one, is read.
        for known in [
            text.replacing(#""version":2"#, with: #""version":1"#), text.replacing(#""version":2"#, with: #""v":2"#),
        ] {
            try PrivateFile(path: path).replace(with: Array(known.utf8))
            #expect(await finds(in: name))
        }
        #expect(notices.said.count == 1)
        // A logout leaves neither.
        try PrivateFile(path: path).remove()
        #expect(folder.names == [])
    }

    @Test func `what is written says its version`() async throws {
        try await AppFile(path: folder.path("app.json")).remember(RememberedApp(clientID: "c0ffee", method: .pkce))
        let request = AuthorizationRequest(clientID: "c0ffee", redirectURI: "http://127.0.0.1/c", scopes: [])
        try await PendingLoginFile(path: folder.path("login.json")).keep(
            PendingLogin(request: request, client: ClientRegistration(clientID: "c0ffee"), begun: time.now))
        await PlayerFile(path: folder.path("player.json"), devicePath: folder.path("device")).update {
            $0.mutedVolume = 7
        }
        for name in folder.names {
            let bytes = try #require(try PrivateFile(path: folder.path(name)).read())
            let text = String(decoding: bytes, as: UTF8.self).filter { $0 != " " }
            #expect(text.contains(#""version":1"#), "\(name): \(text)")
        }
    }
}
