// `new`: what the followed artists released, put together from the lists of each.

import FoundationEssentials
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@testable import SpotifySimulator

struct NewTests {
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
    func `singles are found after any number of albums`(albums: Int, newAlbums: Int, requests: Int) async {
        let harness = ShellHarness(world: Self.world(albums: albums, newAlbums: newAlbums))
        _ = await harness.run("login")
        let before = harness.counter.count
        #expect(await harness.run("new | select name") == .done, "\(harness.messages.text)")
        let names = harness.output.text.split(separator: "\n").map(String.init)
        #expect(names.count == newAlbums + 1)
        #expect(names.last == "New Single")
        #expect(harness.counter.count - before == requests)
    }

    @Test func `who follows no artist reads how to, for one request`() async {
        var world = World.demo
        for user in world.users { world.libraries[user.id]?.artists = SavedList() }
        let harness = await ShellHarness(.prompt, world: world).prepared()
        #expect(
            await harness.result(of: "new")
                == LineResult(messages: "You follow no artists yet. To follow one: follow NAME\n", requests: 1))
    }

    @Test func `an album a script asks for is listed with its day, and read again from the cache`() async {
        let harness = await ShellHarness(world: Self.world(albums: 2, newAlbums: 1)).prepared()
        let rows = "Album 1\t2026-11-10\nNew Single\t2026-11-01\n"
        #expect(await harness.result(of: "new | select name released") == LineResult(rows, requests: 2))
        #expect(await harness.result(of: "new --days 10 | select name released") == LineResult("Album 1\t2026-11-10\n"))
    }

    @Test(arguments: ["0", "3651", "a week"])
    func `a number of days that cannot be is refused before any request`(days: String) async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "new --days \"\(days)\"")
                == .refused("-c:1:12: \(days) is not a number of days, 1 to 3650.\nType: help new\n"))
    }
}
