// Reading from the own copy: which requests are sent, that rows are those of Spotify, what is said of their age, and
// when the copy gives way.

import Exchange
import ExchangeTesting
import FoundationEssentials
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct CopiedReadTests {
    private static let page = "GET /v1/me/tracks"

    /// A script that has read all liked songs, some time ago.
    static func reader(after seconds: Int, _ lines: String...) async -> ShellHarness {
        let harness = await ShellHarness.after("login", "liked | count", in: ShellHarness())
        for line in lines { _ = await harness.run(line) }
        harness.time.advance(by: .seconds(seconds))
        return harness
    }

    private static let airbag = World.demo.catalogue.tracks.first { $0.name == "Airbag" }?.id.description ?? ""

    // MARK: How many requests

    @Test func `a list that was read to its end costs nothing for five minutes, and one request then`() async {
        let harness = await Self.reader(after: 10)
        await harness.expect("liked | count", shows: "60\n")
        harness.time.advance(by: .seconds(110))
        await harness.expect("liked | count", shows: "60\nFrom 2 min ago. To ask Spotify again: --fresh\n")
        harness.time.advance(by: .seconds(200))
        await harness.expect("liked | count", shows: "60\n", sends: [Self.page])
        await harness.expect("liked | count", shows: "60\n")
        await harness.expect("liked --fresh | count", shows: "60\n", sends: [Self.page, Self.page])
    }

    @Test func `a page alone is no copy, and what stops early makes none`() async {
        let harness = await ShellHarness.after("login", "liked", "liked | take 55 | count", in: ShellHarness())
        #expect(await harness.copy.statuses().isEmpty)
        harness.time.advance(by: .seconds(301))
        await harness.expect("liked | count", shows: "60\n", sends: [Self.page, Self.page])
        #expect(await harness.copy.status(of: .liked)?.count == 60)
    }

    @Test func `what came new elsewhere comes with the one request`() async {
        let harness = await Self.reader(after: 301)
        await Self.elsewhere(harness, "save spotify:track:\(Self.airbag)")
        await harness.expect(
            "liked | take 2 --format '{name}'", shows: "Airbag\nSoma\n", sends: [Self.page])
        await harness.expect("liked | count", shows: "61\n")
    }

    @Test func `what is gone deep inside is noticed, and the list is read again`() async {
        let harness = await Self.reader(after: 301)
        await harness.simulator.change { world in
            guard let user = world.users.first?.id, var library = world.libraries[user],
                let oldest = library.tracks.entries.first
            else { return }
            library.tracks.remove(oldest.element)
            world.libraries[user] = library
        }
        await harness.expect("liked | count", shows: "59\n", sends: [Self.page, Self.page])
        await harness.expect("liked | count", shows: "59\n")
    }

    @Test func `a first page that joins renews the copy when all is asked anew`() async {
        let harness = await Self.reader(after: 301)
        await harness.expect("liked --fresh | take 1 | count", shows: "1\n", sends: [Self.page])
        await harness.expect("liked | count", shows: "60\n")
    }

    @Test func `an estimate sends nothing and counts the look`() async {
        let harness = await ShellHarness.after("login", "liked | count")
        let before = harness.counter.count
        _ = await harness.run("budget liked")
        #expect(!harness.screen.take().contains("1 request"))
        harness.time.advance(by: .seconds(301))
        _ = await harness.run("budget liked | count")
        #expect(harness.screen.take().contains("1 request"))
        #expect(harness.counter.count == before)
    }

    @Test func `a line that is about nothing of the library leaves the copy alone`() async {
        let copy = WatchedCopy()
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, copy: copy))
        // A login says what it would take to bring a copy up to date, where there is one.
        let before = copy.uses
        for line in [
            "search album blue", "artist radiohead", "albums", "tracks album:\"ok computer\"", "play 1", "volume 30",
            "now", "queue", "devices", "top tracks", "recent", "set", "help", "budget", "info 1", "context",
        ] {
            _ = await harness.run(line)
            #expect(copy.uses == before, "\(line)")
        }
        _ = await harness.run("liked")
        #expect(copy.uses > before)
    }

    // MARK: Playlists

    @Test func `a long playlist is right as long as its version is`() async throws {
        var world = World.demo
        world.add("Long", tracks: Array(0..<120))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let id = try #require(await harness.playlist("Long")?.id)
        let items = "GET /v1/playlists/\(id)/items"
        await harness.expect(
            "tracks playlist:Long | count", shows: "120\n", sends: ["GET /v1/me/playlists", items, items, items])
        await harness.expect("tracks playlist:Long | count", shows: "120\n")
        harness.time.advance(by: .seconds(301))
        await harness.expect("tracks playlist:Long | count", shows: "120\n", sends: ["GET /v1/me/playlists"])
        harness.time.advance(by: .seconds(301))
        await harness.expect(
            "tracks spotify:playlist:\(id) | count", shows: "120\n", sends: ["GET /v1/playlists/\(id)"])
        harness.time.advance(by: .seconds(301))
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Long" }) else { return }
            world.playlists[place].entries.removeLast(70)
            world.playlists[place].revision += 1
        }
        await harness.expect(
            "tracks playlist:Long | count", shows: "50\n", sends: ["GET /v1/me/playlists", items])
        await harness.expect("tracks playlist:Long | count", shows: "50\n")
    }

    @Test func `a list of one page is read itself, since the look would cost as much`() async {
        let harness = await ShellHarness.after("login", "playlists", "tracks playlist:1")
        harness.time.advance(by: .seconds(301))
        let items = "GET \(OwnPlaylists.path(OwnPlaylists.road))/items"
        await harness.expect("tracks playlist:1 | count", shows: "24\n", sends: [items])
    }

    // MARK: The same rows

    @Test(arguments: [
        "liked", "saved albums", "saved shows", "saved episodes", "saved audiobooks", "following", "playlists",
        "tracks playlist:\"Road Songs\"", "tracks playlist:Holes",
    ])
    func `rows are those of Spotify, in every field`(line: String) async throws {
        let world = World.demo.with(
            "Holes", .missing, .song("Airbag"), .file, .song("Airbag"), .missing, days: [1, 2, nil, 3, 4])
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, width: 120, world: world))
        _ = await harness.run("\(line) | count")
        _ = await harness.run("\(line) --fresh | as asked")
        _ = await harness.run("\(line) --fresh")
        let asked = try #require(await harness.shell.session.listings.last)
        let before = harness.counter.count
        _ = await harness.run("\(line) | as copied")
        _ = await harness.run(line)
        let copied = try #require(await harness.shell.session.listings.last)
        #expect(harness.counter.count == before)
        #expect(!copied.rows.isEmpty)
        #expect(copied.rows == asked.rows)
        #expect(copied.context == asked.context)
        #expect(copied.next == asked.next)
        let kept = await harness.shell.session.rowVariables
        #expect(kept["copied"] == kept["asked"])
    }

    @Test func `entries that are gone count, and are said`() async {
        let world = World.demo.with("Holes", .missing, .song("Airbag"), .missing, .song("Let Down"))
        let harness = await ShellHarness.after(
            "login", "tracks playlist:Holes | count", in: ShellHarness(world: world))
        let shown = "Airbag\nLet Down\n2 entries are not available.\n"
        await harness.expect(
            "tracks playlist:Holes --fresh | take 9 --format '{name}'", shows: shown, sends: Self.requests(harness))
        await harness.expect("tracks playlist:Holes | take 9 --format '{name}'", shows: shown)
    }

    /// What reading a short playlist by name costs anew.
    private static func requests(_ harness: ShellHarness) -> [String] {
        let id = World.demo.with("Holes").playlists.last?.id.description ?? ""
        return ["GET /v1/me/playlists", "GET /v1/playlists/\(id)/items"]
    }

    @Test func `more goes through the copy, and what is played goes on through the list`() async throws {
        let harness = await ShellHarness.after("login", "liked | count", "liked")
        let fifty = try #require(await harness.shell.session.listings.last)
        #expect(fifty.rows.count == 50)
        _ = await harness.run("more")
        #expect(await harness.shell.session.listings.last?.rows.count == 60)
        #expect(await harness.shell.session.listings.last?.rows.map(\.position) == (0..<60).map { $0 })
        _ = harness.screen.take()
        let asking = await ShellHarness.after("login", "liked", "more")
        _ = await harness.run("play 53")
        _ = await asking.run("play 53")
        #expect(harness.screen.take() == asking.screen.take())
        let (played, wanted) = (await harness.simulator.playback, await asking.simulator.playback)
        #expect(played?.contextURI != nil)
        #expect(played?.contextURI == wanted?.contextURI)
        #expect(played?.trackURI == wanted?.trackURI)
    }

    @Test func `followed artists go on where the page before ended`() async throws {
        let harness = await ShellHarness.after("login", "following | count")
        let all = await harness.copy.entries(of: .artists, at: nil)
        var many: [CopiedEntry] = []
        for place in 0..<60 {
            var row = try #require(all[place % all.count].row)
            (row.id, row.uri) = ("id\(place)", "spotify:artist:id\(place)")
            many.append(CopiedEntry(row))
        }
        var status = try #require(await harness.copy.status(of: .artists))
        status.total = 60
        try await harness.copy.update(.artists, [.replace(many)], status: status)
        let before = harness.counter.count
        _ = await harness.run("following")
        #expect(await harness.shell.session.listings.last?.next == MyArtistsCursor.after("id49", at: 50, of: 60))
        _ = await harness.run("more")
        #expect(await harness.shell.session.listings.last?.rows.map(\.id) == (0..<60).map { "id\($0)" })
        #expect(harness.counter.count == before)
    }

    // MARK: Whose copy it is

    @Test func `the copy of another account does not answer, and gives way`() async throws {
        let harness = await Self.reader(after: 10)
        try await harness.copy.setFact("account", "mira")
        // The answers that were kept are the listener's own.
        await harness.expect("liked | count", shows: "60\n")
        #expect(await harness.copy.fact("account") != "mira")
        #expect(await harness.copy.status(of: .liked)?.count == 60)
    }

    @Test func `a logout deletes the copy and says so`() async {
        let harness = await Self.reader(after: 10)
        await harness.expect("logout", shows: "Logged out. Deleted: your own copy of the library.\n")
        #expect(await harness.copy.statuses().isEmpty)
    }

    @Test func `doctor looks at the copy`() async {
        let harness = await Self.reader(after: 90)
        _ = await harness.run("doctor | where name = copy")
        #expect(harness.output.text.hasSuffix("copy\tgood\t60 things, the oldest looked at 1 min ago\t\t\n"))
    }

    /// Runs lines in another program of the same user.
    private static func elsewhere(_ harness: ShellHarness, _ lines: String...) async {
        let other = ShellHarness(of: harness.simulator, time: harness.time)
        for line in ["login"] + lines { _ = await other.run(line) }
    }
}

/// Where a listing of followed artists goes on.
private enum MyArtistsCursor {
    static func after(_ id: String, at place: Int, of total: Int) -> Cursor {
        Cursor(feed: #"{"followedArtists":{"after":"\#(id)"}}"#, offset: place, total: total)
    }
}
