// What is a listing and what is not, and the marks of its rows: saved, playing.

import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct ListingTests {
    private static func shell(_ lines: String) async -> ShellHarness {
        let harness = ShellHarness(.prompt, width: 100)
        _ = await harness.run("login\n" + lines)
        _ = harness.screen.take()
        return harness
    }

    @Test(arguments: ["budget", "doctor", "set", "capabilities"])
    func `what is looked up is no listing`(line: String) async {
        let harness = await Self.shell("search track love")
        let before = await harness.shell.session.listings
        _ = await harness.run(line)
        #expect(await harness.shell.session.listings == before)
        _ = harness.screen.take()
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix("11  "))
    }

    @Test func `saved things are marked wherever they are listed later, without a request`() async {
        let harness = await Self.shell("liked --fresh | take 1 | as one")
        _ = await harness.run("search track love")
        #expect(!harness.screen.take().contains("♥"))
        _ = await harness.run("save 2")
        let before = harness.counter.count
        _ = harness.screen.take()
        _ = await harness.run("search track love")
        let lines = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix(" 2  ♥ ") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix(" 1    ") })
        #expect(harness.counter.count == before)
        _ = await harness.run("unsave 2 --yes\nsearch track love")
        #expect(!harness.screen.take().contains("♥"))
        _ = await harness.run("set plain on\nsave 2\nsearch track love")
        #expect(harness.screen.take().contains("[S]"))
    }

    @Test func `a listing of saved things has no mark that says so on every row`() async {
        let harness = await Self.shell("")
        _ = await harness.run("liked\nliked | where year > 1900")
        #expect(!harness.screen.take().contains("♥"))
    }

    @Test func `what plays is marked`() async {
        let harness = await Self.shell("search album ok computer\ntracks 1\nplay 2\nnow")
        _ = await harness.run("tracks album:\"ok computer\"")
        let marked = harness.screen.take().split(separator: "\n").filter { $0.contains("▶") }
        // What the mark means is said once, below the rows.
        #expect(marked.count == 2)
        #expect(marked.last == "▶ playing")
        _ = await harness.run("tracks album:\"ok computer\"")
        #expect(!harness.screen.take().contains("▶ playing"))
        #expect(marked.first?.contains("Paranoid Android") == true)
    }
}
