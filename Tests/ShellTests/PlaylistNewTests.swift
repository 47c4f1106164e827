// `playlist new`: a playlist by its name alone, filled in order and described last; names that are taken, several words
// long, or none.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistNewTests {
    private static let mine = "GET /v1/me/playlists"
    private static let make = "POST /v1/me/playlists"

    /// A script in which an album was listed.
    private func harness(world: World = .demo) async -> ShellHarness {
        await ShellHarness.after("login", "tracks album:\"ok computer\"", in: ShellHarness(world: world))
    }

    @Test func `bare words are the name of an empty playlist, which is not on the profile`() async throws {
        let harness = await harness()
        await harness.expect(
            "playlist new Road Trip --dry-run", shows: "Would make the playlist Road Trip.\n", sends: [Self.mine])
        #expect(await harness.playlist("Road Trip") == nil)
        await harness.expect(
            "playlist new Road Trip", shows: "+ Made Road Trip, an empty playlist, not on your profile.\n",
            sends: [Self.make])
        let made = try #require(await harness.playlist("Road Trip"))
        #expect(made.visibility == .secret && made.entries.isEmpty)
    }

    @Test func `rows fill it in their order, and it is described last`() async throws {
        let harness = await harness()
        #expect(await harness.run("playlist new Loud 6 2 6 --describe 'One & all' --public") == .done)
        #expect(harness.screen.take().hasSuffix("+ Made Loud with 3 tracks, on your profile.\n"))
        let made = try #require(await harness.playlist("Loud"))
        #expect(made.visibility == .open && made.description == "One & all")
        #expect(await harness.titles(of: "Loud") == ["Karma Police", "Paranoid Android", "Karma Police"])
        let items = await harness.items("Loud")
        let sent = harness.counter.newest.suffix(5).map { "\($0.method) \($0.path)" }
        #expect(sent == [Self.mine, Self.make, "POST \(items)", "GET \(items)", "PUT /v1/playlists/\(made.id)"])
    }

    @Test func `a pipe fills it, 350 entries in four requests`() async {
        var world = World.generated(seed: 3, tracks: 400)
        world.add("Many", tracks: Array(0..<350))
        let harness = await ShellHarness.after("login", in: ShellHarness(world: world))
        let many = await harness.items("Many")
        _ = await harness.run("playlist \"Many\" | tracks | as m | count")
        #expect(await harness.run("playlist new Copy $m") == .done)
        #expect(harness.screen.take().hasSuffix("+ Made Copy with 350 tracks, not on your profile.\n"))
        let copy = await harness.items("Copy")
        let sent = harness.counter.newest.suffix(6).map { "\($0.method) \($0.path)" }
        #expect(sent == [Self.make] + Array(repeating: "POST \(copy)", count: 4) + ["GET \(copy)"])
        #expect(await harness.entries(of: "Copy").map(\.uri) == harness.entries(of: "Many").map(\.uri))
        #expect(many != copy)
        await harness.expect(
            "playlist \"Many\" | tracks | take 0 | playlist new None --again",
            shows: "+ Made None, an empty playlist, not on your profile.\n", sends: [Self.make])
    }

    @Test func `albums and other playlists stand for their tracks`() async {
        let harness = await harness()
        #expect(await harness.run("playlist new Both album:\"kid a\" playlist:\"Odds and Ends\"") == .done)
        #expect(harness.screen.take().hasSuffix("+ Made Both with 16 tracks (2 left out), not on your profile.\n"))
        let titles = await harness.titles(of: "Both")
        #expect(titles.count == 16 && titles.prefix(2) == ["Everything in Its Right Place", "Kid A"])
    }

    @Test func `a name that is taken is refused, however it is written, and --again makes another`() async {
        let harness = await harness()
        await harness.expect(
            "playlist new road songs",
            shows: """
                -c:1:1: You already have a playlist called road songs.
                To add to it: playlist add "road songs" X; to make another: --again

                """, .failed, sends: [Self.mine])
        await harness.expect(
            "playlist new Road Songs --again", shows: "+ Made Road Songs, an empty playlist, not on your profile.\n",
            sends: [Self.make])
        #expect(await harness.simulator.world.playlists.count { $0.name == "Road Songs" } == 2)
        // Another user's has that name.
        await harness.expect(
            "playlist new Mira's Mornings",
            shows: "+ Made Mira's Mornings, an empty playlist, not on your profile.\n", sends: [Self.make])
    }

    @Test(arguments: [
        ("Summer of 69", "-c:1:14: A name of several words needs quotes here.\nType: playlist new \"Summer of\" 69\n"),
        (
            "Best of liked --public",
            "-c:1:14: A name of several words needs quotes here.\nType: playlist new \"Best of\" liked\n"
        ),
        (
            "",
            "-c:1:13: playlist new needs a name, such as: playlist new Road Trip\n"
                + "usage: playlist new NAME [X...] [--describe TEXT] [--public] [--again]\n"
        ),
        ("'  '", "-c:1:14: Nothing is given for NAME.\nType: help playlist new\n"),
        (
            "spotify:track:6dVIqQ8qmQ5GBnJ9shOYGE Road",
            "-c:1:14: spotify:track:6dVIqQ8qmQ5GBnJ9shOYGE is not a name: that comes first.\nType: help playlist new\n"
        ),
        (
            "Road --describe \"one\\ntwo\"",
            "-c:1:30: one\\ntwo is not one line of text.\nType: help playlist new\n"
        ),
    ])
    func `what can be meant in two ways, or is no name, is refused before any request`(
        words: String, said: String
    ) async {
        let harness = await harness()
        await harness.expect("playlist new \(words)", shows: said, .usage)
    }

    @Test func `a description of more than 300 characters is refused before any request`() async {
        let harness = await harness()
        let long = String(repeating: "a", count: 301)
        await harness.expect(
            "playlist new Road --describe \(long)",
            shows: """
                -c:1:30: TEXT is too long: it has 301 characters, and Spotify accepts 300. Nothing was sent.
                Shorten it. Type: help playlist new

                """, .usage)
        #expect(await harness.run("playlist new Road --describe \(long.dropFirst())") == .done)
    }

    @Test func `that Spotify put it on the profile anyway is said`() async {
        let harness = await harness()
        await harness.simulator.configure { $0.playlists.ignoresPublic = true }
        #expect(await harness.run("playlist new Quiet 1") == .done)
        #expect(
            harness.screen.take().hasSuffix(
                "+ Made Quiet with 1 track, which Spotify put on your profile anyway; "
                    + "its own app can make it private.\n"
            ))
    }

    @Test func `in a plan it waits, and is known there by its name`() async {
        // A script that ends with a plan drops it.
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "begin")
        await harness.expect(
            "playlist new Later 1-2", shows: "Planned: make the playlist Later of 2 tracks (3 requests).\n",
            sends: [Self.mine])
        await harness.expect(
            "playlist add Later 2 3 --new-only", shows: "Planned: add 1 track to Later: +1 (2 requests).\n")
        await harness.expect(
            "playlist new later",
            shows: """
                You already have a playlist called later.
                To add to it: playlist add later X; to make another: --again

                """, .failed)
        #expect(await harness.playlist("Later") == nil)
        #expect(await harness.run("commit") == .done)
        #expect(
            await harness.titles(of: "Later") == ["Airbag", "Paranoid Android", "Subterranean Homesick Alien"])
    }

    @Test func `an estimate counts the look at the names, and makes nothing`() async {
        let harness = await harness()
        #expect(await harness.run("budget playlist new \"Road Trip\" 1-3") == .done)
        #expect(await harness.playlist("Road Trip") == nil)
    }
}
