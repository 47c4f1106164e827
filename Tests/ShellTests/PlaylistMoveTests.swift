// `playlist move`: rows to a place, in the order they are named, with every date kept.

import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistMoveTests {
    private static let mine = "GET /v1/me/playlists"
    private static let trip = World.demo.with(
        "Trip", .song("Airbag"), .song("Lucky"), .song("Let Down"), .song("Lucky"), .song("Karma Police"))

    private func harness(_ line: String = "tracks playlist:Trip", world: World = trip) async -> ShellHarness {
        await ShellHarness.after("login", line, in: ShellHarness(world: world))
    }

    @Test func `rows of its listing go to a place, and keep their dates`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist move Trip 4-5 to 1 --dry-run", shows: "Would move 2 entries to the start of Trip: ↕2.\n",
            sends: ["GET \(items)"])
        await harness.expect(
            "playlist move Trip 4-5 to 1", shows: "+ Moved 2 entries to the start of Trip.\n",
            sends: ["GET \(items)", "PUT \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Lucky 3", "Karma Police 4", "Airbag 0", "Lucky 1", "Let Down 2"])
    }

    @Test(arguments: [
        ("1 to 3", "place 3", ["Lucky", "Let Down", "Airbag", "Lucky", "Karma Police"]),
        ("1,4-5 to end", "the end", ["Lucky", "Let Down", "Airbag", "Lucky", "Karma Police"]),
        ("5,1 to start", "the start", ["Karma Police", "Airbag", "Lucky", "Let Down", "Lucky"]),
        ("1-2 to 5", "the end", ["Let Down", "Lucky", "Karma Police", "Airbag", "Lucky"]),
        ("last to 2", "place 2", ["Airbag", "Karma Police", "Lucky", "Let Down", "Lucky"]),
        ("\"let down\" to end", "the end", ["Airbag", "Lucky", "Lucky", "Karma Police", "Let Down"]),
        ("1 to \"3\"", "place 3", ["Lucky", "Let Down", "Airbag", "Lucky", "Karma Police"]),
        ("lucky to 'start'", "the start", ["Lucky", "Lucky", "Airbag", "Let Down", "Karma Police"]),
    ])
    func `several ranges keep the order in which they are typed`(
        words: String, goal: String, titles: [String]
    ) async {
        let harness = await harness()
        #expect(await harness.run("playlist move Trip \(words)") == .done)
        #expect(harness.screen.take().hasSuffix(" to \(goal) of Trip.\n"))
        #expect(await harness.titles(of: "Trip") == titles)
        #expect(await !harness.titles(on: "Trip").contains { $0.hasSuffix("new") })
    }

    @Test func `without a listing of it numbers are places, gone entries counted, and juke says so`() async {
        let world = World.demo.with("Odd", .missing, .song("Airbag"), .file, .song("Lucky"))
        let harness = await harness("tracks album:\"ok computer\"", world: world)
        let items = await harness.items("Odd")
        await harness.expect(
            "playlist move Odd 3 to 1",
            shows: "Numbers are places of Odd, which was not listed here.\n+ Moved 1 entry to the start of Odd.\n",
            sends: [Self.mine, "GET \(items)", "PUT \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Odd") == ["file Take 3 2", "gone 0", "Airbag 1", "Lucky 3"])
        // Once it was listed, they are its rows: the gone entry has none.
        _ = await harness.run("tracks playlist:Odd")
        #expect(await harness.run("playlist move Odd 2 to end") == .done)
        #expect(await harness.titles(on: "Odd") == ["file Take 3 2", "gone 0", "Lucky 3", "Airbag 1"])
    }

    @Test func `a pipe moves what is left of its rows`() async {
        let harness = await harness("playlists")
        #expect(await harness.run("tracks playlist:Trip | where name = lucky | playlist move Trip to start") == .done)
        #expect(await harness.titles(on: "Trip").prefix(2) == ["Lucky 1", "Lucky 3"])
        await harness.expect(
            "tracks playlist:Trip | take 0 | playlist move Trip to start", shows: "")
    }

    @Test func `what is there already is not moved, and a place that is not there is refused`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist move Trip 1-2 to 1", shows: "Nothing to move on Trip: that is the order already.\n",
            sends: ["GET \(items)"])
        await harness.expect(
            "playlist move Trip 1 to 6", shows: "-c:1:1: There is no place 6 on Trip.\nThe places are 1 to 5.\n",
            .notFound, sends: ["GET \(items)"])
        await harness.expect(
            "playlist move Trip 9 to 1",
            shows: "-c:1:20: There is no row 9: this listing (tracks playlist:Trip) has only 5 rows.\n"
                + "If 9 is a name, quote it: \"9\"\n", .notFound, sends: ["GET \(items)"])
    }

    @Test(arguments: [
        ("Trip 1 to 0", "0 is not a place from 1, start or end."), ("Trip 1 to middle", "middle is not a place"),
        ("Trip 1", "playlist move needs"), ("Trip to 1", "playlist move needs rows"),
        (
            "Road Songs 1-3 to 1",
            "A name of several words needs quotes here.\n"
                + "Type: playlist move \"Road Songs\" 1-3 to 1\n"
        ),
    ])
    func `what cannot be understood is refused before any request`(words: String, said: String) async {
        let harness = await harness()
        let before = harness.counter.count
        #expect(await harness.run("playlist move \(words)") == .usage)
        #expect(harness.screen.take().contains(said))
        #expect(harness.counter.count == before)
    }

    @Test func `a list that was changed since it was listed is not moved by guess`() async {
        let harness = await harness()
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Trip" }) else { return }
            world.playlists[place].insert([PlaylistEntry(.song("Creep"), onDay: 9)], at: 0)
        }
        #expect(await harness.run("playlist move Trip 2 to 1") == .failed)
        #expect(harness.screen.take().contains("Trip has changed since it was read"))
        #expect(await harness.titles(of: "Trip").count == 6)
    }
}
