// `begin`, `plan`, `commit` and `abort`: what waits, what is sent and in which order, what is left when that stops, and
// what a script does with a plan that it leaves open.

import Exchange
import ExchangeTesting
import HTTPTypes
import Library
import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlanTests {
    static let trip = World.demo.with("Trip", .song("Airbag"), .song("Let Down"), .song("Karma Police"))
    private static let save = "PUT /v1/me/library"

    /// A prompt with the tracks of OK Computer as rows and a plan.
    static func planning(
        _ lines: String..., world: World = trip, log: any ChangeLog = InMemoryChangeLog(), answers: [String] = []
    ) async -> ShellHarness {
        let harness = ShellHarness(
            .prompt, width: 120, world: world, answers: answers.map { .text($0, at: SourcePosition()) }, changeLog: log)
        for line in ["login", "tracks album:\"ok computer\"", "begin"] + lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return harness
    }

    // MARK: begin, plan

    @Test func `changes wait, in their order and with their cost, until they are sent together`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", in: ShellHarness(.prompt, width: 120, world: Self.trip))
        await harness.expect(
            "begin", shows: "The plan is open. Changes wait in it until you type commit; abort drops them.\n")
        await harness.expect(
            "begin",
            shows: "A plan is open already, with 0 changes.\n"
                + "To see it: plan. To send it: commit. To drop it: abort\n", .failed)
        await harness.expect("plan", shows: "Nothing waits in the plan.\n")
        await harness.expect(
            "save 1 2", shows: "Planned: save 2 tracks (1 request).\n", sends: ["GET /v1/me/library/contains"])
        let items = await harness.items("Trip")
        await harness.expect(
            "playlist add Trip 4", shows: "Planned: add 1 track to Trip: +1 (2 requests).\n",
            sends: ["GET /v1/me/playlists", "GET \(items)"])
        await harness.expect(
            "plan",
            shows:
                " 1  save 2 tracks            just now  1 request\n 2  add 1 track to Trip: +1  just now  2 requests\n"
                + "2 changes, 4 requests. To send them: commit. To drop them: abort\n")
        await harness.expect("plan | where where = trip | select number requests", shows: " 1  2  2\n")
        #expect(await LikeTests.liked(in: harness).count == 60)
        #expect(await harness.titles(on: "Trip").count == 3)
        await harness.expect(
            "commit", shows: "+ Made 2 changes. To take back the last one: undo\n",
            sends: ["GET \(items)", Self.save, "POST \(items)", "GET \(items)"])
        #expect(await LikeTests.liked(in: harness).count == 62)
        #expect(
            await harness.titles(on: "Trip") == [
                "Airbag 0", "Let Down 1", "Karma Police 2", "Exit Music (For a Film) new",
            ])
        await harness.expect("plan", shows: "No plan is open. To begin one: begin\n")
    }

    @Test func `a plan is as machines want it, and a script sees it, too`() async {
        let harness = await Self.planning("save 1 2")
        await harness.expect(
            "plan --json --columns name,where,requests,state",
            shows: """
                [
                {"name":"save 2 tracks","where":["library"],"requests":1,"state":"planned"}
                ]
                1 change, 1 request. To send them: commit. To drop them: abort

                """)
    }

    @Test func `without a plan commit and abort say what to type, and plan is not an error`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "commit", shows: "-c:1:1: No plan is open, so there is nothing to commit.\nTo begin one: begin\n", .failed)
        await harness.expect(
            "abort", shows: "-c:1:1: No plan is open, so there is nothing to abort.\nTo begin one: begin\n", .failed)
        await harness.expect("plan", shows: "No plan is open. To begin one: begin\n")
    }

    @Test func `the player acts at once`() async {
        let harness = await Self.planning("play 1")
        await harness.expect("volume 30", shows: "Volume 30.\n", sends: ["PUT /v1/me/player/volume"])
        await harness.expect("plan", shows: "Nothing waits in the plan.\n")
        await harness.expect("commit", shows: "Nothing waited in the plan. It is closed.\n")
    }

    @Test func `the prompt shows what waits`() {
        var marks = PromptText.Marks()
        func text(_ width: Int, _ selection: [SelectedThing] = []) -> String {
            PromptText.prompt(for: selection, width: width, isPlain: true, marks: marks).text
        }
        #expect(text(80) == "juke> ")
        marks.planned = 3
        #expect(text(80) == "juke [plan 3]> ")
        #expect(text(30) == "juke [3]> ")
        marks.isReadOnly = true
        let playlist = SelectedThing(kind: "playlist", uri: "spotify:playlist:1", name: "A very long name of a list")
        #expect(text(60, [playlist]) == "A very … [plan 3] [read-only]> ")
        marks.planned = nil
        #expect(text(80, [playlist]) == "A very long n… [read-only]> ")
    }

    // MARK: commit

    @Test func `a dry run says what would be sent, and leaves it`() async {
        let harness = await Self.planning("save 1 2", "playlist add Trip 4")
        await harness.expect("commit --dry-run", shows: "Would save 2 tracks.\nWould add 1 track to Trip: +1.\n")
        await harness.expect("abort --dry-run", shows: "Would drop the plan with 2 changes.\n")
        #expect(await harness.changeLog.plan(of: "test")?.records.count == 2)
    }

    @Test func `a playlist that the plan makes can be used by its name`() async {
        let harness = await Self.planning("playlist new Fresh 1 2", "playlist add Fresh 3")
        let before = harness.counter.count
        #expect(await harness.run("commit") == .done)
        #expect(harness.screen.take() == "+ Made 2 changes. To take back the last one: undo\n")
        let items = await harness.items("Fresh")
        #expect(
            harness.counter.newest.suffix(harness.counter.count - before).map { "\($0.method) \($0.path)" } == [
                "POST /v1/me/playlists", "POST \(items)", "GET \(items)", "POST \(items)", "GET \(items)",
            ])
        #expect(
            await harness.titles(on: "Fresh") == [
                "Airbag new", "Paranoid Android new", "Subterranean Homesick Alien new",
            ])
    }

    @Test func `a playlist that changed since is refused before anything is sent`() async {
        let harness = await Self.planning("save 1 2", "playlist add Trip 4")
        await harness.simulator.change { world in
            let place = world.playlists.firstIndex { $0.name == "Trip" } ?? 0
            world.playlists[place].entries.removeLast()
        }
        await harness.expect(
            "commit",
            shows: "Trip has changed since the plan was made (−1), so nothing was sent.\n"
                + "To take the last change out of the plan: undo. To drop the plan: abort\n", .failed,
            sends: ["GET \(await harness.items("Trip"))"])
        await harness.expect("undo", shows: "- Taken out of the plan: add 1 track to Trip: +1 (1 left in it)\n")
        await harness.expect(
            "commit", shows: "+ Made 1 change. To take it back: undo\n", sends: [Self.save])
    }

    @Test func `a plan that stops keeps the rest: commit continues, and undo takes back what was sent`() async {
        let harness = await Self.planning("save 1 2", "playlist add Trip 4", "save 5")
        await harness.simulator.inject(.status(403, body: "{}"), for: RequestMatcher(method: .post), .first(1))
        let items = await harness.items("Trip")
        #expect(await harness.run("commit") == .partly)
        let shown = harness.screen.take()
        #expect(shown.hasPrefix("Stopped after 1 of 3 changes. "))
        #expect(
            shown.hasSuffix(
                "\nThe rest is still the plan. To continue: commit. To drop it: abort, and to take back what was sent: "
                    + "undo 4\n"))
        await harness.expect("plan | count", shows: "2\n")
        await harness.expect(
            "commit", shows: "+ Made 2 changes. To take back the last one: undo\n",
            sends: ["GET \(items)", "POST \(items)", "GET \(items)", Self.save])
        #expect(await LikeTests.liked(in: harness).count == 63)
        #expect(await harness.titles(on: "Trip").count == 4)
    }

    @Test func `abort drops what waits, and names what was sent before`() async {
        let harness = await Self.planning("save 1 2", "playlist add Trip 4")
        await harness.simulator.inject(.status(403, body: "{}"), for: RequestMatcher(method: .post), .first(1))
        _ = await harness.run("commit")
        await harness.expect(
            "abort",
            shows: "- Dropped: add 1 track to Trip: +1\n"
                + "The plan is closed. Change 3 was sent before and stays. To take it back: undo 3\n")
        await harness.expect("undo 3", shows: "- Took back: save 2 tracks.\n", sends: ["DELETE /v1/me/library"])
        #expect(await LikeTests.liked(in: harness).count == 60)
        _ = await harness.run("begin\nsave 6")
        await harness.expect(
            "abort", shows: "- Dropped: save Karma Police\nThe plan is closed. Nothing was sent.\n")
        _ = await harness.run("begin")
        await harness.expect("abort", shows: "The plan was empty. It is closed.\n")
    }

    @Test func `a plan knows its playlists by the names that it gives them, and not what it deletes`() async {
        let harness = await Self.planning(
            "playlist rename Trip Journey", "playlist new Fresh 1", "playlist rename Fresh Fresher")
        _ = harness.screen.take()
        await harness.expect(
            "playlist add Fresher 2", shows: "Planned: add 1 track to Fresher: +1 (2 requests).\n")
        #expect(await harness.run("playlist add Journey 2") == .done)
        #expect(harness.screen.take().hasPrefix("Planned: add 1 track to Journey: +1"))
        _ = await harness.run("playlist delete \"Odds and Ends\" --yes")
        _ = harness.screen.take()
        #expect(await harness.run("playlist add \"Odds and Ends\" 2") == .failed)
        #expect(
            harness.screen.take() == """
                The plan deletes Odds and Ends, so nothing else can be done with it.
                To see what waits: plan; to take out the last change of it: undo

                """)
        #expect(await harness.run("commit") == .done)
        #expect(await harness.titles(on: "Fresher").count == 2)
        #expect(await harness.titles(on: "Journey").count == 4)
    }

    @Test func `what Spotify does not take is named, and what waits after it is still right`() async {
        let harness = await Self.planning(
            "playlist add Trip spotify:track:0000000000000000000000 4", "playlist sort Trip by duration")
        #expect(await harness.run("commit") == .partly)
        #expect(
            harness.screen.take()
                == "Spotify did not take 1 entry, which was left out: spotify:track:0000000000000000000000. "
                + "The rest was done.\nTo see it: log. To take it back: undo\n")
        // Of what a plan adds the length may not be known, so its place is not the point here.
        let titles = await harness.titles(on: "Trip")
        #expect(titles.count == 4)
        #expect(titles.filter { !$0.hasSuffix("new") } == ["Karma Police 2", "Airbag 0", "Let Down 1"])
    }

    @Test func `a profile that may only look sends no plan`() async {
        let harness = await Self.planning("save 1 2")
        await harness.expect(
            "set read-only on; commit",
            shows: "Library and playlists may only be looked at here (read-only is on), so nothing was changed.\n"
                + "To allow changes: set read-only off\n", .notAllowed)
        #expect(await harness.changeLog.plan(of: "test")?.records.count == 1)
    }

    @Test func `Ctrl-C between two changes keeps the rest, and says how far it came`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: Self.trip, time: time)
        let network = HookedExchange(simulator)
        let harness = ShellHarness(.prompt, width: 120, network: network, of: simulator, time: time)
        _ = await harness.run("login\ntracks album:\"ok computer\"\nbegin\nsave 1 2\nplaylist add Trip 4\nsave 5")
        _ = harness.screen.take()
        let interrupts = harness.interrupts
        network.before { request in
            if request.method == .post { interrupts.raise() }
        }
        #expect(await harness.run("commit") == .interrupted)
        #expect(
            harness.screen.take()
                == "\nInterrupted.\nStopped after 1 of 3 changes.\nThe rest is still the plan. To continue: commit. "
                + "To drop it: abort, and to take back what was sent: undo 4\n")
        network.before { _ in }
        #expect(await harness.run("commit") == .done)
        #expect(await LikeTests.liked(in: harness).count == 63)
        #expect(await harness.titles(on: "Trip").count == 4)
    }

    // MARK: Scripts

    @Test func `a script that ends with a plan drops it`() async {
        let harness = ShellHarness(world: Self.trip)
        _ = await harness.run("login")
        #expect(await harness.run("begin; tracks album:\"ok computer\" | take 2 | save") == .failed)
        #expect(
            harness.screen.take().hasSuffix(
                "Planned: save 2 tracks (1 request).\n"
                    + "-c:1:1: The script ended with an open plan, so the 1 change in it was dropped. "
                    + "A script sends its plan with commit.\n"))
        #expect(await harness.changeLog.hasPlan(of: "test") == false)
        #expect(await LikeTests.liked(in: harness).count == 60)
        #expect(await harness.run("begin; tracks album:\"ok computer\" | take 2 | save; commit") == .done)
        #expect(harness.screen.take().hasSuffix("+ Made 1 change. To take it back: undo\n"))
        #expect(await LikeTests.liked(in: harness).count == 62)
    }
}
