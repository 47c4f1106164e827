// What is put together from several lists: the newest episodes of all saved shows, and new releases with singles.

import FoundationEssentials
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@testable import SpotifySimulator

struct FeedTests {
    @Test func `episodes of no show are the newest of all saved shows, merged`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let said = harness.messages.text.count
        let before = harness.counter.count
        #expect(await harness.run("episodes --columns released,show,name") == .done, "\(harness.messages.text)")
        let rows = harness.output.text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(Set(rows.map { $0[1] }).count == 3)
        #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted(by: >))
        #expect(harness.counter.count - before == 4)
        #expect(harness.messages.text.dropFirst(said) == "The newest episodes of 3 saved shows, at one request each.\n")
    }

    @Test func `a selected show is listed alone`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; show nachtzug")
        let before = harness.counter.count
        _ = await harness.run("episodes")
        #expect(harness.counter.count - before == 1)
        #expect(harness.output.text.contains("Von Köln nach Wien"))
    }

    @Test func `with nothing saved it says how to find a show, and sends one request`() async {
        var world = World.demo
        for user in world.users { world.libraries[user.id]?.shows = SavedList() }
        let harness = ShellHarness(.prompt, world: world)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("episodes") == .done)
        #expect(
            harness.screen.take() == "No show is selected or saved. To find one: search show NAME, then episodes 1\n")
        #expect(harness.counter.count - before == 1)
    }

    @Test func `many shows are asked about first, and no sends no more`() async {
        var world = World.demo
        world.listOnlyShows(25)
        var library = UserLibrary()
        for show in 0..<25 { library.shows.save(show, at: World.demoAdded) }
        world.libraries = [world.users[0].id: library]
        let harness = ShellHarness(.prompt, world: world, answers: [.text("n", at: SourcePosition())])
        _ = await harness.run("login")
        let before = harness.counter.count
        _ = await harness.run("episodes")
        #expect(harness.counter.count - before == 1)
        #expect(await harness.shell.session.lastStatus != .done)
    }

    /// An artist with so many old albums that no single is on the first page, and a new single.
    private static func world(albums: Int, newAlbums: Int = 0) -> World {
        var builder = CatalogueBuilder()
        let artist = builder.artist("Prolific")
        for number in 0..<albums {
            let isNew = number >= albums - newAlbums
            builder.startAlbum(
                "Album \(number)", by: artist, released: isNew ? "2026-11-10" : "\(1980 + number)-01-01", kind: .album)
            builder.addTrack("T", milliseconds: 60_000)
        }
        builder.startAlbum("Old Single", by: artist, released: "1990-01-01", kind: .single)
        builder.addTrack("T", milliseconds: 60_000)
        builder.startAlbum("New Single", by: artist, released: "2026-11-01", kind: .single)
        builder.addTrack("T", milliseconds: 60_000)
        var world = World.demo
        world.catalogue = builder.catalogue()
        world.playlists = []
        var library = UserLibrary()
        library.artists.save(0, at: World.demoAdded)
        world.libraries = [world.users[0].id: library]
        return world
    }

    @Test(arguments: [(albums: 3, newAlbums: 0, requests: 2), (12, 0, 3), (12, 11, 5)])
    func `new finds singles behind any number of albums`(albums: Int, newAlbums: Int, requests: Int) async {
        let harness = ShellHarness(world: Self.world(albums: albums, newAlbums: newAlbums))
        _ = await harness.run("login")
        let before = harness.counter.count
        #expect(await harness.run("new | select name") == .done, "\(harness.messages.text)")
        let names = harness.output.text.split(separator: "\n").map(String.init)
        #expect(names.count == newAlbums + 1)
        #expect(names.last == "New Single")
        #expect(harness.counter.count - before == requests)
    }
}
