// `sync`: what the copy has afterwards, what is shown, and which requests it takes.

import CommandLanguage
import Exchange
import FoundationEssentials
import HTTPTypes
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct SyncTests {
    /// The heads of all lists, as paths in the order of the alphabet.
    private static let heads = [
        "GET /v1/me/albums", "GET /v1/me/audiobooks", "GET /v1/me/episodes", "GET /v1/me/following",
        "GET /v1/me/playlists", "GET /v1/me/shows", "GET /v1/me/tracks",
    ]

    /// A shell with a login in a world of the tracks of the demo, of which so many are liked.
    static func shell(liked count: Int, network: (any Exchange)? = nil) async -> ShellHarness {
        await ShellHarness.after("login", in: ShellHarness(.prompt, width: 120, world: world(liked: count)))
    }

    /// A world in which one user has liked songs and nothing else.
    static func world(liked count: Int) -> World {
        var world = World.generated(seed: 3, tracks: max(count, 1) + 200)
        world.playlists = []
        world.libraries = [:]
        world.saveTracks(count)
        return world
    }

    /// Runs a line; what it shows, its status, and its requests sorted.
    private func run(
        _ line: String, in harness: ShellHarness
    ) async -> (shown: String, status: ShellCommands.ExitStatus, sent: [String]) {
        _ = harness.screen.take()
        let before = harness.counter.count
        let status = await harness.run(line)
        let sent = harness.counter.newest.suffix(harness.counter.count - before).map { "\($0.method) \($0.path)" }
        return (harness.screen.take(), status, sent.sorted())
    }

    /// The liked songs of Spotify and of the copy.
    static func expectLiked(_ harness: ShellHarness, at location: SourceLocation = #_sourceLocation) async {
        let there = await harness.likedSongs().map {
            EntryMark(uri: $0.uri, added: $0.addedAt.map { Int($0.timeIntervalSince1970) })
        }
        #expect(await harness.copy.marks(of: .liked) == there, sourceLocation: location)
    }

    @Test func `the first time it reads everything, and then only the heads`() async {
        let harness = await ShellHarness.after("login")
        let first = await run("sync", in: harness)
        #expect(
            first.shown == """
                About 4 more requests, 1 s.
                liked songs           60 entries  60 new
                saved albums          12 entries  12 new
                saved shows            3 entries   3 new
                saved episodes         4 entries   4 new
                saved audiobooks       2 entries   2 new
                followed artists       9 entries   9 new
                playlists              4 entries   4 new
                entries of playlists  44 entries  44 new
                Left out: 1 list that Spotify does not show to your app.

                """)
        #expect(first.status == .done)
        let entries = [
            await harness.items("Road Songs"), await harness.items("Odds and Ends"),
            await harness.items("Kitchen Party"),
        ]
        #expect(first.sent == (Self.heads + ["GET /v1/me/tracks"] + entries.map { "GET " + $0 }).sorted())
        await Self.expectLiked(harness)
        let odds = await harness.entries(of: "Odds and Ends")
        let kept = await harness.copy.entries(of: .playlist(OwnPlaylists.uri("Odds and Ends")), at: nil)
        #expect(kept.map { $0.row?.uri } == odds.map(\.uri))
        #expect(kept.map(\.added) == odds.map(\.addedAt))
        #expect(kept.contains { $0.row == nil })
        #expect(kept.last?.row?.name == "Take 3")

        let second = await run("sync", in: harness)
        #expect(second.shown == "Nothing has changed (7 requests).\n")
        #expect(second.sent == Self.heads)
        #expect(second.status == .done)
    }

    @Test func `what it costs is known before, without a request`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, width: 200))
        let cost = SyncCommand.spec.cost
        await harness.expect("budget sync", shows: "sync: at least 7 requests (saved-tracks); \(cost)\n")
        let lists = [
            "liked songs", "saved albums", "saved shows", "saved episodes", "saved audiobooks",
            "followed artists and playlists",
        ]
        await harness.expect(
            "sync --dry-run", shows: "Would look at \(lists.joined(separator: ", ")): at least 7 requests.\n")
        #expect(await harness.copy.statuses().isEmpty)
        await harness.expect(
            "sync following --dry-run", shows: "Would look at followed artists: at least 1 request.\n")
    }

    @Test func `after a login it is said what it takes, where there is a copy`() async {
        let harness = await ShellHarness.after("login", "sync")
        _ = await harness.run("login --renew")
        #expect(
            harness.screen.take().hasSuffix(
                "\nTo bring the copy of your library up to date: sync (at least 7 requests, 1 s)\n"))
    }

    @Test func `new songs are read from the head on`() async {
        let harness = await Self.shell(liked: 300)
        _ = await run("sync liked", in: harness)
        await harness.simulator.change { world in
            let user = world.users[0].id
            for track in 300..<360 {
                world.libraries[user]?.tracks.save(
                    track, at: Date(timeIntervalSince1970: 1_780_000_000 + Double(track)))
            }
        }
        let ended = await run("sync liked", in: harness)
        #expect(ended.shown == "About 1 more request, 1 s.\nliked songs  360 entries  60 new\n")
        #expect(ended.sent == Array(repeating: "GET /v1/me/tracks", count: 2))
        await Self.expectLiked(harness)
    }

    @Test func `songs that are gone deep inside are found by few pages`() async {
        let harness = await Self.shell(liked: 1_500)
        _ = await run("sync liked --max-requests 100", in: harness)
        await harness.simulator.change { world in
            let user = world.users[0].id
            world.libraries[user]?.tracks.remove(700)
        }
        let ended = await run("sync liked", in: harness)
        #expect(ended.shown == "About 6 more requests, 1 s.\nliked songs  1499 entries  1 gone\n")
        #expect(ended.sent.count <= 8)
        await Self.expectLiked(harness)
        let again = await run("sync liked", in: harness)
        #expect(again.shown == "Nothing has changed (1 request).\n")
    }

    @Test func `a song that is liked again leaves its old place`() async {
        let harness = await Self.shell(liked: 400)
        _ = await run("sync liked", in: harness)
        await harness.simulator.change { world in
            let user = world.users[0].id
            world.libraries[user]?.tracks.remove(250)
            world.libraries[user]?.tracks.save(250, at: Date(timeIntervalSince1970: 1_780_000_000))
        }
        let ended = await run("sync liked", in: harness)
        #expect(ended.shown == "liked songs  400 entries  1 new\n")
        #expect(ended.sent == ["GET /v1/me/tracks"])
        await Self.expectLiked(harness)
    }

    @Test func `--full reads everything again`() async {
        let harness = await Self.shell(liked: 120)
        _ = await run("sync liked", in: harness)
        let ended = await run("sync liked --full", in: harness)
        #expect(ended.sent == Array(repeating: "GET /v1/me/tracks", count: 3))
        #expect(ended.status == .done)
        await Self.expectLiked(harness)
    }

    @Test func `the newest episodes of saved shows are read by all and by shows`() async {
        let harness = await ShellHarness.after("login")
        let ended = await run("sync shows", in: harness)
        #expect(ended.status == .done)
        #expect(ended.sent.count == 4)
        let shows = await harness.copy.entries(of: .shows, at: nil).compactMap { $0.row?.uri }
        #expect(shows.count == 3)
        for show in shows { #expect(await harness.copy.status(of: .show(show))?.count ?? 0 > 0) }
        let again = await run("sync shows", in: harness)
        #expect(again.shown == "About 3 more requests, 1 s.\nNothing has changed (4 requests).\n")
    }

    @Test(arguments: [
        ("sync everything", "everything is not liked, saved, following, playlists, shows or all."),
        ("sync liked where name = x", "where is not the end of the line."),
        ("sync playlists when x", "when is not where and a condition."),
        ("sync playlists where colour = red", "There is no field colour."),
    ])
    func `what it cannot take is refused before any request`(line: String, words: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        let ended = await run(line, in: harness)
        #expect(ended.status == .usage)
        #expect(ended.shown.contains(words), "\(ended.shown)")
        #expect(ended.sent.isEmpty)
    }
}
