// `restore`: into an empty account, into the same one, after an interruption, and from files that are none.

import FoundationEssentials
import HTTPTypes
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct RestoreTests {
    private static let save = "PUT /v1/me/library"
    private static let reads = [
        "GET /v1/me/tracks", "GET /v1/me/albums", "GET /v1/me/shows", "GET /v1/me/episodes", "GET /v1/me/audiobooks",
        "GET /v1/me/playlists", "GET /v1/me/following",
    ]
    private static let everything =
        "60 liked songs, 12 albums, 3 shows, 4 episodes, 2 audiobooks, 9 followed artists and 2 new playlists with "
        + "30 entries"
    private static let heading = "From the backup of Demo Listener, made just now:\n"
    private static let dates = "The dates in the backup cannot come back: Spotify dates what is saved now.\n"
    private static let file = "1 file of a device cannot come back: no app can put it on a playlist.\n"
    private static let order =
        "Things that one request saves come back in no order among themselves, 40 at a time. To keep it: "
        + "--exact-order (81 requests for these)\n"

    /// A shell that has written a backup of the demo's library to `b.json`.
    private func backedUp(
        _ lines: String..., surroundings: Session.Surroundings = .script, answers: [String] = [],
        world: World = .demo
    ) async throws -> ShellHarness {
        let harness = try await BackupTests.copied(surroundings, answers: answers, world: world)
        for line in ["backup b.json"] + lines { _ = await harness.run(line) }
        _ = harness.screen.take()
        return harness
    }

    /// The library of the second person, as counts.
    private func counts(of user: String, in harness: ShellHarness) async -> [Int] {
        let library = await harness.simulator.world.library(of: user)
        return [
            library.tracks.count, library.albums.count, library.shows.count, library.episodes.count,
            library.audiobooks.count, library.artists.count,
        ]
    }

    private func playlists(of user: String, in harness: ShellHarness) async -> [String] {
        await harness.simulator.world.playlists.filter { $0.owner == .user(user) && !$0.isAbandoned }.map(\.name)
    }

    // MARK: Another account

    @Test func `an empty account gets everything, in as few requests as there can be`() async throws {
        let harness = try await backedUp("login --as Mira")
        #expect(await counts(of: "mira.example", in: harness) == [0, 0, 0, 0, 0, 0])
        await harness.expect(
            "restore b.json --dry-run",
            shows: Self.heading + Self.dates + Self.file + Self.order
                + "Would restore \(Self.everything) from b.json.\n", sends: Self.reads)
        let before = harness.counter.count
        #expect(await harness.run("restore b.json --yes --max-requests 40") == .done)
        #expect(
            harness.screen.take() == Self.heading + Self.dates + Self.file + Self.order
                + "+ Restored \(Self.everything). To take it back: undo\n")
        // Seven reads; 2 + 4 lots of saved things, 4 for a playlist with a description, 3 for one without, 1 lot of
        // artists.
        #expect(harness.counter.count - before == 7 + 6 + 4 + 3 + 1)
        #expect(await counts(of: "mira.example", in: harness) == [60, 12, 3, 4, 2, 9])
        #expect(
            await playlists(of: "mira.example", in: harness) == [
                "Kitchen Party", "Mira's Mornings", "Road Songs", "Odds and Ends",
            ])
        let world = await harness.simulator.world
        let made = world.playlists.filter { $0.owner == .user("mira.example") }.suffix(2)
        #expect(made.map(\.visibility) == [.secret, .open])
        #expect(made.map(\.description) == ["For long drives & short nights", nil])
        #expect(made.map(\.entries.count) == [24, 6])
        let original = world.playlists.first { $0.name == "Road Songs" }
        #expect(
            made.first?.entries.map { $0.uri(in: world.catalogue) }
                == original?.entries.map { $0.uri(in: world.catalogue) })
    }

    @Test func `a second time there is nothing to do, and undo takes all of it back`() async throws {
        let harness = try await backedUp("login --as Mira", "restore b.json --yes --max-requests 40")
        _ = await harness.run("restore b.json --yes --max-requests 40")
        #expect(
            harness.screen.take()
                == Self.file + "Everything in b.json is here already, but for that.\n")
        #expect(await harness.run("undo --yes --max-requests 40") == .done)
        #expect(await counts(of: "mira.example", in: harness) == [0, 0, 0, 0, 0, 0])
        #expect(await playlists(of: "mira.example", in: harness) == ["Kitchen Party", "Mira's Mornings"])
    }

    @Test func `one thing a request keeps the order of liked songs`() async throws {
        let harness = try await backedUp("login --as Mira")
        #expect(await harness.run("restore b.json --only liked --exact-order --yes --max-requests 70") == .done)
        #expect(
            harness.screen.take() == Self.heading + Self.dates
                + "+ Restored 60 liked songs. To take it back: undo\n")
        let world = await harness.simulator.world
        let wanted = world.library(of: "demo.listener").tracks.entries.map(\.element)
        #expect(world.library(of: "mira.example").tracks.entries.map(\.element) == wanted)
        let before = harness.counter.count
        #expect(await harness.run("undo --yes") == .done)
        #expect(harness.counter.count - before == 2)
        #expect(await counts(of: "mira.example", in: harness)[0] == 0)
    }

    @Test func `a prompt asks once, with the cost, and does nothing without a yes`() async throws {
        let harness = try await backedUp("login --as Mira", surroundings: .prompt, answers: ["n", "y"])
        _ = await harness.run("restore b.json")
        #expect(
            harness.screen.take().hasSuffix("To keep it: --exact-order (81 requests for these)\nNothing was done.\n"))
        #expect(await counts(of: "mira.example", in: harness) == [0, 0, 0, 0, 0, 0])
        #expect(await harness.run("restore b.json") == .done)
        #expect(await counts(of: "mira.example", in: harness)[0] == 60)
    }

    @Test func `in a script it is not done without --yes`() async throws {
        let harness = try await backedUp("login --as Mira")
        #expect(await harness.run("restore b.json --max-requests 40") == .usage)
        #expect(await counts(of: "mira.example", in: harness) == [0, 0, 0, 0, 0, 0])
    }

    @Test func `after an interruption it continues`() async throws {
        let harness = try await backedUp("login --as Mira")
        await harness.simulator.inject(
            .status(403, body: #"{"error":{"status":403,"message":"Forbidden"}}"#),
            for: RequestMatcher(method: .post, pathPrefix: "/v1/playlists"), .first(1))
        #expect(await harness.run("restore b.json --yes --max-requests 40") == .partly)
        #expect(harness.screen.take().contains("To continue where it stopped, run the same line again.\n"))
        #expect(await counts(of: "mira.example", in: harness) == [60, 12, 3, 4, 2, 0])
        #expect(await harness.run("restore b.json --yes --max-requests 40") == .done)
        #expect(await counts(of: "mira.example", in: harness) == [60, 12, 3, 4, 2, 9])
        #expect(
            await playlists(of: "mira.example", in: harness) == [
                "Kitchen Party", "Mira's Mornings", "Road Songs", "Odds and Ends",
            ])
        let sizes = await harness.simulator.world.playlists.suffix(2).map(\.entries.count)
        #expect(sizes == [24, 6])
    }

    @Test func `what Spotify no longer has is left out and named`() async throws {
        let harness = try await backedUp("login --as Mira")
        let text = try harness.scripts.read("b.json").replacing(
            "spotify:track:2Lo8KfAnciJAFTK2R8vqSE", with: "spotify:track:0000000000000000000000")
        harness.scripts.put("gone.json", Array(text.utf8))
        #expect(await harness.run("restore gone.json --only liked --yes") == .partly)
        #expect(
            harness.screen.take().hasSuffix(
                "Spotify did not take 1 entry, which was left out: Soma. The rest was done.\n"
                    + "To see it: log. To take it back: undo\n"))
        #expect(await counts(of: "mira.example", in: harness)[0] == 59)
    }

    // MARK: The same account

    @Test func `the same account gets back what is missing, where it was, and nothing twice`() async throws {
        let harness = try await backedUp(
            "liked | take 3 | unsave --yes", "playlist delete \"Road Songs\" --yes",
            "tracks playlist:\"Odds and Ends\" | take 2 | playlist remove \"Odds and Ends\" --yes",
            "search track airbag | take 1 | playlist add \"Odds and Ends\"")
        _ = harness.screen.take()
        let odds = await harness.titles(of: "Odds and Ends")
        #expect(await harness.run("restore b.json --yes --max-requests 40") == .done)
        #expect(
            harness.screen.take().hasSuffix(
                "+ Restored 3 liked songs, 1 playlist to follow and 2 entries on 1 playlist. To take it back: undo\n"))
        #expect(await harness.likedSongs().count == 60)
        #expect(await playlists(of: "demo.listener", in: harness) == ["Road Songs", "Odds and Ends"])
        let restored = await harness.titles(of: "Odds and Ends")
        #expect(restored.count == odds.count + 2)
        #expect(restored.filter { odds.contains($0) } == odds)
        #expect(await harness.entries(of: "Road Songs").count == 24)
        _ = await harness.run("restore b.json --yes --max-requests 40")
        #expect(harness.screen.take() == "Everything in b.json is here already.\n")
    }

    @Test func `an unchanged library costs its lists and nothing more`() async throws {
        let harness = try await backedUp()
        await harness.expect(
            "restore b.json --yes", shows: "Everything in b.json is here already.\n",
            sends: ["GET /v1/me/tracks"] + Self.reads)
    }

    @Test func `rules come back as they are typed, and what could do harm does not`() async throws {
        let harness = try await backedUp(
            "rule Fresh = liked | where year > 2000 | take 5", "backup r.json", "unrule Fresh")
        let bad = try harness.scripts.read("r.json").replacing(
            "{\"name\":\"Fresh\"",
            with: #"{"name":"Bad","pipeline":"liked | unsave --yes"},{"name":"Worse","pipeline":"liked | !rm x"},"#
                + "\n{\"name\":\"Fresh\"")
        harness.scripts.put("r.json", Array(bad.utf8))
        await harness.expect(
            "restore r.json --only rules --yes",
            shows: Self.heading + "Left as they are: the rules Bad and Worse.\n"
                + "+ Restored 1 rule. To take it back: undo\n")
        #expect(
            await harness.changeLog.rules().mapValues(\.pipeline) == ["Fresh": "liked | where year > 2000 | take 5"])
    }

    // MARK: Files

    private static let head = #"{"format":"juke backup","version":1,"made":"2026-01-01T00:00:00Z","#

    @Test(arguments: [
        ("", "b.json is no backup of juke's.\nFiles of other programs: import b.json\n"),
        ("not json", "b.json is no backup of juke's.\nFiles of other programs: import b.json\n"),
        (#"{"tracks":[]}"#, "b.json is no backup of juke's.\nFiles of other programs: import b.json\n"),
        ("[1,2]", "b.json is no backup of juke's.\nFiles of other programs: import b.json\n"),
        (
            #"{"format":"juke backup","version":2}"#,
            "b.json is a backup of version 2, and this juke reads version 1.\nInstall a newer juke.\n"
        ),
        (
            head + #""account":{"id":"x"},"liked":{"entries":[{"uri":"#,
            "b.json is cut off or damaged: it cannot be read to its end. Nothing was sent.\n"
                + "Use another copy of the file.\n"
        ),
        (
            head + #""account":{"id":"x"},"liked":{"entries":[{"uri":"spotify:track:1"},{"uri":5}]}}"#,
            "b.json is damaged: liked, entry 2, uri is not what a backup has there. Nothing was sent.\n"
                + "Use another copy of the file.\n"
        ),
        (
            head + #""liked":{"entries":[]}}"#,
            "b.json is damaged: account is not what a backup has there. Nothing was sent.\n"
                + "Use another copy of the file.\n"
        ),
        (
            head + #""account":{"id":"x"}}"#,
            "b.json is the backup of an empty library.\n"
        ),
    ])
    func `a file that is no backup is refused before any request`(text: String, message: String) async {
        let harness = ShellHarness(scripts: ["b.json": text])
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("restore b.json --yes") != .done)
        #expect(harness.screen.take() == "-c:1:1: " + message)
        #expect(harness.counter.count == before)
    }

    @Test func `names and addresses that are none change nothing else`() async throws {
        let text =
            #"{"format":"juke backup","version":1,"made":"yesterday","#
            + #""account":{"id":"x"},"liked":{"entries":[{"uri":"spotify:album:2Lo8KfAnciJAFTK2R8vqSE"},{"uri":""#
            + #"spotify:track:2Lo8KfAnciJAFTK2R8vqSE,spotify:track:x"},{}]},"playlists":{"entries":[{"name":""#
            + #"two\nlines\u001b[2J","entries":[{"uri":"../../me"}],"description":"<b>"},{"name":"  "}]}}"#
        let harness = ShellHarness(scripts: ["b.json": text])
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(await harness.run("restore b.json --yes") == .done)
        #expect(
            harness.screen.take() == """
                From the backup of x, made at an unknown time:
                4 entries of the file have no address of Spotify's.
                + Restored 2 new playlists. To take it back: undo

                """)
        #expect(
            await playlists(of: "demo.listener", in: harness).suffix(2) == ["two lines[2J", "Unnamed playlist"])
    }

    @Test(arguments: [
        ("restore", "usage: restore FILE"),
        ("restore b.json --only songs", "songs is not "),
        ("restore missing.json", "missing.json"),
    ])
    func `what is typed wrong is said`(line: String, message: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run(line) != .done)
        #expect(harness.screen.take().contains(message))
        #expect(harness.counter.count == before)
    }
}
