// `playlist sort` and `playlist shuffle`: the order, the dates that stay, and the requests it takes.

import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistSortTests {
    private static let mine = "GET /v1/me/playlists"
    private static let trip = World.demo.with(
        "Trip", .song("Airbag"), .song("Paranoid Android"), .song("Fitter Happier"), .song("Let Down"),
        .song("Karma Police"))

    @Test func `entries are moved with the fewest requests, and keep their dates`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.trip))
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist sort Trip by duration --dry-run", shows: "Would sort Trip by duration: ↕3.\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist sort Trip by duration", shows: "↕ Sorted Trip by duration: 2 moves (5 entries).\n",
            sends: ["GET \(items)", "PUT \(items)", "PUT \(items)", "GET \(items)"])
        #expect(
            await harness.titles(on: "Trip") == [
                "Fitter Happier 2", "Karma Police 4", "Airbag 0", "Let Down 3", "Paranoid Android 1",
            ])
        await harness.expect(
            "playlist sort Trip by duration", shows: "Trip is sorted by duration already (5 entries).\n",
            sends: ["GET \(items)"])
        await harness.expect(
            "playlist sort Trip by -duration --rewrite --dry-run",
            shows: "Would sort Trip by -duration, rewritten: +5 −5.\n", sends: ["GET \(items)"])
    }

    @Test func `what is gone follows the entry it follows, and what lacks the field comes last`() async {
        let world = World.demo.with(
            "Odd", .missing, .song("Airbag"), .missing, .song("Fitter Happier"), .file, .episode(0),
            .song("Karma Police"))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let episode = world.catalogue.spoken.episodes[0].name
        #expect(await harness.run("playlist sort Odd by duration") == .done)
        #expect(
            await harness.titles(on: "Odd") == [
                "gone 0", "Fitter Happier 3", "file Take 3 4", "Karma Police 6", "Airbag 1", "gone 2", "\(episode) 5",
            ])
        #expect(await harness.run("playlist sort Odd by year -duration") == .done)
        #expect(
            await harness.titles(on: "Odd") == [
                "gone 0", "Airbag 1", "gone 2", "Karma Police 6", "Fitter Happier 3", "\(episode) 5", "file Take 3 4",
            ])
        let items = await harness.items("Odd")
        // One move takes no more than to replace the list, and loses nothing.
        await harness.expect(
            "playlist sort Odd by year -name --rewrite",
            shows: "↕ Sorted Odd by year -name: 1 move (7 entries).\n",
            sends: ["GET \(items)", "PUT \(items)", "GET \(items)"])
        await harness.expect(
            "playlist sort Odd by -duration --rewrite",
            shows: """
                -c:1:1: Odd has 1 file of a device and 2 entries that are gone, which could not be put back, so it was \
                not rewritten.
                To move its entries instead: the same without --rewrite

                """, .failed, sends: ["GET \(items)"])
    }

    /// A playlist of so many songs, by rising length but for `new` at its end.
    private static func sorted(_ count: Int, new: Int) -> World {
        var world = World.generated(seed: 3, tracks: count)
        let tracks = world.catalogue.tracks
        let byLength = tracks.indices.sorted { (tracks[$0].milliseconds, $0) < (tracks[$1].milliseconds, $1) }
        let late = Set(byLength.enumerated().filter { $0.offset % (count / new) == 7 }.map(\.element))
        let order = byLength.filter { !late.contains($0) } + byLength.filter(late.contains).reversed()
        world.add("Big", tracks: order)
        return world
    }

    @Test func `a sorted list of 500 with 5 new songs takes 5 moves`() async throws {
        let world = Self.sorted(500, new: 5)
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let items = await harness.items("Big")
        await harness.expect(
            "playlist sort Big by duration", shows: "↕ Sorted Big by duration: 5 moves (500 entries).\n",
            sends: [Self.mine] + Array(repeating: "GET \(items)", count: 10)
                + Array(repeating: "PUT \(items)", count: 5) + ["GET \(items)"])
        let tracks = world.catalogue.tracks
        let list = try #require(await harness.simulator.world.playlists.first { $0.name == "Big" })
        let lengths = list.entries.compactMap { entry in
            if case .track(let index) = entry.content { tracks[index].milliseconds / 1000 } else { nil }
        }
        #expect(lengths.count == 500 && lengths == lengths.sorted())
        let before = try #require(world.playlists.first { $0.name == "Big" })
        #expect(Self.dates(of: list) == Self.dates(of: before))
    }

    /// When each track was added, by its place in the catalogue.
    private static func dates(of list: SimulatedPlaylist) -> [Int: Date] {
        var dates: [Int: Date] = [:]
        for entry in list.entries { if case .track(let index) = entry.content { dates[index] = entry.addedAt } }
        return dates
    }

    @Test func `many moves have to be agreed to, in one of two ways`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.sorted(120, new: 1)))
        let items = await harness.items("Big")
        await harness.expect(
            "playlist sort Big by -added",
            shows: """
                -c:1:1: juke would ask "This would sort Big by -added: ↕119 (62 requests). It takes 61 moves; with \
                --rewrite 3 requests, but entries may lose their dates. Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: [Self.mine] + Array(repeating: "GET \(items)", count: 3))
        await harness.expect(
            "playlist sort Big by -added --rewrite --yes",
            shows: "↕ Sorted Big by -added: rewritten (120 entries).\n",
            sends: Array(repeating: "GET \(items)", count: 3)
                + ["PUT \(items)", "POST \(items)", "GET \(items)"])
        let list = await harness.titles(on: "Big")
        // Of what a replacement puts back, the simulator keeps the dates, as one report says (SpotifyContract §14.3).
        #expect(list.count == 120 && list.count { $0.hasSuffix(" new") } == 20)
    }

    @Test(arguments: [("y", true), ("n", false)])
    func `at a prompt many moves are asked about once`(answer: String, isDone: Bool) async {
        let harness = await ShellHarness.after(
            "login",
            in: ShellHarness(
                .prompt, width: 300, world: Self.sorted(120, new: 1), answers: [.text(answer, at: SourcePosition())]))
        #expect(await harness.run("playlist sort Big by -added") == (isDone ? .done : .failed))
        let count = await harness.simulator.log.filter { $0.method == .put }.count
        #expect(count == (isDone ? 61 : 0))
        #expect(
            harness.screen.take()
                == (isDone ? "↕ Sorted Big by -added: 61 moves (120 entries).\n" : "Nothing was done.\n"))
        // Every entry keeps its date.
        #expect(await harness.titles(on: "Big").allSatisfy { !$0.hasSuffix(" new") })
    }

    @Test(arguments: [
        ("by color", "-c:1:23: There is no field color.", 2), ("", "-c:1:19: playlist sort needs the word by", 2),
        ("by", "-c:1:22: playlist sort needs a field", 2),
        ("by popularity", "-c:1:23: Spotify does not send popularity to apps in Development Mode.", 7),
        ("by year,name", "-c:1:23: ", 2),
    ])
    func `what cannot be sorted by is refused before any request`(words: String, message: String, status: Int32) async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.trip))
        let before = harness.counter.count
        #expect(await harness.run("playlist sort Trip \(words)").code == status)
        #expect(harness.screen.take().hasPrefix(message))
        #expect(harness.counter.count == before)
    }

    @Test func `names of several words need no quotes, and rows and hostile names will do`() async {
        let hostile = "by\u{1B}[2J by"
        let world = Self.trip.with("Stand by me", .song("Airbag")).with(hostile, .song("Airbag"))
        let harness = await ShellHarness.after(
            "login", "playlists", in: ShellHarness(.prompt, width: 200, world: world))
        #expect(await harness.run("playlist sort stand by me by name") == .done)
        #expect(harness.screen.take() == "Stand by me is sorted by name already (1 entry).\n")
        #expect(await harness.run("playlist sort \"by\\u{1b}[2J by\" by name") == .done)
        #expect(harness.screen.take() == "by[2J by is sorted by name already (1 entry).\n")
        await harness.expect(
            "playlist sort \"Mira's Mornings\" by name",
            shows: """
                Spotify does not allow this: Mira's Mornings belongs to Mira.
                Only its owner and collaborators can change a playlist.

                """, .notAllowed)
    }

    @Test func `a list that was changed while it was sorted is said to be so`() async {
        let network = SpotifySimulator(world: Self.trip, time: ManualTime())
        let hooked = HookedExchange(network)
        let harness = await ShellHarness.after("login", in: ShellHarness(network: hooked, of: network))
        hooked.before { request in
            guard request.method == .put else { return }
            await network.change { world in
                guard let place = world.playlists.firstIndex(where: { $0.name == "Trip" }) else { return }
                world.playlists[place].insert([PlaylistEntry(.song("Lucky"), onDay: 9)])
            }
        }
        #expect(await harness.run("playlist sort Trip by duration") == .partly)
        #expect(harness.screen.take().contains("Trip has changed since it was read, so nothing more was sent."))
    }

    @Test func `in a plan it waits, and is worked out on what the plan does before it`() async {
        let harness = await ShellHarness.after(
            "login", "begin", in: ShellHarness(.prompt, width: 120, world: Self.trip))
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist sort Trip by duration", shows: "Planned: sort Trip by duration: ↕3 (3 requests).\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist sort Trip by duration", shows: "Trip is sorted by duration already (5 entries).\n",
            sends: ["GET \(items)"])
        #expect(await harness.titles(on: "Trip").first == "Airbag 0")
    }

    @Test func `what the plan adds is asked for, so that it can be sorted`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "begin", "playlist new Fresh 2 1",
            in: ShellHarness(.prompt, width: 120, world: Self.trip))
        #expect(await harness.run("playlist sort Fresh by name") == .done)
        #expect(harness.screen.take() == "Planned: sort Fresh by name: ↕1 (2 requests).\n")
        #expect(await harness.run("commit") == .done)
        #expect(await harness.titles(on: "Fresh") == ["Airbag new", "Paranoid Android new"])
    }

    @Test func `a seed shuffles in the same way every time`() async {
        var orders: [[String]] = []
        for _ in 0..<2 {
            let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.trip))
            #expect(await harness.run("playlist shuffle Trip --seed 3") == .done)
            #expect(harness.screen.take().hasPrefix("↕ Shuffled Trip: "))
            orders.append(await harness.titles(on: "Trip"))
        }
        #expect(orders[0] == orders[1])
        #expect(
            orders[0] != Self.trip.titles(on: "Trip") && orders[0].sorted() == Self.trip.titles(on: "Trip").sorted())
    }

    @Test func `a list that was rewritten is rewritten back when that is reversed`() async throws {
        let log = InMemoryChangeLog()
        let harness = await ShellHarness.after(
            "login", in: ShellHarness(world: Self.sorted(120, new: 1), changeLog: log))
        #expect(await harness.run("playlist sort Big by -added --rewrite --yes") == .done)
        let record = try #require(await log.records(limit: 1).first)
        guard case .items(let edit)? = record.edits.first else {
            Issue.record("no items")
            return
        }
        let now = try #require(edit.entries(after: edit.steps.count))
        let inverse = try record.inverse(lists: [edit.playlist.uri: now])
        guard case .items(let back)? = inverse.first else {
            Issue.record("no items")
            return
        }
        #expect(inverse.count == 1 && back.steps.count == 2)
        #expect(back.entries(after: 2) == edit.entriesBefore)
    }
}
