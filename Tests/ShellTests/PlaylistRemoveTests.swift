// `playlist remove`: the entry that a row shows, all copies of everything else, and what cannot be removed.

import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistRemoveTests {
    private static let mine = "GET /v1/me/playlists"
    private static let trip = World.demo.with(
        "Trip", .song("Airbag"), .song("Lucky"), .song("Let Down"), .song("Lucky"), .song("Karma Police"))

    private func harness(_ lines: String = "tracks playlist:Trip", world: World = trip) async -> ShellHarness {
        await ShellHarness.after("login", lines, in: ShellHarness(world: world))
    }

    /// What removing sends.
    private func removed(from name: String, in harness: ShellHarness) async -> [String] {
        let items = await harness.items(name)
        return ["GET \(items)", "DELETE \(items)", "GET \(items)"]
    }

    @Test func `one entry goes without a question, several are asked about`() async {
        let harness = await harness()
        let sent = await removed(from: "Trip", in: harness)
        await harness.expect(
            "playlist remove Trip 1 --dry-run", shows: "Would remove 1 track from Trip: −1.\n",
            sends: [sent[0]])
        await harness.expect(
            "playlist remove Trip 1", shows: "- Removed 1 track from Trip (4 entries).\n", sends: sent)
        _ = await harness.run("tracks playlist:Trip")
        await harness.expect(
            "playlist remove Trip 2,4",
            shows: """
                -c:1:1: juke would ask "This would remove 2 tracks from Trip: −2 (2 requests). It removes 2 entries. \
                Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: [sent[0]])
        await harness.expect(
            "playlist remove Trip 2,4 --yes", shows: "- Removed 2 tracks from Trip (2 entries).\n", sends: sent)
        #expect(await harness.titles(on: "Trip") == ["Lucky 1", "Lucky 3"])
    }

    @Test func `a row is one of several copies: the others are put back, which is asked about`() async {
        let harness = await harness()
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist remove Trip 2",
            shows: """
                -c:1:1: juke would ask "This would remove 1 track from Trip: −1 (3 requests). 1 entry must be removed \
                with a double and put back, and will lose its date. Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: ["GET \(items)"])
        await harness.expect(
            "playlist remove Trip 2 --yes", shows: "- Removed 1 track from Trip (4 entries).\n",
            sends: ["GET \(items)", "DELETE \(items)", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Trip") == ["Airbag 0", "Let Down 2", "Lucky new", "Karma Police 4"])
    }

    @Test func `names are looked for on the playlist and mean all copies, as do rows from elsewhere`() async {
        let harness = await harness("tracks album:\"ok computer\"")
        let sent = await removed(from: "Trip", in: harness)
        await harness.expect(
            "playlist remove Trip lucky --yes", shows: "- Removed 2 tracks from Trip (3 entries).\n",
            sends: [Self.mine] + sent)
        await harness.expect(
            "playlist remove Trip 1 2",
            shows: "- Removed 1 track from Trip (2 entries; Paranoid Android is not on it).\n",
            sends: sent)
        await harness.expect(
            "playlist remove Trip 2 4", shows: "Nothing was removed from Trip (2 are not on it).\n",
            sends: [sent[0]])
        await harness.expect(
            "playlist remove Trip nothing like that",
            shows: """
                -c:1:1: Nothing on Trip is called nothing like that.
                To see what is on it: tracks playlist:Trip

                """, .notFound, sends: [sent[0]])
        #expect(await harness.run("playlist remove Trip karma") == .notFound)
        #expect(harness.screen.take().contains("Nothing is called exactly \"karma\", so nothing was done."))
        #expect(await harness.titles(on: "Trip") == ["Let Down 2", "Karma Police 4"])
    }

    @Test func `an album means its tracks, another playlist what is on it`() async {
        let harness = await harness(world: Self.trip.with("Other", .song("Lucky"), .song("Creep")))
        #expect(await harness.run("playlist remove Trip playlist:Other --yes") == .done)
        #expect(harness.screen.take().hasSuffix("- Removed 2 tracks from Trip (3 entries; Creep is not on it).\n"))
        #expect(await harness.run("playlist remove Trip album:\"ok computer\" --yes") == .done)
        #expect(harness.screen.take().hasSuffix("- Removed 3 tracks from Trip (0 entries).\n"))
    }

    @Test func `rows of a pipe are entries, and zero rows remove nothing`() async {
        let harness = await harness("playlists")
        let items = await harness.items("Trip")
        await harness.expect(
            "tracks playlist:Trip | where name = lucky | take 1 | playlist remove Trip --yes",
            shows: "- Removed 1 track from Trip (4 entries).\n",
            sends: ["GET \(items)", "GET \(items)", "DELETE \(items)", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(of: "Trip") == ["Airbag", "Let Down", "Lucky", "Karma Police"])
        _ = await harness.run("tracks playlist:Trip | as t | any")
        await harness.expect("tracks playlist:Trip | take 0 | playlist remove Trip", shows: "")
        await harness.expect(
            "playlist remove Trip $t:1", shows: "- Removed 1 track from Trip (3 entries).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
    }

    @Test func `files and entries that are gone are said and left`() async {
        let world = World.demo.with("Odd", .missing, .song("Airbag"), .file, .episode(0))
        let harness = await harness("tracks playlist:Odd", world: world)
        let items = await harness.items("Odd")
        await harness.expect(
            "playlist remove Odd 2", shows: "Nothing was removed from Odd (1 cannot be removed and stays).\n",
            sends: ["GET \(items)"])
        await harness.expect(
            "playlist remove Odd all --yes",
            shows: "- Removed 2 entries from Odd (2 entries; 1 cannot be removed and stays).\n",
            sends: ["GET \(items)", "DELETE \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Odd") == ["gone 0", "file Take 3 2"])
    }

    @Test func `a row that is no longer where it was is found while there is one copy, and refused where not`() async {
        let harness = await harness()
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Trip" }) else { return }
            world.playlists[place].insert([PlaylistEntry(.song("Creep"), onDay: 9)], at: 0)
        }
        #expect(await harness.run("playlist remove Trip 3") == .done)
        #expect(harness.screen.take().hasSuffix("- Removed 1 track from Trip (5 entries).\n"))
        #expect(await harness.run("playlist remove Trip 2 --yes") == .failed)
        #expect(harness.screen.take().contains("Trip has changed since it was read"))
        #expect(
            await harness.titles(on: "Trip") == ["Creep 9", "Airbag 0", "Lucky 1", "Lucky 3", "Karma Police 4"])
    }

    private static let twins = World.demo.with(
        "Twins", .song("Time", on: "Aladdin Sane"), .song("Airbag"), .song("Time", on: "The Dark Side of the Moon"))

    @Test func `of several songs of one name none is taken in a script, and one is asked for at a prompt`() async {
        let script = await harness("playlists", world: Self.twins)
        #expect(await script.run("playlist remove Twins time --yes") == .notFound)
        #expect(script.screen.take().contains("Several things are called time, so nothing was done."))
        #expect(await script.titles(of: "Twins").count == 3)
        let answers = [LineEvent.text("2", at: SourcePosition())]
        let prompt = await ShellHarness.after(
            "login", in: ShellHarness(.prompt, width: 120, world: Self.twins, answers: answers))
        #expect(await prompt.run("playlist remove Twins time") == .done)
        #expect(prompt.screen.take().hasSuffix("- Removed 1 track from Twins (2 entries).\n"))
        #expect(await prompt.titles(on: "Twins") == ["Time 0", "Airbag 1"])
    }

    @Test func `120 entries go in two requests`() async {
        var world = World.generated(seed: 3, tracks: 500)
        world.add("Long", tracks: Array(0..<350))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        _ = await harness.run("playlist Long | tracks | take 120 | as t | count")
        let items = await harness.items("Long")
        await harness.expect(
            "playlist remove Long $t --yes", shows: "- Removed 120 tracks from Long (230 entries).\n",
            sends: Array(repeating: "GET \(items)", count: 7) + ["DELETE \(items)", "DELETE \(items)", "GET \(items)"])
    }
}
