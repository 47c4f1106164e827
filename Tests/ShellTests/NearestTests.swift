// A name that nothing bears exactly: what is near is looked for where the name could stand, costs nothing beyond the
// look-up, and is never acted on.

import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct NearestTests {
    private func answer(_ text: String) -> [LineEvent] { [.text(text, at: SourcePosition())] }

    @Test(arguments: [("", "yes"), ("y", "yes"), ("n", "no"), ("x", "no")])
    func `an offer is taken by Enter`(typed: String, meant: String) async throws {
        let lines = ListedLines(answer(typed))
        let questions = Questions(lines: lines, messages: BufferOutput(isTerminal: true))
        #expect(try await questions.ask(.offer("Road Songs?")) == meant)
        #expect(lines.requests.map(\.prompt.text) == ["Road Songs? [Y/n] "])
    }

    private func spend(_ line: String, in harness: ShellHarness) async -> (shown: String, requests: Int, code: Int32) {
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run(line)
        let code = await harness.shell.session.lastStatus.code
        return (harness.screen.take(), harness.counter.count - before, code)
    }

    @Test(arguments: ["playlist road", "playlist Road Song", "playlist ongs", "playlist raod songs", "playlist roda"])
    func `a private playlist that is near is offered to a person, for a look`(line: String) async {
        let harness = ShellHarness(.prompt, answers: answer(""))
        _ = await harness.run("login")
        let (shown, requests, code) = await spend(line, in: harness)
        #expect(code == 0, "\(shown)")
        // The playlists, and the search.
        #expect(requests == 2)
        #expect(await harness.shell.session.selection.last?.name == "Road Songs")
    }

    @Test func `who says no, gets nothing done`() async {
        let harness = ShellHarness(.prompt, answers: answer("n"))
        _ = await harness.run("login")
        let (shown, _, code) = await spend("tracks playlist:road", in: harness)
        #expect(shown.hasSuffix("Nothing was done.\n"), "\(shown)")
        #expect(code == 1)
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test(arguments: [
        "play playlist:road", "save album:\"in rainbow\"", "follow playlist:road", "queue add track:airba",
        "unsave album:rainbows",
    ])
    func `nothing is done on a near miss, and nobody is asked`(line: String) async {
        let harness = ShellHarness(.prompt, answers: answer(""))
        _ = await harness.run("login\ndevice laptop\nplaylists\nalbums radiohead")
        let sent = await harness.simulator.log.count
        let (shown, _, code) = await spend(line, in: harness)
        #expect(code == 4, "\(shown)")
        #expect(shown.contains("Road Songs") || shown.contains("In Rainbows") || shown.contains("Airbag"), "\(shown)")
        let changes = await harness.simulator.log.dropFirst(sent).filter { $0.method != .get }
        #expect(changes.isEmpty)
    }

    @Test func `a script fails with what is near and its address`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login; playlist road") == .notFound)
        #expect(harness.output.text == "")
        #expect(harness.messages.text.contains("Road Songs"))
        #expect(harness.messages.text.contains("spotify:playlist:"))
    }

    @Test(arguments: [
        "https://spotify.link/wd8v9BNGbMb", "spotify.link/wd8v9BNGbMb", "HTTPS://spotify.link/wd8v9BNGbMb",
    ])
    func `a short link is known to be one`(address: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.counter.count
        #expect(await harness.run("info \(address)") == .usage)
        #expect(
            harness.messages.text.hasSuffix(
                "\(address) is a short link, which does not say what it leads to.\n"
                    + "Open it in a browser, and use the address it ends at.\n"), "\(harness.messages.text)")
        #expect(harness.counter.count == before)
    }
}
