// An artist's tracks: Spotify has no list of them for apps in Development Mode, so a search finds them, what is not
// this artist's is left out, and the user reads that once.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct TracksTests {
    private static let notice =
        "Apps in Development Mode get no top tracks; these were found by a search.\n"

    @Test(arguments: ["tracks", "tracks 1", "tracks artist:radiohead"])
    func `by selection, by row and by name`(line: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login; search artist radiohead; artist 1; search artist radiohead")
        let (shown, said) = (harness.output.text.count, harness.messages.text.count)
        let before = harness.counter.count
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        let rows = harness.output.text.dropFirst(shown).split(separator: "\n")
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { $0.split(separator: "\t")[1].contains("Radiohead") })
        #expect(rows.allSatisfy { !$0.contains("Tribute") })
        #expect(harness.messages.text.dropFirst(said) == Self.notice)
        #expect(harness.counter.count - before == 1)
        let query = await harness.simulator.log.last?.query.first { $0.name == "q" }?.value
        #expect(query == "artist:\"Radiohead\"")
    }

    @Test func `rows of a pipe are opened, and it is said once for all of them`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let said = harness.messages.text.count
        #expect(await harness.run("search artist radiohead | tracks | count") == .done, "\(harness.messages.text)")
        #expect(harness.messages.text.dropFirst(said) == Self.notice)
        #expect((Int(harness.output.text.split(separator: "\n").last ?? "") ?? 0) > 5)
    }

    @Test func `tracks of a pipe pass through without a word`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; search track paranoid | tracks")
        #expect(!harness.messages.text.contains("top tracks"))
        #expect(harness.output.text.contains("Paranoid Android"))
    }

    @Test func `extended mode has the list itself`() async {
        let harness = ShellHarness(
            configuration: SimulatorConfiguration(
                apps: [SimulatedApp(secret: SimulatorConfiguration.demoClientSecret, mode: .extended)]))
        _ = await harness.run("set mode extended; login; search artist radiohead; artist 1")
        let before = harness.counter.count
        #expect(await harness.run("tracks") == .done, "\(harness.messages.text)")
        #expect(!harness.messages.text.contains("top tracks"))
        #expect(harness.counter.count - before == 1)
        #expect(await harness.simulator.log.last?.path.hasSuffix("/top-tracks") == true)
    }

    @Test func `more goes on through the search and ends with the artist`() async {
        let harness = ShellHarness(.prompt, width: 100)
        _ = await harness.run("login\nsearch artist radiohead\ntracks 1")
        _ = harness.screen.take()
        _ = await harness.run("more")
        let shown = harness.screen.take()
        #expect(shown.hasPrefix("10  "), "\(shown)")
        for _ in 0..<100 where await harness.shell.session.listings.last?.next != nil {
            _ = await harness.run("more")
        }
        let rows = await harness.shell.session.listings.last?.rows ?? []
        #expect(rows.count > 20)
        #expect(rows.allSatisfy { $0["artist"] != .text("Radiohead Tribute Band") })
        _ = harness.screen.take()
        _ = await harness.run("more")
        #expect(harness.screen.take() == "No more rows: this listing has \(rows.count) rows.\n")
    }
}
