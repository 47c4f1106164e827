// `offline`: nothing is sent, the copy answers, changes wait, and what needs Spotify says so.

import Exchange
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct OfflineCommandTests {
    private static let note = "Nothing is sent. Your own copy answers, and changes wait in a plan.\n"
    private static let needs =
        "This needs Spotify, and this shell is offline: nothing was sent.\nTo send requests again: offline off\n"

    private static func lacks(_ what: String) -> String {
        "This shell is offline, and your own copy does not have \(what).\nTo send requests again: offline off\n"
    }

    /// A prompt that is offline, with a copy of the liked songs, the playlists and what is on one of them.
    private static func offline(_ lines: String..., answers: [String] = []) async -> ShellHarness {
        let harness = ShellHarness(
            .prompt, width: 120, world: .demo.with("Trip", .song("Airbag"), .song("Let Down")),
            answers: answers.map { .text($0, at: SourcePosition()) })
        for line in [
            "login", "liked | count", "playlists", "tracks playlist:Trip", "tracks album:\"ok computer\"", "offline on",
        ] + lines {
            _ = await harness.run(line)
        }
        _ = harness.screen.take()
        return harness
    }

    @Test func `it says what is so, and what is so from now on`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt))
        await harness.expect("offline", shows: "Requests are sent.\n")
        await harness.expect("offline on", shows: Self.note)
        await harness.expect("offline", shows: Self.note)
        await harness.expect("offline off", shows: "Requests are sent again.\n")
        let script = await ShellHarness.after("login", in: ShellHarness())
        await script.expect(
            "offline maybe", shows: "-c:1:9: maybe is not on or off.\nType: help offline\n", .usage)
    }

    @Test func `lists come from the copy, however old it is`() async {
        let harness = await Self.offline()
        harness.time.advance(by: .seconds(3 * 86_400))
        await harness.expect("liked | count", shows: "60\nFrom 3 days ago. This shell is offline.\n")
        await harness.expect(
            "tracks playlist:Trip | select name",
            shows: " 1  Airbag\n 2  Let Down\nFrom 3 days ago. This shell is offline.\n")
        await harness.expect("liked --fresh", shows: Self.needs, .offline)
    }

    @Test func `what is not in the copy fails with a status of its own`() async {
        let harness = await Self.offline()
        await harness.expect("saved albums", shows: Self.lacks("saved albums"), .offline)
        await harness.expect("tracks playlist:\"Road Songs\"", shows: Self.lacks("tracks of Road Songs"), .offline)
        await harness.expect("recent", shows: Self.lacks("recent plays"), .offline)
        await harness.expect("artist nobodyatall", shows: Self.lacks("anything called nobodyatall"), .offline)
        #expect(ShellCommands.ExitStatus.offline.code == 10)
    }

    @Test func `things are as the copy has them`() async throws {
        let harness = await Self.offline("liked | take 3")
        _ = await harness.run("info 1")
        let shown = harness.screen.take()
        #expect(shown.hasPrefix("Soma\nartist"), "\(shown)")
        let before = harness.counter.count
        _ = await harness.run("info spotify:playlist:\(await harness.playlist("Trip")?.id.description ?? "")")
        #expect(harness.screen.take().hasPrefix("Trip\n"))
        #expect(harness.counter.count == before)
    }

    @Test(arguments: ["play 1", "pause", "volume 30", "now", "queue add 1", "devices", "login", "like"])
    func `what needs Spotify says so`(line: String) async {
        let harness = await Self.offline()
        await harness.expect(line, shows: Self.needs, .offline)
    }

    @Test func `changes wait in a plan, which is opened for them and can be sent on the way back`() async {
        let harness = await Self.offline(answers: ["y"])
        await harness.expect(
            "save 2",
            shows:
                "Offline: changes wait in a plan until you type commit.\nPlanned: save Paranoid Android (1 request).\n")
        await harness.expect("playlist add Trip 4", shows: "Planned: add 1 track to Trip: +1 (2 requests).\n")
        await harness.expect("save 2", shows: "Saved before: Paranoid Android\n")
        await harness.expect("commit", shows: Self.needs, .offline)
        let items = await harness.items("Trip")
        await harness.expect(
            "offline off",
            shows: "+ Made 2 changes. To take back the last one: undo\n",
            sends: ["GET \(items)", "PUT /v1/me/library", "POST \(items)", "GET \(items)"])
        #expect(await harness.titles(of: "Trip") == ["Airbag", "Let Down", "Exit Music (For a Film)"])
        #expect(await !harness.shell.session.settings.isOffline)
    }

    @Test func `a person may send them later`() async {
        let harness = await Self.offline("save 2", answers: ["n"])
        await harness.expect(
            "offline off",
            shows: "Requests are sent again. 1 change waits in the plan; "
                + "to send it: commit\n")
        await harness.expect(
            "commit", shows: "+ Made 1 change. To take it back: undo\n", sends: ["PUT /v1/me/library"])
    }

    @Test func `a plan that cannot be sent leaves the shell offline`() async {
        let harness = await Self.offline("save 2", answers: ["y"])
        await harness.simulator.inject(.notSent, for: RequestMatcher(pathPrefix: "/v1/me/library"))
        let put = "PUT /v1/me/library"
        await harness.expect(
            "offline off",
            shows: "api.spotify.com cannot be reached.\n"
                + "This shell is still offline, and the plan is kept. To send requests again: offline off\n",
            .unavailable, sends: [put, put, put])
        #expect(await harness.shell.session.settings.isOffline)
    }

    @Test func `a script says what waits, and sends what it is told to`() async {
        let online = await ShellHarness.after("login", "liked | count", in: ShellHarness())
        let android = World.demo.catalogue.tracks.first { $0.name == "Paranoid Android" }
        let track = android.map { "spotify:track:\($0.id)" } ?? ""
        _ = online.screen.take()
        #expect(await online.run("offline on; save \(track); offline off; commit") == .done)
        #expect(
            online.screen.take() == Self.note
                + "Offline: changes wait in a plan until you type commit.\nPlanned: save \(track) (1 request).\n"
                + "Requests are sent again. 1 change waits in the plan; to send it: commit\n"
                + "+ Made 1 change. To take it back: undo\n")
    }

    @Test func `the prompt shows it`() {
        var marks = PromptText.Marks()
        marks.isOffline = true
        marks.planned = 3
        #expect(PromptText.prompt(for: [], width: 80, isPlain: false, marks: marks).text == "juke [offline] [plan 3]> ")
        #expect(PromptText.prompt(for: [], width: 39, isPlain: false, marks: marks).text == "juke [off] [3]> ")
    }

    @Test func `doctor and a dry run send nothing either`() async {
        let harness = await Self.offline()
        let before = harness.counter.count
        _ = await harness.run("doctor | where name = network")
        #expect(harness.screen.take().contains("this shell is offline: nothing is sent"))
        await harness.expect("playlist add Trip 4 --dry-run", shows: "Would add 1 track to Trip: +1.\n")
        #expect(harness.counter.count == before)
    }
}
