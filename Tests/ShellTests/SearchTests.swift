// `search`: kinds and queries, what finds nothing, what takes long, and what Spotify would refuse.

import Exchange
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct SearchTests {
    private static let long = String(repeating: "wort", count: 250_000)

    @Test func `a script is given a line for each hit, of several kinds with the kind first`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "search artist radiohead")
                == LineResult(
                    """
                    Radiohead\t\t\t\tspotify:artist:8DlsbmhkDB6D8FisCn12kM
                    Radiohead Tribute Band\t\t\t\tspotify:artist:A00UQM4kFKSKOV5GIEbDya

                    """, requests: 1))
        let result = await harness.result(of: "search artist,album kid a | select kind name")
        #expect(result == LineResult("album\tKid A\nalbum\tgood kid, m.A.A.d city\n", requests: 1))
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

    @Test(arguments: [
        ("search track zzzq | count", 4, "0\n", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | play", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | where year > 1 | sort name", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | to json", 4, "[]\n", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track zzzq | any", 1, "", ""), ("search track zzzq", 4, "", "-c:1:1: Nothing found for zzzq.\n"),
        ("search track love | where name = zzzq", 0, "", "No rows are left.\n"),
        ("search track love | where name = zzzq | count", 0, "0\n", ""),
        ("search track zzzq | take 0", 0, "", "No rows are left.\n"),
    ])
    func `a search that finds nothing is status 4, whatever becomes of its rows`(
        line: String, status: Int32, output: String, note: String
    ) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text.count
        #expect(await harness.run(line).code == status)
        #expect(harness.output.text == output)
        #expect(String(harness.messages.text.dropFirst(before)) == note)
    }

    @Test(arguments: [
        (
            "search",
            "-c:1:7: search needs something to search for, such as: search artist radiohead\n"
                + "usage: search [KINDS] QUERY\n"
        ),
        ("search \"\"", "-c:1:8: QUERY is empty.\nusage: search [KINDS] QUERY\n"),
        ("search artist '  '", "-c:1:15: QUERY is empty.\nusage: search [KINDS] QUERY\n"),
    ])
    func `without words nothing is sent`(line: String, message: String) async {
        #expect(await ShellHarness().prepared().result(of: line) == .refused(message))
    }

    @Test func `a filter that is for albums alone is said to be`() async {
        let harness = await ShellHarness(.prompt).prepared()
        let result = await harness.result(of: "search artist tag:new")
        #expect(result.messages.hasPrefix("tag:new filters albums only: search album tag:new\n"), "\(result.messages)")
        #expect(await !harness.result(of: "search album tag:new").messages.contains("filters albums only"))
    }

    // MARK: Length

    @Test func `a search that Spotify would refuse is not sent`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.simulator.clearLog()
        let before = harness.messages.text.count
        #expect(await harness.run("search track \(Self.long)") == .usage)
        #expect(
            String(harness.messages.text.dropFirst(before)) == """
                -c:1:14: QUERY is too long: it has 1000000 characters, and Spotify accepts 250. Nothing was sent.
                Shorten it. Type: help search

                """)
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `what was searched for in vain is named in short`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login; search track \(String(repeating: "q", count: 240))") == .notFound)
        let note = harness.messages.text.split(separator: "\n").last { $0.contains("Nothing found for qqq") } ?? ""
        #expect((60...130).contains(note.count), "\(harness.messages.text)")
    }

    // MARK: Time

    @Test func `a search that takes long says what it searches`() async {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime(), configuration: SimulatorConfiguration())
        let network = HookedExchange(simulator)
        let harness = ShellHarness(.prompt, network: network, of: simulator, patience: {})
        _ = await harness.run("login")
        _ = harness.screen.take()
        let messages = harness.messages
        network.before { request throws(ExchangeError) in
            while !messages.text.contains("Searching") { await Task.yield() }
        }
        _ = await harness.run("search artist radiohead")
        #expect(harness.screen.take().hasPrefix("Searching artists.\n 1  Radiohead\n"))
        let quick = ShellHarness(.prompt)
        _ = await quick.run("login; search artist radiohead")
        #expect(!quick.messages.text.contains("Searching"))
    }

    @Test(arguments: [
        ("search artist björk", "Searching artists.\n"), ("search album,track blue", "Searching albums and tracks.\n"),
        ("search shows,episode,audiobooks tuner", "Searching shows, episodes and audiobooks.\n"),
    ])
    func `it says which kinds the first word named`(line: String, said: String) async {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime(), configuration: SimulatorConfiguration())
        let network = HookedExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, patience: {})
        _ = await harness.run("login")
        let (messages, before) = (harness.messages, harness.messages.text.count)
        network.before { _ throws(ExchangeError) in
            while messages.text.count == before { await Task.yield() }
        }
        _ = await harness.run(line)
        #expect(messages.text.dropFirst(before).hasPrefix(said))
        #expect(!harness.output.text.contains("Searching"))
    }

    @Test(arguments: ["search blue", "search -- artist"])
    func `where it named none, nothing is said`(line: String) async {
        let harness = ShellHarness(patience: {})
        _ = await harness.run("login\n" + line)
        #expect(!harness.messages.text.contains("Searching"))
    }
}
