// `tracks`: of albums, of playlists, and of artists. Spotify has no list of an artist's tracks for apps in Development
// Mode: a search finds them, what is not this artist's is left out, and the user reads that once. What a playlist of
// another user holds is not asked for.

import Exchange
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct TracksTests {
    // MARK: Of an artist

    private static let notice =
        "Apps in Development Mode get no top tracks; these were found by a search.\n"

    @Test(arguments: ["tracks", "tracks 1", "tracks artist:radiohead"])
    func `of an artist by selection, by row and by name`(line: String) async {
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

    @Test(arguments: ["tracks 1-2", "tracks 1 2", "tracks $both", "rows all | tracks", "tracks album:1 album:2"])
    func `several albums are opened one after the other, and nothing is selected`(line: String) async {
        let harness = await ShellHarness(.prompt, width: 100).prepared(
            by: "search album kid a | as both\nsearch album kid a")
        let result = await harness.result(of: "\(line) --columns name --tsv")
        let names = result.output.split(separator: "\n")
        #expect((names.count, names.first, names.last) == (22, "Everything in Its Right Place", "Compton"))
        #expect((result.messages, result.status, result.requests) == ("", .done, 2))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test func `bare words are one name, whatever is among them`() async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        let result = await harness.result(of: "tracks kid a 2")
        #expect(result.status == .notFound)
        #expect(result.messages.contains("kid a 2"), "\(result.messages)")
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

    // MARK: Of an album

    @Test func `the tracks of an album are rows of a script`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "tracks album:\"ok computer\" | take 2 | select track name duration")
                == LineResult("1\tAirbag\t4:47\n2\tParanoid Android\t6:27\n", requests: 2))
    }

    @Test(arguments: [
        (
            "tracks", ShellCommands.ExitStatus.notFound, "No album is selected.\nSelect one: albums, then tracks 1\n"
        ),
        (
            "tracks 9", .notFound,
            """
            There is no row 9: this listing (search artist radiohead) has only 2 rows.
              tracks 9
                     ^
            If 9 is a name, quote it: "9"

            """
        ),
        (
            "tracks album:1", .usage,
            """
            Radiohead is an artist, not an album.
              tracks album:1
                     ^^^^^^^
            To use its albums: albums album:1 | …

            """
        ),
    ])
    func `what has no tracks costs no request`(
        line: String, status: ShellCommands.ExitStatus, message: String
    ) async {
        let harness = await ShellHarness(.prompt).prepared(by: "search artist radiohead")
        #expect(await harness.result(of: line) == LineResult(messages: message, status: status))
    }

    @Test func `an album without an address is not opened, and the others are`() async throws {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login; search album kid a --ids")
        let uri = try #require(harness.output.text.split(separator: "\n").first)
        let album = #"{"name":"Kid A","uri":"\#(uri)","artists":[]}"#
        network.answer(
            "GET /v1/search",
            #"{"albums":{"items":[{"name":"Nameless","artists":[]},\#(album)],"total":2,"next":null}}"#)
        let (before, said) = (harness.output.text.count, harness.messages.text.count)
        #expect(await harness.run("search album other --fresh | tracks | count") == .done)
        #expect(harness.output.text.dropFirst(before) == "10\n")
        #expect(harness.messages.text.dropFirst(said).hasSuffix("1 row was left out: it has no address.\n"))
    }

    // MARK: Of a playlist

    private static let refusal = """
        Spotify does not allow this: Mira's Mornings belongs to Mira.
        Spotify shows the contents of a playlist only to its owner and collaborators.
        """

    @Test(arguments: ["tracks 1", "playlist 1; tracks", "playlist 1; back; tracks", "playlist 1; tracks ."])
    func `another user's playlist is refused without a request`(lines: String) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch playlist mornings")
        let before = harness.counter.count
        _ = harness.screen.take()
        for line in lines.split(separator: ";") { _ = await harness.run(String(line)) }
        #expect(harness.screen.take().contains(Self.refusal))
        #expect(await harness.shell.session.lastStatus == .notAllowed)
        #expect(harness.counter.count == before)
    }

    @Test func `a script says the line, too`() async {
        let harness = ShellHarness()
        #expect(await harness.run("login; search playlist mornings; tracks 1") == .notAllowed)
        #expect(harness.messages.text.contains("Mira's Mornings belongs to Mira."))
    }

    @Test func `an episode among tracks keeps its show and the day it was added`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login; playlists")
        let id = await simulator.world.playlists[0].id
        network.answer(
            "GET /v1/playlists/\(id)/items",
            #"""
            {"items":[
            {"added_at":"2021-02-03T00:00:00Z","item":{"type":"episode","uri":"spotify:episode:7TfQb7Jx3dY6cWnIqvJd2o",
             "name":"Real","show":{"name":"The Show"},"duration_ms":60000}},
            {"added_at":"1970-01-01T00:00:00Z","item":{"type":"episode","uri":"spotify:episode:7TfQb7Jx3dY6cWnIqvJd2p",
             "name":"Half","album":{"name":"Other Show"},"artists":[],"duration_ms":60000}},
            {"added_at":"2021-02-04T00:00:00Z","item":{"type":"track","uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2q",
             "name":"Song","artists":[{"name":"Band"}],"duration_ms":60000}}],"total":3}
            """#)
        _ = await harness.run("playlist spotify:playlist:\(id) | tracks | select kind name show added | to csv")
        #expect(
            harness.output.text.hasSuffix(
                "kind,name,show,added\nepisode,Real,The Show,2021-02-03T00:00:00Z\nepisode,Half,Other Show,\n"
                    + "track,Song,,2021-02-04T00:00:00Z\n"), "\(harness.output.text)")
        let before = harness.output.text.count
        _ = await harness.run("tracks spotify:playlist:\(id) --json")
        let json = harness.output.text.dropFirst(before)
        #expect(json.contains(#""show":"The Show""#))
        #expect(json.contains(#""isrc":null"#))
    }
}
