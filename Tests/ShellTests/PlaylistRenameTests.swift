// `playlist rename`: one request, the rows and the selection that follow, hostile names, and playlists of others.

import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistRenameTests {
    private static let put = "PUT " + OwnPlaylists.path(OwnPlaylists.road)

    @Test func `a playlist has the new name, here and at Spotify`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist rename 1 Long Drives --dry-run", shows: "Would rename Road Songs to Long Drives.\n")
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness) != nil)
        await harness.expect(
            "playlist rename 1 Long Drives", shows: "Road Songs is called Long Drives now\n", sends: [Self.put])
        #expect(await OwnPlaylists.playlist("Long Drives", in: harness)?.entries.count == 24)
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .describe(
                    PlaylistDescription(
                        OwnPlaylists.edited("Road Songs"), before: .init(name: "Road Songs"),
                        after: .init(name: "Long Drives")))
            ])
        // The listing has the new name, and keeps all else.
        await harness.expect("playlist \"Long Drives\"", shows: "")
        #expect(await harness.shell.session.selection.map(\.name) == ["Long Drives"])
        #expect(await harness.shell.session.listings.last?.rows[0][.entryCount] == 24)
        await harness.expect("playlist rename . Drives", shows: "Long Drives is called Drives now\n", sends: [Self.put])
        #expect(await harness.shell.session.selection.map(\.name) == ["Drives"])
        #expect(await harness.shell.session.listings.last?.rows.map(\.name).first == "Drives")
    }

    @Test func `a name is looked up, and quoted where it is several words`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "playlist rename \"road songs\" 'Long  Drives'", shows: "Road Songs is called Long  Drives now\n",
            sends: ["GET /v1/me/playlists", Self.put])
        let status = await harness.run("playlist rename Road Songs")
        #expect(status == .notFound)
        #expect(await OwnPlaylists.playlist("Long  Drives", in: harness) != nil)
    }

    @Test(arguments: ["🎧 שלום & <b>", "-M-", "\u{202E}evil", "all", "$x", String(repeating: "é", count: 100)])
    func `any name of one line is sent as it is, and shown clean`(name: String) async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness(.prompt, width: 200))
        _ = await harness.run("playlist rename 1 '\(name)'")
        let shown = name.replacing("\u{202E}", with: "")
        #expect(harness.screen.take() == "Road Songs is called \(shown) now\n")
        #expect(await OwnPlaylists.playlist(name, in: harness)?.entries.count == 24)
    }

    @Test(arguments: [
        ("''", "Nothing is given for NAME."), ("' '", "Nothing is given for NAME."),
        ("\"a\\nb\"", "a\\nb is not one line of text."),
        ("\"\\u{1B}[31mred\"", "[31mred is not a text without control characters."),
        (
            String(repeating: "x", count: 101),
            "NAME is too long: it has 101 characters, and Spotify accepts 100. Nothing was sent."
        ),
    ])
    func `what cannot be a name is refused before any request`(name: String, sentence: String) async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness())
        let next = sentence.contains("too long") ? "Shorten it. " : ""
        await harness.expect(
            "playlist rename 1 \(name)",
            shows: "-c:1:19: \(sentence)\n\(next)Type: help playlist rename\n", .usage)
    }

    @Test func `a playlist of somebody else is refused before any request, or explained after one`() async {
        let harness = await ShellHarness.after("login", "playlists")
        let next = "To list your own: playlists | where mine\n"
        await harness.expect(
            "playlist rename 3 Mine", shows: "Kitchen Party belongs to Mira: only its owner can do this.\n" + next,
            .notAllowed)
        await OwnPlaylists.give("Road Songs", in: harness)
        await harness.expect(
            "playlist rename 1 Mine",
            shows: "Road Songs is not yours, as far as Spotify says: only its owner can do this.\n" + next, .notAllowed,
            sends: [Self.put])
        #expect(await OwnPlaylists.playlist("Mine", in: harness) == nil)
        #expect(await harness.changeLog.records(limit: nil).isEmpty)
    }

    @Test func `a name it has already is not sent, as a look shows`() async {
        let harness = await ShellHarness.after("login", "playlists")
        let get = Self.put.replacing("PUT", with: "GET")
        for line in ["playlist rename 1 Road Songs", "playlist rename 1 Road Songs --dry-run"] {
            await harness.expect(line, shows: "Road Songs is already called that\n", sends: [get])
        }
        #expect(await harness.changeLog.records(limit: nil).isEmpty)
        // Other capitals are another name.
        await harness.expect(
            "playlist rename 1 road songs", shows: "Road Songs is called road songs now\n", sends: [Self.put])
        // Another program has changed it since it was listed: then it is changed back.
        await harness.simulator.change { world in
            for place in world.playlists.indices where world.playlists[place].name == "road songs" {
                world.playlists[place].name = "Drives"
            }
        }
        await harness.expect(
            "playlist rename 1 road songs", shows: "Drives is called road songs now\n", sends: [get, Self.put])
    }

    @Test func `in a plan it waits, and the next one starts from it`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await OwnPlaylists.openPlan(in: harness)
        await harness.expect(
            "playlist rename 1 Long Drives", shows: "Planned: rename Road Songs to Long Drives (1 request).\n")
        await harness.expect(
            "playlist rename 1 Drives", shows: "Planned: rename Long Drives to Drives (1 request).\n")
        await harness.expect(
            "playlist rename 1 Drives", shows: "Drives is already called that in the plan\n",
            sends: [Self.put.replacing("PUT", with: "GET")])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness) != nil)
        #expect(await harness.shell.session.listings.last?.rows[0].name == "Road Songs")
    }

    @Test func `something is missing`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "playlist rename 1",
            shows: "-c:1:18: playlist rename needs a name, such as: playlist rename 2 Summer 2027\n"
                + "usage: playlist rename P NAME\n", .usage)
    }
}
