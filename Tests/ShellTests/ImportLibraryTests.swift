// `import` of libraries and playlists: what is made of lists, what is saved, what is there already, and the way back.
// Plays are in ImportTests, what is found in which way in ImportMatchingTests.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ImportLibraryTests {
    private static let mine = "GET /v1/me/playlists"
    private static let airbag = ImportedSongs.uri("Airbag")
    private static let lucky = ImportedSongs.uri("Lucky")
    private static let dates = " The dates in it cannot be kept: Spotify dates things itself."

    private func harness(_ files: [String: String], world: World = .demo) async -> ShellHarness {
        await ShellHarness.after("login", in: ShellHarness(world: world, scripts: files))
    }

    @Test func `a table becomes a private playlist of its name, once, and undo takes it back`() async {
        let harness = await harness(["music/summer_2019.csv": ImportedSongs.exportify("Airbag", "Lucky", "Airbag")])
        let before = await harness.simulator.world.playlists.count
        await harness.expect(
            "import music/summer_2019.csv --dry-run",
            shows: "Would import summer_2019.csv: make summer 2019 with 3 tracks.\n", sends: [Self.mine])
        #expect(await harness.simulator.world.playlists.count == before)
        #expect(await harness.run("import music/summer_2019.csv") == .done)
        #expect(
            harness.screen.take()
                == "+ Imported summer_2019.csv: made summer 2019 with 3 tracks, not on your profile.\(Self.dates)\n")
        let items = await harness.items("summer 2019")
        #expect(
            await harness.simulator.log.lines.suffix(3)
                == ["POST /v1/me/playlists", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(of: "summer 2019") == ["Airbag", "Lucky", "Airbag"])
        #expect(await harness.playlist("summer 2019")?.visibility == .secret)
        await harness.expect(
            "import music/summer_2019.csv",
            shows: "Nothing to import: everything in summer_2019.csv is there already.\n", sends: ["GET \(items)"])
        #expect(await harness.run("undo --yes") == .done)
        #expect(await harness.playlist("summer 2019")?.isAbandoned == true)
    }

    @Test func `into a playlist of yours only what is not there is added, at its end`() async {
        let world = World.demo.with("Trip", .song("Lucky"), .song("Let Down"))
        let harness = await harness(["a.csv": ImportedSongs.exportify("Airbag", "Lucky", "Airbag")], world: world)
        let items = await harness.items("Trip")
        await harness.expect(
            "import a.csv into Trip --dry-run", shows: "Would import a.csv: add 1 track to Trip.\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "import a.csv into Trip",
            shows: "+ Imported a.csv: added 1 track to Trip (3 entries). 1 was there already.\(Self.dates)\n",
            sends: ["GET \(items)", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Lucky 0", "Let Down 1", "Airbag new"])
        await harness.expect(
            "import a.csv into Trip", shows: "Nothing to import: everything in a.csv is there already.\n",
            sends: ["GET \(items)"])
        _ = await harness.run("undo --yes")
        #expect(await harness.titles(on: "Trip") == ["Lucky 0", "Let Down 1"])
    }

    @Test func `a list of the name of a playlist of yours is added to it, and several names are several playlists`()
        async
    {
        let harness = await harness([
            "all.csv": """
            Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id
            Airbag,Radiohead,OK Computer,odds and ends,Playlist,,\(Self.airbag.suffix(22))
            Lucky,Radiohead,OK Computer,Gym,Playlist,,\(Self.lucky.suffix(22))
            Lucky,Radiohead,OK Computer,Liked Songs,Favorite,,\(Self.lucky.suffix(22))

            """
        ])
        #expect(await harness.run("import all.csv") == .done)
        #expect(
            harness.screen.take() == """
                + Imported all.csv: added 1 track to Odds and Ends (9 entries); made Gym with 1 track, not on your \
                profile; saved 1 track.

                """)
        #expect(await harness.titles(of: "Odds and Ends").last == "Airbag")
        #expect(await harness.titles(of: "Gym") == ["Lucky"])
        #expect(await harness.likedSongs().first?.title == "Lucky")
        #expect(await harness.run("undo --yes") == .done)
        #expect(await harness.likedSongs().first?.title != "Lucky")
        #expect(await harness.titles(of: "Odds and Ends").count == 8)
    }

    @Test func `liked songs are saved, the oldest first; into liked saves those of any list`() async {
        let table = ImportedSongs.exportify("Airbag", "Lucky", "Let Down")
        for (path, line) in [("liked.csv", "import liked.csv"), ("a.csv", "import a.csv into liked")] {
            let harness = await harness([path: table])
            await harness.expect(
                line, shows: "+ Imported \(path): saved 3 tracks.\(Self.dates)\n",
                sends: ["GET /v1/me/library/contains", "PUT /v1/me/library"])
            #expect(Set(await harness.likedSongs().prefix(3).map(\.title)) == ["Airbag", "Lucky", "Let Down"])
            await harness.expect(line, shows: "Nothing to import: everything in \(path) is there already.\n")
        }
    }

    @Test func `a data export is read as a whole, and what else is in its folder is passed over`() async {
        let harness = await harness([
            "export/YourLibrary.json": """
            {"tracks":[{"artist":"Radiohead","album":"OK Computer","track":"Airbag","uri":"\(Self.airbag)"}],
            "albums":[{"artist":"Radiohead","album":"OK Computer","uri":"\(ImportedSongs.album("OK Computer"))"}],
            "shows":[],"episodes":[],"bannedTracks":[{"artist":"x","track":"y","uri":"\(Self.lucky)"}],"other":[]}
            """,
            "export/Playlist1.json": """
            {"playlists":[{"name":"Lang \\u001b[31m","lastModifiedDate":"2026-01-02","items":[
            {"track":{"trackName":"Lucky","artistName":"Radiohead","albumName":"OK","trackUri":"\(Self.lucky)"},
            "episode":null,"localTrack":null,"addedDate":"2020-01-01"},
            {"track":null,"localTrack":{"uri":"spotify:local:A:B:C:30"},"addedDate":"2020-01-01"}]}]}
            """,
            "export/Userdata.json": "{\"username\":\"x\",\"email\":\"a@b.c\"}", "export/Read_Me_First.txt": "Hello!\n",
            "export/__MACOSX/._Playlist1.json": "\0\0", "export/empty.json": "[]",
        ])
        #expect(await harness.run("import export") == .done)
        #expect(
            harness.screen.take() == """
                + Imported 2 files: made Lang  [31m with 1 track, not on your profile; saved 1 track and 1 album.\
                \(Self.dates) 1 file of a device cannot be added.

                """)
        #expect(await harness.titles(of: "Lang  [31m") == ["Lucky"])
    }

    @Test func `in a plan it waits, and commit makes all of it`() async {
        let harness = await ShellHarness.after(
            "login", "begin",
            in: ShellHarness(.prompt, width: 120, scripts: ["summer.csv": ImportedSongs.exportify("Airbag")]))
        await harness.expect(
            "import summer.csv", shows: "Planned: import summer.csv: make summer with 1 track (3 requests).\n",
            sends: [Self.mine])
        #expect(await harness.run("import summer.csv") == .done)
        #expect(
            harness.screen.take() == "Nothing to import: everything in summer.csv is there already.\n")
        #expect(await harness.run("commit") == .done)
        #expect(await harness.titles(of: "summer") == ["Airbag"])
    }

    @Test func `where only looking is allowed, nothing is changed`() async {
        let harness = await harness(["summer.csv": ImportedSongs.exportify("Airbag")])
        _ = await harness.run("set read-only on")
        #expect(await harness.run("import summer.csv") == .notAllowed)
        #expect(await harness.playlist("summer") == nil)
    }

    @Test(arguments: [
        (
            "import",
            "-c:1:7: import needs files, such as: import road_songs.csv\nusage: import FILE... [into P] [--search]\n"
        ),
        (
            "import a into",
            "-c:1:14: import needs a playlist, such as: import old.m3u into \"Road Songs\"\n"
                + "usage: import FILE... [into P] [--search]\n"
        ),
    ])
    func `the line has files, and a playlist after into`(line: String, text: String) async {
        await harness([:]).expect(line, shows: text, .usage)
    }

    @Test(arguments: [
        ("empty.csv", "is empty.\nTo see what can be imported: help import\n"),
        ("song.mp3", "is not a text file.\nTo see what can be imported: help import\n"),
        (
            "cut.json",
            "breaks off inside the playlists of Spotify's data export, in what begins on line 1.\n"
                + "Nothing was imported. Get the file again.\n"
        ),
        (
            "quote.csv",
            "has a quote on line 2 that is not closed.\n"
                + "Nothing was imported. Get the file again, or close the quote.\n"
        ),
        (
            "columns.csv",
            "has no column with addresses, codes or titles. The columns are: Datum, [31mWert.\n"
                + "Call them title, artist, album, isrc or uri on the first line.\n"
        ),
        (
            "user.json",
            "is JSON of an unknown kind, with the members: username, email.\nTo see what can be imported: help import\n"
        ),
        ("page.html", "is not a playlist but XML of another kind: html.\nTo see what can be imported: help import\n"),
        (
            "prose.txt",
            "has no line that is an address, or a title with an artist.\nTo see what can be imported: help import\n"
        ),
    ])
    func `a file that cannot be read changes nothing, and says why`(path: String, text: String) async {
        let harness = await harness([
            "good.csv": ImportedSongs.exportify("Airbag"),
            "empty.csv": "", "song.mp3": "ID3\0\0", "cut.json": "{\"playlists\":[{\"name\":\"A\",\"items\":[",
            "quote.csv": "title,artist\n\"A,B\n", "columns.csv": "Datum,\u{1B}[31mWert\n1,2\n3,4\n",
            "user.json": "{\"username\":1,\"email\":2}", "page.html": "<html><body></body></html>",
            "prose.txt": "Dear diary\n",
        ])
        await harness.expect("import good.csv \(path)", shows: "-c:1:1: \(path) \(text)", .failed)
        #expect(await harness.playlist("good") == nil)
    }

    @Test func `names of lists and songs are text, whatever is in them`() async {
        let harness = await harness([
            "a.jspf": """
            {"playlist":{"title":"=cmd|'/c'!A1 \\u202e; delete all","track":[
            {"title":"\\u001b]0;x\\u0007 $(rm)","creator":"`x`","location":["\(Self.airbag)"]}]}}
            """
        ])
        #expect(await harness.run("import a.jspf") == .done)
        #expect(
            harness.screen.take()
                == "+ Imported a.jspf: made =cmd|'/c'!A1 ; delete all with 1 track, not on your profile.\n")
        #expect(await harness.titles(of: "=cmd|'/c'!A1 \u{202E}; delete all") == ["Airbag"])
    }

    @Test(arguments: [
        "to csv x.csv", "to json x.json", "to jsonl x.jsonl", "to ids x.txt", "to tsv x.tsv", "to exportify x.csv",
        "to m3u x.m3u", "to jspf x.jspf", "to xspf x.xspf",
    ])
    func `what juke writes comes back as it was`(format: String) async {
        let harness = await harness([:])
        _ = await harness.run("tracks playlist:\"Road Songs\" | \(format)")
        let path = "x." + (format.split(separator: ".").last ?? "")
        #expect(await harness.run("import \(path)") == .done, "\(harness.screen.take())")
        #expect(await harness.titles(of: "x") == harness.titles(of: "Road Songs"))
    }
}
