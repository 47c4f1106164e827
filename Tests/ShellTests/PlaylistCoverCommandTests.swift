// `playlist cover`: a JPEG is sent, and what is none is refused before any request.

import CommandLanguage
import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistCoverCommandTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0xFF, 0xD9]
    private static let before = "The cover that Road Songs has now cannot come back, not by undo either.\n"
    private static let put = "PUT " + OwnPlaylists.path(OwnPlaylists.road) + "/images"

    private func harness(_ bytes: [UInt8]) async -> ShellHarness {
        let harness = await ShellHarness.after("login", "playlists")
        harness.scripts.put("road.jpg", bytes)
        return harness
    }

    @Test func `a JPEG becomes the cover`() async {
        let harness = await harness(Self.jpeg)
        await harness.expect(
            "playlist cover 1 road.jpg --dry-run",
            shows: Self.before + "Would give Road Songs the cover road.jpg.\n")
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.cover == nil)
        await harness.expect(
            "playlist cover 1 road.jpg", shows: Self.before + "Road Songs has the cover road.jpg now\n",
            sends: [Self.put])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.cover != nil)
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .cover(PlaylistCover(OwnPlaylists.edited("Road Songs"), jpeg: Self.jpeg))
            ])
    }

    @Test func `the largest cover is taken, one byte more is not`() async {
        let rest = Array(repeating: UInt8(7), count: Limits.coverBytes - Self.jpeg.count)
        let harness = await harness(Self.jpeg + rest)
        await harness.expect(
            "playlist cover 1 road.jpg", shows: Self.before + "Road Songs has the cover road.jpg now\n",
            sends: [Self.put])
        harness.scripts.put("road.jpg", Self.jpeg + rest + [7])
        await harness.expect(
            "playlist cover 1 road.jpg",
            shows: "road.jpg has more than 192 kB, the most that Spotify takes.\n"
                + "Save it smaller: 640 by 640 pixels are enough.\n", .failed)
    }

    @Test(
        arguments: [
            ([], "empty, and no JPEG"), (Array("\u{89}PNG".utf8), "no JPEG"),
            ([0x89, 0x50, 0x4E, 0x47, 13], "a PNG, and no JPEG"),
            (Array("GIF89a".utf8), "a GIF, and no JPEG"), (Array("RIFF1234WEBPVP8".utf8), "a WebP, and no JPEG"),
            (Array("no picture".utf8), "no JPEG"), ([0xFF, 0xD8], "no JPEG"),
        ] as [([UInt8], String)])
    func `what is no JPEG is refused before any request`(bytes: [UInt8], words: String) async {
        let harness = await harness(bytes)
        await harness.expect(
            "playlist cover 1 road.jpg",
            shows: "road.jpg is \(words).\nSpotify takes covers as JPEG only: save it as one.\n", .failed)
    }

    @Test func `a file that is not there is named`() async {
        let harness = await harness(Self.jpeg)
        await harness.expect(
            "playlist cover 1 raod.jpg",
            shows: "raod.jpg cannot be read: No such file or directory.\n"
                + "Check the path. Relative paths start at the script's folder, or where juke was started.\n", .failed)
    }

    @Test func `a login without the permission is told how to add it, before any request`() async throws {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let scopes = Catalogue.scopes.map(\.text).filter { $0 != "ugc-image-upload" }
        let token = try await ImportedLoginTests.token(simulator, scopes: scopes)
        let harness = ShellHarness(.prompt, width: 200, scripts: [".pytify": token], of: simulator)
        harness.scripts.put("road.jpg", Self.jpeg)
        _ = await harness.run("login --import .pytify\nplaylists")
        await harness.expect(
            "playlist cover 1 road.jpg",
            shows: "playlist cover needs permissions that this login does not have: ugc-image-upload.\n"
                + "To add them: login --scope ugc-image-upload\n", .notAllowed)
    }

    @Test func `only its owner gives a playlist a cover`() async {
        let harness = await harness(Self.jpeg)
        await harness.expect(
            "playlist cover 3 road.jpg",
            shows: "Kitchen Party belongs to Mira: only its owner can do this.\n"
                + "To list your own: playlists | where mine\n", .notAllowed)
    }
}
