// `playlist set`: exactly these rows, with the fewest changes, and nothing at all where a pipe fails or is empty.

import HTTPTypes
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistSetTests {
    private static let mine = "GET /v1/me/playlists"
    private static let trip = World.demo.with(
        "Trip", .song("Airbag"), .song("Lucky"), .song("Let Down"), .song("Lucky"))

    /// A script in which an album was listed.
    private func harness(world: World = trip) async -> ShellHarness {
        await ShellHarness.after("login", "tracks album:\"ok computer\"", in: ShellHarness(world: world))
    }

    @Test func `what stays keeps its date, and the fewest requests are sent`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist set Trip 5 1 11 6 11 --dry-run", shows: "Would set Trip to 5 tracks: +1 ↕1.\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist set Trip 5 1 11 6 11", shows: "+ Set Trip to 5 entries (1 added; 1 moved).\n",
            sends: ["GET \(items)", "PUT \(items)", "POST \(items)", "GET \(items)"])
        #expect(
            await harness.titles(on: "Trip") == ["Let Down 2", "Airbag 0", "Lucky 1", "Karma Police new", "Lucky 3"])
        await harness.expect(
            "playlist set Trip 5 1 11 6 11", shows: "Nothing to change: Trip is that already (5 entries).\n",
            sends: ["GET \(items)"])
    }

    @Test func `rows of the playlist itself are the entries they show, also of two copies`() async {
        let harness = await harness()
        #expect(await harness.run("tracks playlist:Trip | sort -added | playlist set Trip") == .done)
        #expect(harness.screen.take().hasSuffix("+ Set Trip to 4 entries (3 moved).\n"))
        #expect(await harness.titles(on: "Trip") == ["Lucky 3", "Let Down 2", "Lucky 1", "Airbag 0"])
    }

    @Test func `files of a device and entries that are gone stay`() async {
        let world = World.demo.with("Odd", .song("Airbag"), .missing, .file, .song("Lucky"), .episode(0))
        let harness = await harness(world: world)
        let episode = world.catalogue.spoken.episodes[0].name
        #expect(await harness.run("tracks playlist:Odd | reverse | playlist set Odd") == .done)
        #expect(harness.screen.take().contains("1 cannot be removed and stays"))
        let titles = await harness.titles(on: "Odd")
        #expect(titles == ["\(episode) 4", "Lucky 3", "file Take 3 2", "Airbag 0", "gone 1"])
        #expect(await harness.run("playlist set Odd 1 2 --yes") == .done)
        #expect(harness.screen.take().contains("2 cannot be removed and stay"))
        #expect(await harness.titles(of: "Odd").count == 4)
    }

    @Test func `more than one removal is asked about, once`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist set Trip 1",
            shows: """
                -c:1:1: juke would ask "This would set Trip to 1 track: −3 (2 requests). It removes 3 entries. \
                Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist set Trip 1 --yes", shows: "+ Set Trip to 1 entry (3 removed).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag 0"])
    }

    @Test func `a playlist is never emptied without a word, even one of a single entry`() async {
        let harness = await harness(world: World.demo.with("One", .song("Airbag")))
        let items = await harness.items("One")
        await harness.expect(
            "liked | take 0 | playlist set One",
            shows: """
                -c:1:1: juke would ask "This would empty One and remove 1 entry. Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: [Self.mine, "GET \(items)"])
        #expect(await harness.titles(of: "One") == ["Airbag"])
        await harness.expect(
            "liked | take 0 | playlist set One --yes", shows: "+ Set One to 0 entries (1 removed).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
        await harness.expect(
            "liked | take 0 | playlist set One", shows: "Nothing to change: One is that already (0 entries).\n",
            sends: ["GET \(items)"])
    }

    @Test(arguments: [("y", true), ("n", false)])
    func `at a prompt the answer decides`(answer: String, isDone: Bool) async {
        let answers = [LineEvent.text(answer, at: SourcePosition())]
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", in: ShellHarness(.prompt, world: Self.trip, answers: answers))
        #expect(await harness.run("playlist set Trip 1") == (isDone ? .done : .failed))
        #expect(
            harness.screen.take().hasSuffix(isDone ? "+ Set Trip to 1 entry (3 removed).\n" : "Nothing was done.\n"))
        #expect(await harness.titles(of: "Trip").count == (isDone ? 1 : 4))
    }

    @Test func `a pipe that fails changes nothing`() async {
        let harness = await harness()
        // The second page fails as often as it is asked for.
        for number in 2...9 {
            await harness.simulator.inject(
                .status(500), for: RequestMatcher(method: .get, pathPrefix: "/v1/me/tracks"), .nth(number))
        }
        #expect(await harness.run("liked | playlist set Trip --yes") == .unavailable)
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Lucky 1", "Let Down 2", "Lucky 3"])
        #expect(harness.counter.newest.allSatisfy { $0.method == "GET" || $0.path.hasSuffix("token") })
    }

    @Test func `350 entries become 120 others in seven requests`() async {
        var world = World.generated(seed: 3, tracks: 500)
        world.add("Long", tracks: Array(0..<350))
        world.add("Some", tracks: Array(340..<460))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        _ = await harness.run("playlist Some | tracks | as s | count")
        let items = await harness.items("Long")
        await harness.expect(
            "playlist set Long $s --yes",
            shows: "+ Set Long to 120 entries (110 added; 340 removed).\n",
            sends: Array(repeating: "GET \(items)", count: 7) + Array(repeating: "DELETE \(items)", count: 4)
                + Array(repeating: "POST \(items)", count: 2) + ["GET \(items)"])
        #expect(await harness.entries(of: "Long").map(\.uri) == harness.entries(of: "Some").map(\.uri))
    }
}
