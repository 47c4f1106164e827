// `playlist dedupe`: which entries are doubles, which of them stays, and what removing them costs.

import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistDedupeTests {
    private static let mine = "GET /v1/me/playlists"
    private static let twice = World.demo.with(
        "Twice", .song("Airbag"), .song("Lucky"), .song("Airbag"), .missing, .file, .file,
        .song("Burn the Witch", on: "A Moon Shaped Pool"),
        .song("Burn the Witch", on: "Burn the Witch"), .song("Lucky"),
        days: [5, 1, 2, 3, 4, 4, 6, 7, nil])
    private static let format = "--format '{place} {name} {kept}'"

    @Test func `by URI the oldest copy stays, and the date of what is put back is lost`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.twice))
        let items = await harness.items("Twice")
        await harness.expect(
            "playlist dedupe Twice --dry-run \(Self.format)",
            shows: "Would remove 2 doubles from Twice: −2.\n1 Airbag 3\n2 Lucky 9\n",
            sends: [Self.mine, "GET \(items)"])
        await harness.expect(
            "playlist dedupe Twice",
            shows: """
                -c:1:1: juke would ask "This would remove 2 doubles from Twice: −2 (4 requests). It removes 2 entries. \
                2 entries must be removed with a double and put back, and will lose their dates. Continue?", but \
                cannot ask here.
                To go ahead without being asked: --yes

                """, .usage, sends: ["GET \(items)"])
        await harness.expect(
            "playlist dedupe Twice --yes \(Self.format)",
            shows: """
                - Removed 2 doubles from Twice (7 entries left). 2 of them have a new date.
                1 Airbag 3
                2 Lucky 9

                """,
            sends: [
                "GET \(items)", "DELETE \(items)", "POST \(items)", "POST \(items)", "GET \(items)",
            ])
        #expect(
            await harness.titles(on: "Twice") == [
                "Airbag new", "gone 3", "file Take 3 4", "file Take 3 4", "Burn the Witch 6", "Burn the Witch 7",
                "Lucky new",
            ])
        await harness.expect(
            "playlist dedupe Twice", shows: "Twice has no doubles.\n", sends: ["GET \(items)"])
    }

    @Test func `what could not be put back is named, and undo puts it back`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.twice))
        let items = await harness.items("Twice")
        await harness.simulator.inject(
            .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#),
            for: RequestMatcher(method: .post, pathPrefix: "/v1/playlists/"), .nth(2))
        await harness.expect(
            "playlist dedupe Twice --yes",
            shows: """
                -c:1:1: Stopped after 2 of 3 requests (remove 2 doubles from Twice: −2). Spotify does not allow this: \
                Forbidden. Off the playlist now, and not put back yet: Lucky.
                To put back what is off: undo 1

                """, .partly,
            sends: [Self.mine, "GET \(items)", "DELETE \(items)", "POST \(items)", "POST \(items)"])
        #expect(await !harness.titles(on: "Twice").contains { $0.hasPrefix("Lucky") })
        #expect(await harness.run("undo 1 --yes") == .done)
        #expect(await harness.titles(on: "Twice").count { $0.hasPrefix("Lucky") } == 2)
        #expect(await harness.titles(on: "Twice").count { $0.hasPrefix("Airbag") } == 2)
    }

    @Test func `in a plan, commit continues and puts it back`() async {
        let harness = await ShellHarness.after(
            "login", "begin", "playlist dedupe Twice --yes", in: ShellHarness(.prompt, width: 120, world: Self.twice))
        await harness.simulator.inject(
            .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#),
            for: RequestMatcher(method: .post, pathPrefix: "/v1/playlists/"), .first(1))
        #expect(await harness.run("commit") == .partly)
        let shown = harness.screen.take().replacing("\n", with: " ")
        #expect(
            shown.contains(
                "Off the playlist now, and not put back yet: Airbag and Lucky. The rest is still the plan. "
                    + "To continue, and put back what is off: commit. To drop it: abort, and to take back what was "
                    + "sent: undo 2"),
            "\(shown)")
        #expect(await harness.run("commit") == .done)
        #expect(await harness.titles(on: "Twice").count { $0.hasPrefix("Lucky") || $0.hasPrefix("Airbag") } == 2)
    }

    @Test func `what Spotify does not take back is named`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: Self.twice))
        await harness.simulator.inject(
            .status(404, body: #"{"error":{"status":404,"message":"Not found"}}"#),
            for: RequestMatcher(method: .post, pathPrefix: "/v1/playlists/"), .first(2))
        #expect(await harness.run("playlist dedupe Twice --yes") == .partly)
        #expect(
            harness.screen.take() == """
                -c:1:1: Spotify did not take 1 entry, which was left out: Airbag. The rest was done.
                To see it: log. To take it back: undo

                """)
    }

    @Test func `by name other releases of a song are doubles, and dates stay`() async {
        let world = World.demo.with(
            "Witches", .song("Burn the Witch", on: "Burn the Witch"), .song("Airbag"),
            .song("Burn the Witch", on: "A Moon Shaped Pool"))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let items = await harness.items("Witches")
        await harness.expect(
            "playlist dedupe Witches --name | select place name album kept",
            shows: "- Removed 1 double from Witches (2 entries left).\n"
                + "3\tBurn the Witch\tA Moon Shaped Pool\t1\n",
            sends: [Self.mine, "GET \(items)", "DELETE \(items)", "GET \(items)"])
        #expect(await harness.titles(on: "Witches") == ["Burn the Witch 0", "Airbag 1"])
        await harness.expect(
            "playlist dedupe Witches --isrc | count", shows: "0\n", sends: ["GET \(items)"])
        await harness.expect(
            "playlist dedupe Witches --isrc --name",
            shows: "-c:1:1: --isrc and --name cannot be used together.\n"
                + "Leave one of them out. Type: help playlist dedupe\n", .usage)
    }

    @Test func `by ISRC recordings are the same whatever they are called`() async {
        let network = SpotifySimulator(world: Self.twice, time: ManualTime())
        let altered = AlteredExchange(network)
        let harness = await ShellHarness.after("login", in: ShellHarness(network: altered, of: network))
        let songs = [
            ("A", "One", "gbxxx2600001", 5), ("B", "Other", "GBXXX2600001", 3), ("C", "One", "GBXXX2600002", 1),
        ]
        let items = songs.map { letter, name, code, day in
            let id = String(repeating: "0", count: 21) + letter
            return #"{"added_at":"2025-01-0\#(day)T00:00:00Z","item":{"type":"track","id":"\#(id)","#
                + #""uri":"spotify:track:\#(id)","name":"\#(name)","artists":[{"name":"Orla"}],"duration_ms":200000,"#
                + #""external_ids":{"isrc":"\#(code)"}}}"#
        }
        altered.answer(
            "GET \(await harness.items("Twice"))",
            #"{"items":[\#(items.joined(separator: ","))],"limit":50,"offset":0,"total":3,"next":null}"#)
        await harness.expect(
            "playlist dedupe Twice --isrc --dry-run \(Self.format)",
            shows: "Would remove 1 double from Twice: −1.\n1 One 2\n",
            sends: [Self.mine, "GET \(await harness.items("Twice"))"])
        await harness.expect(
            "playlist dedupe Twice --name --dry-run \(Self.format)",
            shows: "Would remove 1 double from Twice: −1.\n1 One 3\n",
            sends: ["GET \(await harness.items("Twice"))"])
    }

    @Test func `at a prompt the rows are shown, and the question has the count`() async {
        let answers = [LineEvent.text("y", at: SourcePosition())]
        let harness = await ShellHarness.after(
            "login", in: ShellHarness(.prompt, width: 300, world: Self.twice, answers: answers))
        #expect(await harness.run("playlist dedupe Twice") == .done)
        #expect(
            harness.screen.take() == """
                - Removed 2 doubles from Twice (7 entries left). 2 of them have a new date.
                 1  Airbag  Radiohead  OK Computer  4:47  2025-01-06 00:00Z  1 dropped  3 kept
                 2  Lucky   Radiohead  OK Computer  4:18  2025-01-02 00:00Z  2 dropped  9 kept

                """)
    }

    @Test func `40 doubles on a list of 2000 take one removal, and one addition for each that is put back`() async {
        var world = World.generated(seed: 5, tracks: 1_960)
        var entries = (0..<1_960).map { PlaylistEntry(.track($0), onDay: $0 % 500) }
        for copy in 0..<40 { entries.insert(PlaylistEntry(.track(copy * 40), onDay: 501), at: copy * 45 + 100) }
        world.add("Big", entries)
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let items = await harness.items("Big")
        await harness.expect(
            "playlist dedupe Big --yes --max-requests 100 | count",
            shows: "- Removed 40 doubles from Big (1960 entries left). 40 of them have a new date.\n40\n",
            sends: [Self.mine] + Array(repeating: "GET \(items)", count: 40) + ["DELETE \(items)"]
                + Array(repeating: "POST \(items)", count: 40) + ["GET \(items)"])
        let titles = await harness.titles(on: "Big")
        #expect(titles.count == 1_960 && titles.filter { $0.hasSuffix(" new") }.count == 40)
        let order = world.catalogue.tracks.map(\.name)
        #expect(zip(titles, order).allSatisfy { $0.hasPrefix($1 + " ") })
    }
}
