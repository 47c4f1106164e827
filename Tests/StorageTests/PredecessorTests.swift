// Files as earlier versions of juke have left them: every first form that there was is still read, and goes on as one
// of today. The tables and rows are what those versions wrote, and do not change when the sources do; databases of GRDB
// are EarlierFileTests, logins TokenFileTests.

import Exchange
import Files
import FoundationEssentials
import Library
import Rows
import SQLite
import SpotifyAuth
import Storage
import SystemTesting
import Testing

struct PredecessorTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()
    private let notices = Notices()

    /// A database of these statements, and of the version that they made.
    private func make(_ name: String, version: Int32, _ sql: String) throws(SQLiteError) -> String {
        let database = try Database(path: folder.path(name), durability: .writeAhead)
        try database.execute(sql)
        try database.setUserVersion(version)
        return folder.path(name)
    }

    private func version(of path: String) throws(SQLiteError) -> Int {
        try Database(path: path, patience: .seconds(60)).userVersion()
    }

    // MARK: - The log

    private static let log = """
        CREATE TABLE change (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, move INTEGER NOT NULL,
            at REAL NOT NULL, shell TEXT NOT NULL, state TEXT NOT NULL, in_plan INTEGER NOT NULL,
            sentence TEXT NOT NULL, done_edits INTEGER NOT NULL, done_steps INTEGER NOT NULL,
            requests INTEGER NOT NULL, receipt TEXT NOT NULL, refused TEXT NOT NULL, undoes INTEGER,
            undone_by INTEGER);
        CREATE INDEX change_at ON change (at);
        CREATE INDEX change_move ON change (move);
        CREATE INDEX change_in_plan ON change (shell, id) WHERE in_plan = 1;
        CREATE INDEX change_under_way ON change (number) WHERE state = 'underWay';
        CREATE TABLE edit (id INTEGER PRIMARY KEY, edits BLOB NOT NULL);
        CREATE TABLE plan (shell TEXT PRIMARY KEY, opened REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE rule (name TEXT PRIMARY KEY, pipeline TEXT NOT NULL, playlist TEXT, refreshed REAL)
            WITHOUT ROWID;
        CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO change VALUES (1, 1, 2, 1796011291.5, '1168-b', 'done', 0, 'save Airbag', 1, 0, 1, '', '', NULL,
            NULL);
        INSERT INTO change VALUES (2, 2, 4, 1796011291.6, '1168-b', 'done', 0, 'add 1 track to Road Songs', 1, 0, 2,
            '25 entries, as planned', '', NULL, NULL);
        INSERT INTO change VALUES (3, 3, 9, 1796011291.7, '1168-b', 'done', 0, 'describe Road Songs', 1, 0, 1, '', '',
            NULL, 4);
        INSERT INTO change VALUES (4, 4, 8, 1796011291.8, '1168-b', 'done', 0, 'take back: describe Road Songs', 1, 0,
            1, '', '', 3, NULL);
        INSERT INTO change VALUES (5, 5, 11, 1796011291.9, '1168-b', 'done', 0, 'let best follow: liked | take 2', 1, 0,
            0, '', '', NULL, NULL);
        INSERT INTO edit VALUES (1, CAST('[{"save":{"_0":["spotify:track:1"]}}]' AS BLOB));
        INSERT INTO edit VALUES (2, CAST('[{"items":{"_0":{"counts":{"removed":0,"moved":0,"added":1},
            "steps":[{"add":{"_0":["spotify:track:1"],"at":24}}],"start":24,
            "playlist":{"uri":"spotify:playlist:2","name":"Road Songs"},"before":[]}}}]' AS BLOB));
        INSERT INTO edit VALUES (3, CAST('[{"describe":{"_0":{"before":{"description":"For long drives"},
            "playlist":{"name":"Road Songs","uri":"spotify:playlist:2"},"after":{"description":"new words"}}}}]'
            AS BLOB));
        INSERT INTO edit VALUES (4, CAST('[{"describe":{"_0":{"before":{"description":"new words"},
            "playlist":{"name":"Road Songs","uri":"spotify:playlist:2"},"after":{"description":"For long drives"}}}}]'
            AS BLOB));
        INSERT INTO edit VALUES (5, CAST('[{"rule":{"_0":{"name":"best","after":"liked | take 2"}}}]' AS BLOB));
        INSERT INTO rule VALUES ('best', 'liked | take 2', NULL, NULL);
        INSERT INTO fact VALUES ('moves', 11), ('numbers', 5);
        """

    @Test func `a log has its changes, what reverses them, and its rules`() async throws {
        let path = try make("log.db", version: 1, Self.log)
        let log = ChangeLogDatabase(
            path: path, time: time, patience: .seconds(60), notify: { [notices] in notices.add($0) })
        let records = await log.records(limit: nil).sorted { $0.number < $1.number }
        #expect(records.map(\.number) == [1, 2, 3, 4, 5])
        #expect(records.map(\.sentence)[1] == "add 1 track to Road Songs")
        #expect(records[0].edits == [.save(["spotify:track:1"])])
        let playlist = EditedPlaylist(uri: "spotify:playlist:2", name: "Road Songs")
        #expect(
            records[1].edits == [.items(ItemsEdit(playlist, appending: ["spotify:track:1"], after: 24))],
            "\(records[1].edits)")
        #expect(records[2].undoneBy == 4 && records[3].undoes == 3)
        #expect(records[4].edits == [.rule(RuleEdit(name: "best", before: nil, after: "liked | take 2"))])
        #expect(await log.rules() == ["best": Rule(pipeline: "liked | take 2")])
        let change = Change("save", edits: [.save(["spotify:track:3"])])
        #expect(await log.add(ChangeRecord(change, at: time.now, shell: "a", state: .done)) == 6)
        #expect(notices.said == [])
    }

    // MARK: - Plays

    private static let plays = """
        CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, fold INTEGER NOT NULL);
        CREATE TABLE thing (id INTEGER PRIMARY KEY, uri TEXT UNIQUE, kind TEXT NOT NULL, name INTEGER NOT NULL,
            title INTEGER NOT NULL, artist INTEGER NOT NULL, album INTEGER NOT NULL, length INTEGER,
            artist_uri TEXT, album_uri TEXT);
        CREATE UNIQUE INDEX thing_named ON thing (name, artist, kind) WHERE uri IS NULL;
        CREATE TABLE play (ended INTEGER NOT NULL, thing INTEGER NOT NULL, source INTEGER NOT NULL, heard INTEGER,
            counted INTEGER, PRIMARY KEY (ended, thing, source)) WITHOUT ROWID;
        CREATE TABLE epoch (number INTEGER NOT NULL);
        INSERT INTO name VALUES (1, 'Spoon', 6160477384882120054), (2, 'Can', -728755099787821627),
            (3, '', -3750763034362895579);
        INSERT INTO thing VALUES (1, NULL, 'track', 1, 6160477384882120054, 2, 3, NULL, NULL, NULL);
        INSERT INTO play VALUES (1710000000, 1, 2, 180000, 180000);
        INSERT INTO epoch VALUES (-2287266450281619874);
        """

    @Test func `plays are there, and the same play is not added again`() async throws {
        let path = try make("plays.db", version: 1, Self.plays)
        let plays = PlaysDatabase(path: path, patience: .seconds(60), notify: { [notices] in notices.add($0) })
        #expect(await plays.count() == 1)
        let play = PastPlay(
            ended: Date(timeIntervalSince1970: 1_710_000_000), heard: .seconds(180), length: nil, uri: nil,
            kind: "track", name: "Spoon", artist: "Can", album: "", artistURI: nil, source: .account)
        #expect(await plays.plays(in: nil, limit: nil) == [play])
        // Names are found by what they fold to, which the file has as numbers.
        #expect(try await plays.add([play]) == KeptPlays(added: 0, doubled: 1))
        #expect(notices.said == [])
    }

    // MARK: - The copy

    private static let copy = """
        CREATE TABLE layout (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, fields TEXT NOT NULL, UNIQUE (kind, fields));
        CREATE TABLE thing (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, layout INTEGER NOT NULL,
            name TEXT NOT NULL, identity INTEGER NOT NULL, isrc TEXT, body BLOB NOT NULL);
        CREATE INDEX thing_identity ON thing (identity);
        CREATE INDEX thing_isrc ON thing (isrc) WHERE isrc IS NOT NULL;
        CREATE TABLE list (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version TEXT, total INTEGER,
            is_whole INTEGER NOT NULL, checked REAL, refused TEXT, count INTEGER NOT NULL);
        CREATE TABLE entry (list INTEGER NOT NULL, seat INTEGER NOT NULL, thing INTEGER, added INTEGER, added_by TEXT,
            PRIMARY KEY (list, seat)) WITHOUT ROWID;
        CREATE INDEX entry_thing ON entry (thing, list) WHERE thing IS NOT NULL;
        CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE reading (id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, began REAL NOT NULL);
        CREATE TABLE kept (reading INTEGER NOT NULL, seat INTEGER NOT NULL, thing INTEGER, added INTEGER,
            added_by TEXT, PRIMARY KEY (reading, seat)) WITHOUT ROWID;
        CREATE INDEX kept_thing ON kept (thing) WHERE thing IS NOT NULL;
        CREATE VIRTUAL TABLE search USING fts5 (name, artist, album, content = '', columnsize = 0, prefix = '2 3',
            tokenize = 'ascii');
        CREATE VIRTUAL TABLE playlist USING fts5 (name, content = '', columnsize = 0, tokenize = 'ascii');
        CREATE TABLE standing (page INTEGER PRIMARY KEY, standings BLOB NOT NULL);
        INSERT INTO layout VALUES (1, 'playlist', 'owner tracks public collaborative description mine');
        INSERT INTO thing VALUES (1, 'spotify:playlist:1', 1, 'Road Songs', -4249645370176105901, NULL,
            X'0101011a44656d6f204c697374656e657202320505000600');
        INSERT INTO thing VALUES (2, 'spotify:playlist:2', 1, 'Odds and Ends', 2125808374087842978, NULL,
            X'0101011a44656d6f204c697374656e657202100605000600');
        INSERT INTO list VALUES (1, 'playlists', NULL, 2, 1, 1796011291.7, NULL, 2);
        INSERT INTO list VALUES (2, 'spotify:playlist:2', 'snapshot', 8, 0, NULL, 'refused', 0);
        INSERT INTO entry VALUES (1, 0, 1, NULL, NULL), (1, 1, 2, NULL, NULL);
        INSERT INTO fact VALUES ('account', 'demo.listener');
        """

    @Test(arguments: [1, 2, 3] as [Int32]) func `a copy has its lists, and goes on`(version: Int32) async throws {
        let later = ["automerge', 8", "hashsize', 4194304"].map { "INSERT INTO search (search, rank) VALUES ('\($0));" }
        let path = try make("copy.db", version: version, Self.copy + later.prefix(Int(version) - 1).joined())
        let copy = CopyDatabase(
            path: path, patience: .seconds(60), table: { CopySample.tables[$0] },
            notify: { [notices] in notices.add($0) })
        let entries = await copy.entries(of: .playlists, at: nil)
        #expect(entries.map { $0.row?.name } == ["Road Songs", "Odds and Ends"])
        #expect(entries.first?.row?[KnownField<String>("owner")] == "Demo Listener")
        #expect(await copy.statuses()[.playlist("spotify:playlist:2")]?.version == "snapshot")
        try await copy.put([CopySample.entry("Airbag", by: ["Radiohead"])], into: .liked)
        #expect(await copy.names(CopySample.query("airbag")) == ["Airbag"])
        #expect(await copy.examine().problems == [])
        #expect(try self.version(of: path) == 4)
        #expect(notices.said == [])
        // The lists of a found thing are in the index alone.
        let database = try Database(path: path, patience: .seconds(60))
        let plan = try database.rows(
            "EXPLAIN QUERY PLAN SELECT list, added FROM entry WHERE thing = 1 ORDER BY list"
        ) { $0.text(3) }
        #expect(plan == ["SEARCH entry USING COVERING INDEX entry_thing (thing=?)"])
    }

    // MARK: - Small files, before they had a version

    @Test func `small files are read`() async throws {
        let texts = [
            "app.json": #"{"client_id":"0123456789abcdef0123456789abcdef","method":"pkce"}"#,
            "login.json": #"{"client_id":"c","method":"pkce","redirect_uri":"http://127.0.0.1/c","scopes":["a"],"#
                + #""state":"s","code_verifier":"v","begun":1795000000}"#,
            "player.json": #"{"mutedVolume":7,"devices":[{"id":"d","name":"Kitchen"}]}"#,
            "device": "Küche\n",
        ]
        for (name, text) in texts { try PrivateFile(path: folder.path(name)).replace(with: Array(text.utf8)) }
        let tell: @Sendable (FileNotice) -> Void = { [notices] in notices.add($0) }
        let app = await AppFile(path: folder.path("app.json"), notify: tell).rememberedApp()
        #expect(app?.clientID == "0123456789abcdef0123456789abcdef" && app?.scopes == [])
        let login = await PendingLoginFile(path: folder.path("login.json"), notify: tell).pendingLogin()
        #expect(login?.request.scopes == ["a"])
        let player = PlayerFile(path: folder.path("player.json"), devicePath: folder.path("device"), notify: tell)
        #expect(await player.load().devices.map(\.name) == ["Kitchen"])
        #expect(await player.defaultDevice() == "Küche")
        #expect(notices.said == [])
    }
}
