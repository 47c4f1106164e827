// `playlist add`: at the end after one look, elsewhere after the whole list was read; what was there already, what is
// new, and playlists that cannot take it.

import HTTPTypes
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistAddTests {
    private static let mine = "GET /v1/me/playlists"
    private static let trip = World.demo.with("Trip", .song("Airbag"), .song("Lucky"), .song("Let Down"))

    /// A script in which an album was listed.
    private func harness(world: World = trip) async -> ShellHarness {
        await ShellHarness.after("login", "tracks album:\"ok computer\"", in: ShellHarness(world: world))
    }

    @Test func `rows come to the end, after one look and before another`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist add Trip 2 6 --dry-run", shows: "Would add 2 tracks to Trip.\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist add Trip 2 6", shows: "+ Added 2 tracks to Trip (5 entries).\n",
            sends: ["GET \(items)", "POST \(items)", "GET \(items)"])
        #expect(
            await harness.titles(on: "Trip") == [
                "Airbag 0", "Lucky 1", "Let Down 2", "Paranoid Android new", "Karma Police new",
            ])
        await harness.expect(
            "playlist add Trip 1 4", shows: "+ Added 2 tracks to Trip (7 entries; 1 was there already).\n",
            sends: ["GET \(items)", "POST \(items)", "GET \(items)"])
    }

    @Test func `of a long list only the end is looked at, and 120 entries take two requests`() async {
        var world = World.generated(seed: 3, tracks: 500)
        world.add("Long", tracks: Array(0..<350))
        world.add("Some", tracks: Array(300..<420))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        _ = await harness.run("playlist Some | tracks | as s | count")
        let items = await harness.items("Long")
        await harness.expect(
            "playlist add Long $s",
            shows: "+ Added 120 tracks to Long (470 entries; at least 50 were there already).\n",
            sends: ["GET \(items)", "POST \(items)", "POST \(items)", "GET \(items)"])
        #expect(
            await harness.entries(of: "Long").suffix(120).map(\.uri) == harness.entries(of: "Some").map(\.uri))
    }

    @Test func `a pipe is read before anything is sent, and zero rows add nothing`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "liked | take 0 | playlist add Trip", shows: "", sends: [Self.mine])
        await harness.expect(
            "search album kid a | take 1 | playlist add Trip",
            shows: "+ Added 10 tracks to Trip (13 entries).\n",
            sends: ["GET /v1/search", "GET /v1/albums/\(await harness.kidA)/tracks", "GET \(items)"]
                + ["POST \(items)", "GET \(items)"])
        await harness.simulator.inject(.status(500), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        #expect(await harness.run("liked --fresh | playlist add Trip") == .unavailable)
        #expect(await harness.titles(of: "Trip").count == 13)
    }

    @Test func `episodes are entries like tracks, files of a device are left out`() async {
        let harness = await harness()
        let episode = World.demo.catalogue.spoken.episodes[0]
        await harness.expect(
            "playlist add Trip spotify:episode:\(episode.id) spotify:local:My+Band:Rehearsals:Take+3:187",
            shows: "+ Added 1 episode to Trip (4 entries; 1 left out).\n",
            sends: [Self.mine] + (await harness.added(to: "Trip")))
        #expect(await harness.titles(of: "Trip").last == episode.name)
        await harness.expect(
            "playlist add Trip spotify:local:My+Band:Rehearsals:Take+3:187",
            shows: """
                -c:1:19: Take 3 is a file of a device: Spotify's Web API cannot play, save or share it.
                The device that has it plays it.

                """, .failed)
    }

    @Test func `--at puts them at a place, and 1 is the first`() async {
        let harness = await harness()
        await harness.expect(
            "playlist add Trip 2 6 --at 2", shows: "+ Added 2 tracks to Trip (5 entries).\n",
            sends: [Self.mine] + (await harness.added(to: "Trip")))
        #expect(
            await harness.titles(on: "Trip") == [
                "Airbag 0", "Paranoid Android new", "Karma Police new", "Lucky 1", "Let Down 2",
            ])
        await harness.expect(
            "playlist add Trip 2 --at 7",
            shows: "-c:1:1: There is no place 7 on Trip.\nThe places are 1 to 6.\n", .notFound,
            sends: ["GET \(await harness.items("Trip"))"])
        await harness.expect(
            "playlist add Trip 2 --at 0", shows: "-c:1:26: 0 is not a place from 1.\nType: help playlist add\n", .usage)
    }

    @Test func `--new-only leaves out what is there, and each once`() async {
        let harness = await harness()
        await harness.expect(
            "playlist add Trip 1 2 2 5 --new-only",
            shows: "+ Added 1 track to Trip (4 entries; 2 were there already and left out).\n",
            sends: [Self.mine] + (await harness.added(to: "Trip")))
        await harness.expect(
            "playlist add Trip 1 2 --new-only", shows: "Nothing to add: Trip has 2 tracks already.\n",
            sends: ["GET \(await harness.items("Trip"))"])
    }

    @Test func `--create makes a playlist of a name that none has, and only then`() async {
        let harness = await harness()
        #expect(await harness.run("playlist add Fresh 1 2 2 --create --new-only") == .done)
        #expect(harness.screen.take().hasSuffix("+ Made Fresh with 2 tracks, not on your profile.\n"))
        await harness.expect(
            "playlist add fresh 3 --create", shows: "+ Added 1 track to Fresh (3 entries).\n",
            sends: await harness.added(to: "Fresh"))
        #expect(await harness.playlist("Fresh")?.visibility == .secret)
        #expect(await harness.simulator.world.playlists.count { $0.name == "Fresh" } == 1)
        await harness.expect(
            "liked | take 0 | playlist add Nothing --create", shows: "")
        #expect(await harness.playlist("Nothing") == nil)
    }

    @Test func `a number before rows is a playlist, and the rows are those of the newest listing with tracks`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "playlists", in: ShellHarness(.prompt, width: 120))
        let row = await harness.shell.session.listings.last?.rows.firstIndex { $0.name == "Road Songs" } ?? 0
        await harness.expect(
            "playlist add \(row + 1) 1-3", shows: "+ Added 3 tracks to Road Songs (27 entries).\n",
            sends: await harness.added(to: "Road Songs"))
        #expect(
            await harness.titles(of: "Road Songs").suffix(3)
                == ["Airbag", "Paranoid Android", "Subterranean Homesick Alien"])
    }

    @Test func `where none has the name, it is said how to make one`() async {
        let harness = await harness()
        #expect(await harness.run("playlist add zzqq 1") == .notFound)
        #expect(
            harness.screen.take().hasSuffix(
                """
                -c:1:14: Spotify knows no playlist called zzqq.
                To make it, add: --create. To search more widely: search zzqq

                """))
    }

    @Test func `others' playlists are refused before a request, collaborative ones are not`() async {
        let harness = await harness()
        await harness.expect(
            "playlist add \"Mira's Mornings\" 1",
            shows: """
                -c:1:1: Spotify does not allow this: Mira's Mornings belongs to Mira.
                Only its owner and collaborators can change a playlist.

                """, .notAllowed, sends: [Self.mine])
        await harness.expect(
            "playlist add \"Kitchen Party\" 1", shows: "+ Added 1 track to Kitchen Party (13 entries).\n",
            sends: await harness.added(to: "Kitchen Party"))
        await harness.simulator.configure { $0.playlists.collaboratorsWrite = false }
        #expect(await harness.run("playlist add \"Kitchen Party\" 1") == .notAllowed)
    }

    @Test func `a playlist that would have more than 10000 entries is refused before it is changed`() async {
        var world = World.generated(seed: 3, tracks: 500)
        world.add("Full", tracks: (0..<9_999).map { $0 % 500 })
        world.add("Some", tracks: [0, 1])
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        _ = await harness.run("playlist Some | tracks | as s | count")
        await harness.expect(
            "playlist add Full $s",
            shows: """
                -c:1:1: A playlist holds 10000 entries: 2 more do not fit onto Full, which has 9999. Nothing was sent.
                Take fewer: … | take 1

                """, .failed, sends: ["GET \(await harness.items("Full"))"])
        #expect(await harness.run("playlist add Full $s:1") == .done)
    }

    @Test(arguments: [
        (
            "playlist add Road Songs 1",
            "-c:1:14: A name of several words needs quotes here.\nType: playlist add \"Road Songs\" 1\n"
        ),
        (
            "liked | playlist add Road Songs --create",
            "-c:1:27: A name of several words needs quotes here.\nType: playlist add \"Road Songs\"\n"
        ),
        (
            "playlist add",
            "-c:1:13: playlist add needs a playlist, such as: playlist add \"Road Songs\" 1-5\n"
                + "usage: playlist add P [X...] [--at N] [--create] [--new-only]\n"
        ),
        (
            "playlist add Trip",
            "-c:1:18: playlist add needs rows, names or URIs, such as: playlist add \"Road Songs\" 1-5\n"
                + "usage: playlist add P [X...] [--at N] [--create] [--new-only]\n"
        ),
    ])
    func `what is missing or needs quotes is said with the line to type`(line: String, said: String) async {
        let harness = await harness()
        #expect(await harness.run(line) == .usage)
        #expect(harness.screen.take() == said)
        #expect(await harness.simulator.log.allSatisfy { $0.method != .post || $0.path.contains("token") })
    }

    @Test func `a hostile name is cleaned in what is said, and no playlist of a near name is taken`() async {
        let harness = await harness(world: Self.trip.with("by\u{1B}[2J by", .song("Lucky")))
        #expect(await harness.run("playlist add \"by\\u{1b}[2J by\" 1") == .done)
        #expect(harness.screen.take() == "+ Added 1 track to by[2J by (2 entries).\n")
        #expect(await harness.run("playlist add Tri 1") == .notFound)
        #expect(await harness.titles(of: "Trip").count == 3)
    }
}

extension ShellHarness {
    /// What adding a few entries to a short playlist sends.
    func added(to name: String) async -> [String] {
        let items = await items(name)
        return ["GET \(items)", "POST \(items)", "GET \(items)"]
    }

    /// The ID of the album.
    fileprivate var kidA: String {
        get async {
            await simulator.world.catalogue.albums.first { $0.name == "Kid A" }.map { "\($0.id)" } ?? ""
        }
    }
}
