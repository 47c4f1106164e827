// Listings as they come back: `more` of the newest that continues, `back` with its remainder, and what is no listing at
// all; what `search` says it looked for; everything about one thing for programs.

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

    @Test func `more goes on with the newest listing that goes on, and says which`() async {
        let harness = await Self.shell("search track love\nsearch artist radiohead")
        _ = await harness.run("more")
        let shown = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(shown.first == "More of search love:")
        #expect(shown.dropFirst().first?.hasPrefix("11  ") == true)
        let listings = await harness.shell.session.listings
        #expect(listings.last?.name == "search love")
        #expect(listings.count == 2)
        #expect((listings.last?.rows.count ?? 0) > 10)
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

    @Test func `back shows the remainder again, and more goes on from there`() async {
        let harness = await Self.shell("search track love\nsearch artist radiohead")
        let before = harness.counter.count
        _ = await harness.run("back")
        #expect(harness.screen.take().hasSuffix("10 shown; more: the next\n"))
        #expect(harness.counter.count == before)
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix("11  "))
    }

    @Test func `one row is one row`() async {
        let harness = await Self.shell("search artist tribute")
        _ = await harness.run("more")
        #expect(harness.screen.take() == "No more rows: this listing has 1 row.\n")
        _ = await harness.run("context")
        #expect(harness.screen.take().contains("search tribute: 1 row, just now"))
    }

    @Test func `a listing of several kinds keeps what each kind tells`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; search show,episode,audiobook tuner --jsonl")
        #expect(harness.output.text.contains(#""authors":["Orla Penhallow"]"#))
        #expect(harness.output.text.contains(#""chapters":7"#))
        let shown = harness.output.text.count
        _ = await harness.run("search playlist,album mornings --jsonl")
        #expect(harness.output.text.dropFirst(shown).contains(#""owner":"Mira""#))
    }

    @Test func `info is everything for programs too`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; search album,audiobook,episode tuner; search album ok computer; info 1 --json")
        #expect(harness.output.text.contains(#""copyright":["© Radiohead"]"#))
        _ = await harness.run("search audiobook tuner; info 1 --json")
        #expect(harness.output.text.contains(#""edition":""#))
        _ = await harness.run("show nachtzug; episodes; info 1 --tsv")
        #expect(harness.output.text.contains("Eine Geigerin, ein Schlafwagen und ein Koffer voller Saiten."))
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
