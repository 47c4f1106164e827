// What a command cannot use is left out, counted and said, and the rest is done: files of a device, entries of which
// nothing is known, things of a kind the command does not take.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct LeftOutTests {
    private static let odd = "playlist \"Odds and Ends\" | tracks"
    private static let file = "spotify:local:My+Band:Rehearsals:Take+3:187"
    private static let fileAlone = """
        Take 3 is a file of a device: Spotify's Web API cannot play, save or share it.
        The device that has it plays it.

        """

    private func run(
        _ line: String, _ surroundings: Session.Surroundings = .script, inputLines: [String]? = nil
    ) async -> (harness: ShellHarness, status: ShellCommands.ExitStatus, said: String, requests: Int) {
        let harness = ShellHarness(surroundings, inputLines: inputLines)
        _ = await harness.run("login; device laptop")
        let (before, said) = (harness.counter.count, harness.messages.text.count)
        let status = await harness.run(line)
        return (harness, status, String(harness.messages.text.dropFirst(said)), harness.counter.count - before)
    }

    @Test(arguments: [
        ("save", "+ Saved 5 tracks (1 saved before, 2 left out)\n", 2),
        ("queue add", "+ 6 tracks queued (2 left out)\n", 6),
        ("unsave --yes", "- Removed You (5 not saved, 2 left out)\n", 2),
        ("play", "▶ You — Radiohead · Pablo Honey and 5 more (2 left out)\n", 1),
    ])
    func `the rest is done, and the sentence says how much is not`(command: String, said: String, requests: Int) async {
        let done = await run("play liked")
        _ = await done.harness.run("\(Self.odd) | count")
        let (said0, before) = (done.harness.messages.text.count, done.harness.counter.count)
        #expect(await done.harness.run("\(Self.odd) | \(command)") == .done)
        #expect(done.harness.messages.text.dropFirst(said0) == said[...])
        // The lists are in the cache by then.
        #expect(done.harness.counter.count - before == requests)
    }

    @Test func `what was saved is in the library, and nothing else`() async {
        let before = await run("liked --fresh | count").harness.output.text
        let after = await run("\(Self.odd) | save; liked --fresh | count").harness.output.text
        #expect(before == "60\n")
        // One of the six was there before.
        #expect(after == "65\n")
    }

    @Test(arguments: ["save", "queue add", "link", "play", "unsave --yes"])
    func `a file alone gets a sentence of its own`(command: String) async {
        let (_, status, said, _) = await run("\(Self.odd) | where local | \(command)")
        #expect(status == .failed)
        #expect(said.contains(Self.fileAlone), "\(said)")
    }

    @Test func `a file that is a row is not sent to be played, and playing its list begins with what plays`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevice laptop\nplaylist \"Odds and Ends\"\ntracks")
        let before = harness.counter.count
        _ = harness.screen.take()
        #expect(await harness.run("play 7") == .failed)
        #expect(harness.screen.take().contains("Take 3 is a file of a device"))
        #expect(harness.counter.count == before)
        #expect(await harness.run("\(Self.odd) | sort -local | play\nnow\nlike") == .done)
        let shown = harness.screen.take()
        #expect(
            shown.contains("▶ You — Radiohead · Pablo Honey and 5 more (2 left out)\n▶ You — Radiohead"), "\(shown)")
        #expect(shown.hasSuffix("Liked before: You — Radiohead · Pablo Honey\n"), "\(shown)")
    }

    @Test func `what to ids writes is accepted again`() async {
        let ids = await run("\(Self.odd) | to ids").harness.output.text.split(separator: "\n").map(String.init)
        #expect(ids.contains(Self.file))
        let (_, status, said, requests) = await run("save -", inputLines: ids)
        #expect((status, said, requests) == (.done, "+ Saved 5 tracks (1 saved before, 1 left out)\n", 2))
        let alone = await run("save -", inputLines: [Self.file])
        #expect(alone.status == .failed)
        #expect(alone.said.contains(Self.fileAlone))
    }

    @Test func `a bare ID of what may be two kinds is refused with its line`() async {
        let (_, status, said, requests) = await run("queue add -", inputLines: ["# mine", "7TfQb7Jx3dY6cWnIqvJd2o"])
        #expect(status == .usage)
        #expect(
            said.hasSuffix(
                """
                Line 2 of standard input is the ID 7TfQb7Jx3dY6cWnIqvJd2o, which does not say what kind of thing it is.
                Add the kind: spotify:track:7TfQb7Jx3dY6cWnIqvJd2o

                """), "\(said)")
        #expect(requests == 0)
        let nonsense = await run("save -", inputLines: ["what?"])
        #expect(nonsense.said.contains("Line 1 of standard input is not an address"), "\(nonsense.said)")
    }

    @Test func `kinds a command cannot take are left out of rows, of a listing and of what opens up`() async {
        let saved = await run("search album,artist radiohead | save")
        #expect(saved.status == .done)
        #expect(saved.said.hasSuffix("albums (1 saved before, 2 left out)\n"), "\(saved.said)")
        let opened = await run("search artist,album radiohead | albums | count")
        #expect(opened.status == .done, "\(opened.said)")
        let refused = await run("search artist radiohead | episodes")
        #expect(refused.status == .usage)
        #expect(refused.said.contains("None of these 2 is a show or an episode."), "\(refused.said)")
        let none = await run("search artist radiohead | take 1 | episodes")
        #expect(none.status == .usage)
        #expect(none.said.contains("Radiohead is an artist, not a show or an episode."), "\(none.said)")
    }

    @Test func `entries that are not available are said behind a pipe, too`() async {
        let counted = await run("\(Self.odd) | count")
        #expect(counted.harness.output.text == "7\n")
        #expect(counted.said == "1 entry is not available.\n")
        let written = await run("\(Self.odd) | to csv odd.csv")
        #expect(written.said.contains("1 entry is not available.\n"), "\(written.said)")
    }

    @Test func `zero rows do nothing and succeed`() async {
        let line = """
            liked | take 0 | as n | any || echo none; link $n; info $n; open $n; play $n; \
            save $n; tracks $n; playlist $n; \
            liked | take 0 | link; liked | take 0 | info; for x in $n { echo no }
            """
        let (harness, status, said, requests) = await run(line)
        #expect(status == .done)
        #expect(harness.output.text == "none\n")
        #expect(said == "", "\(said)")
        #expect(requests == 0)
        let empty = await run("link -; save -; play -", inputLines: [])
        #expect((empty.status, empty.requests) == (.done, 0))
    }

    @Test func `a list of which no entry can be read is no empty list`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        network.answer("GET /v1/me/tracks", #"{"items":[{"track":7},{"track":8}],"total":2,"next":null}"#)
        #expect(await harness.run("liked | count") == .unavailable)
        #expect(
            harness.messages.text.contains(
                "Spotify's answer cannot be read: no entry of its list can be read."),
            "\(harness.messages.text)")
        #expect(harness.output.text == "")
        network.answer(
            "GET /v1/me/tracks",
            #"{"items":[{"track":7},null,{"track":{"uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2o","#
                + #""name":"A"}}],"total":3}"#
        )
        #expect(await harness.run("liked --fresh | count") == .done)
        #expect(harness.output.text == "1\n")
        #expect(harness.messages.text.hasSuffix("1 entry is not available.\n1 entry cannot be read.\n"))
    }
}
