// `playlist dedupe`: which entries are doubles, which of them stays, and what removing them costs.

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
            shows: "-c:1:1: --isrc and --name contradict each other.\nType: help playlist dedupe\n", .usage)
    }

    @Test func `at a prompt the rows are shown, and the question has the count`() async {
        let answers = [LineEvent.text("y", at: SourcePosition())]
        let harness = await ShellHarness.after(
            "login", in: ShellHarness(.prompt, width: 100, world: Self.twice, answers: answers))
        #expect(await harness.run("playlist dedupe Twice") == .done)
        #expect(
            harness.screen.take() == """
                - Removed 2 doubles from Twice (7 entries left). 2 of them have a new date.
                 1  Airbag  Radiohead  OK Computer  4:47  2025-01-06  1 dropped  3 kept
                 2  Lucky   Radiohead  OK Computer  4:18  2025-01-02  2 dropped  9 kept

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
