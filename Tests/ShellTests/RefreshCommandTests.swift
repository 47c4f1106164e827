// `refresh`: what becomes of the playlists, what is said of each, and which requests it takes.

import Exchange
import FoundationEssentials
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RefreshCommandTests {
    private static let mine = "GET /v1/me/playlists"
    private static let contains = "GET /v1/me/library/contains"
    private static let world = World.demo.with("Mix", .song("Airbag"), .song("Lucky"), .file)

    /// A script with a login and a rule that copies Mix.
    private static func harness(_ lines: String..., world: World = world) async -> ShellHarness {
        let harness = await ShellHarness.after(
            "login", "rule Copy = tracks playlist:Mix", in: ShellHarness(world: world))
        for line in lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return harness
    }

    /// Puts other songs onto Mix.
    private static func fill(_ contents: PlaylistEntry.Content..., in harness: ShellHarness) async {
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == "Mix" }) else { return }
            world.playlists[place].entries = contents.map { PlaylistEntry($0, onDay: 0) }
        }
    }

    @Test func `the playlist is made, and is up to date the next time`() async throws {
        let harness = await Self.harness()
        let mix = await harness.items("Mix")
        await harness.expect(
            "refresh --dry-run", shows: "Would refresh Copy: +2.\n", sends: [Self.mine, "GET \(mix)"])
        #expect(await harness.playlist("Copy") == nil)
        await harness.simulator.clearLog()
        #expect(await harness.run("refresh") == .done)
        #expect(harness.screen.take() == "Copy: made (2 entries, 1 left out).\n")
        let made = try #require(await harness.playlist("Copy"))
        let copy = await harness.items("Copy")
        #expect(await harness.simulator.log.lines == ["POST /v1/me/playlists", "POST \(copy)", "GET \(copy)"])
        #expect(made.visibility == .secret)
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Lucky new"])
        let rule = try #require(await harness.changeLog.rules()["Copy"])
        #expect(rule.playlist == "spotify:playlist:\(made.id)")
        #expect(rule.refreshed == harness.time.now)
        await harness.expect(
            "refresh Copy", shows: "Copy: up to date (1 left out).\n", sends: [Self.contains, "GET \(copy)"])
    }

    @Test func `the fewest changes are sent, and one undo takes all of them back`() async {
        let harness = await Self.harness("rule Other = 'tracks playlist:Mix | take 1'", "refresh")
        #expect(await harness.titles(on: "Other") == ["Airbag new"])
        await Self.fill(.song("Airbag"), .song("Let Down"), in: harness)
        _ = await harness.run("refresh --dry-run --fresh")
        #expect(harness.screen.take() == "Would refresh Copy: +1 −1.\nOther: up to date.\n")
        #expect(await harness.run("refresh --fresh") == .done)
        #expect(harness.screen.take() == "Copy: +1 −1 (2 entries).\nOther: up to date.\n")
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Let Down new"])
        await Self.fill(.song("Lucky"), .song("Airbag"), .song("Let Down"), in: harness)
        _ = await harness.run("refresh --dry-run --fresh")
        #expect(
            harness.screen.take()
                == "Would refresh Copy (+1) and Other (+1 −1).\nCopy: +1, 2 requests.\nOther: +1 −1, 3 requests.\n")
        #expect(await harness.run("refresh --fresh") == .done)
        #expect(harness.screen.take() == "Copy: +1 (3 entries).\nOther: +1 −1 (1 entry).\n")
        #expect(await harness.changeLog.records(limit: 1).first?.playlists.count == 2)
        #expect(await harness.run("undo") == .done)
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Let Down new"])
        #expect(await harness.titles(on: "Other") == ["Airbag new"])
    }

    @Test func `removing more than one thing is asked about`() async {
        let harness = await Self.harness("refresh")
        await Self.fill(.song("Let Down"), in: harness)
        #expect(await harness.run("refresh --fresh") == .usage)
        #expect(
            harness.screen.take() == """
                -c:1:1: juke would ask "This would refresh Copy: +1 −2 (3 requests). It removes 2 entries. \
                Continue?", but cannot ask here.
                To go ahead without being asked: --yes

                """)
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Lucky new"])
        #expect(await harness.run("refresh --fresh --yes") == .done)
        #expect(harness.screen.take() == "Copy: +1 −2 (1 entry).\n")
    }

    @Test func `a rule that gives nothing empties nothing without being asked to`() async {
        let harness = await Self.harness("refresh", "rule Copy = tracks playlist:Mix | where year < 1900")
        _ = await harness.run("rule None = tracks playlist:Mix | where year < 1900")
        _ = harness.screen.take()
        #expect(await harness.run("refresh") == .done)
        #expect(
            harness.screen.take() == """
                Copy: left as it is, since its rule gives nothing now. To empty it: refresh Copy --yes
                None: not made, since its rule gives nothing now.

                """)
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Lucky new"])
        #expect(await harness.run("refresh Copy --yes") == .done)
        #expect(harness.screen.take() == "Copy: −2 (0 entries).\n")
        #expect(await harness.titles(on: "Copy") == [])
    }

    @Test func `a rule that fails changes nothing, and the others are followed`() async {
        let harness = await Self.harness("rule Bad = tracks playlist:zzqq")
        #expect(await harness.run("refresh") == .partly)
        let shown = harness.screen.take()
        #expect(
            shown.hasPrefix(
                """
                Copy: made (2 entries, 1 left out).
                -c:1:1: 1 of 2 rules failed and changed nothing. Bad: Spotify knows no playlist called zzqq.
                """), "\(shown)")
        #expect(await harness.run("refresh Bad") == .notFound)
        #expect(harness.screen.take().hasPrefix("-c:1:1: Bad: Spotify knows no playlist called zzqq."))
        #expect(await harness.changeLog.rules()["Bad"]?.refreshed == nil)
        await harness.expect(
            "refresh Coby", shows: "-c:1:1: There is no rule Coby.\nDid you mean Copy?\n", .notFound)
    }

    @Test func `a playlist of that name is taken over, and one that was deleted is made again`() async {
        let harness = await Self.harness(world: Self.world.with("Copy", .song("Lucky")))
        #expect(await harness.run("refresh") == .done)
        #expect(harness.screen.take() == "Copy: +1 (2 entries, 1 left out).\n")
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Lucky 0"])
        let before = await harness.changeLog.rules()["Copy"]?.playlist
        #expect(before != nil)
        _ = await harness.run("playlist delete Copy --yes")
        _ = harness.screen.take()
        #expect(await harness.run("refresh") == .done)
        #expect(harness.screen.take() == "Copy: had been deleted and was made again (2 entries, 1 left out).\n")
        #expect(await harness.changeLog.rules()["Copy"]?.playlist != before)
    }

    @Test func `in a plan it waits with the others`() async {
        let harness = await ShellHarness.after(
            "login", "rule Copy = tracks playlist:Mix", "begin",
            in: ShellHarness(.prompt, width: 120, world: Self.world))
        #expect(await harness.run("refresh") == .done)
        #expect(harness.screen.take() == "Planned: refresh Copy: +2 (3 requests).\n")
        #expect(await harness.playlist("Copy") == nil)
        #expect(await harness.run("commit") == .done)
        #expect(await harness.titles(on: "Copy") == ["Airbag new", "Lucky new"])
        _ = harness.screen.take()
        #expect(await harness.run("refresh") == .done)
        #expect(harness.screen.take() == "Copy: up to date (1 left out).\n")
    }
}
