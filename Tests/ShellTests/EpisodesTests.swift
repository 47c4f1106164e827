// `episodes`: of a show, of the shows of a pipe, and the newest of all saved shows.

import FoundationEssentials
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@testable import SpotifySimulator

struct EpisodesTests {
    @Test func `episodes of no show are the newest of all saved shows, merged`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let said = harness.messages.text.count
        let before = harness.counter.count
        #expect(await harness.run("episodes --columns released,show,name") == .done, "\(harness.messages.text)")
        let rows = harness.output.text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(Set(rows.map { $0[1] }).count == 3)
        #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted(by: >))
        #expect(harness.counter.count - before == 4)
        #expect(harness.messages.text.dropFirst(said) == "The newest episodes of 3 saved shows, at one request each.\n")
    }

    @Test func `a selected show is listed alone`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; show nachtzug")
        let before = harness.counter.count
        _ = await harness.run("episodes")
        #expect(harness.counter.count - before == 1)
        #expect(harness.output.text.contains("Von Köln nach Wien"))
    }

    @Test func `with nothing saved it says how to find a show, and sends one request`() async {
        var world = World.demo
        for user in world.users { world.libraries[user.id]?.shows = SavedList() }
        let harness = ShellHarness(.prompt, world: world)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("episodes") == .done)
        #expect(
            harness.screen.take() == "No show is selected or saved. To find one: search show NAME, then episodes 1\n")
        #expect(harness.counter.count - before == 1)
    }

    @Test func `many shows are asked about first, and no sends no more`() async {
        var world = World.demo
        world.listOnlyShows(25)
        var library = UserLibrary()
        for show in 0..<25 { library.shows.save(show, at: World.demoAdded) }
        world.libraries = [world.users[0].id: library]
        let harness = ShellHarness(.prompt, world: world, answers: [.text("n", at: SourcePosition())])
        _ = await harness.run("login")
        let before = harness.counter.count
        _ = await harness.run("episodes")
        #expect(harness.counter.count - before == 1)
        #expect(await harness.shell.session.lastStatus != .done)
    }

    @Test func `a reference to the wrong kind says what it is`() async {
        let harness = ShellHarness()
        let status = await harness.run("login; search artist radiohead; episodes artist:1")
        #expect(status == .usage)
        #expect(harness.messages.text.contains("Radiohead is an artist, not a show."))
    }

    @Test func `in a pipe every show is opened up, and nothing is selected`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "search show nachtzug | episodes | select name duration")
                == LineResult(
                    """
                    Von Köln nach Wien\t1:02:10
                    Von Basel nach Hamburg\t58:47
                    Von Dresden nach Prag\t1:11:02

                    """, requests: 2))
        #expect(await harness.shell.session.selection.isEmpty)
    }
}
