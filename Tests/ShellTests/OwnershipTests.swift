// Whose a playlist is stays known with the selection, in the next shell as well. What `tracks` refuses by it is
// TracksTests.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct OwnershipTests {
    @Test func `what the path keeps outlives the shell`() throws {
        var thing = SelectedThing(kind: "playlist", uri: "spotify:playlist:1", name: "P")
        thing.owner = "Mira"
        thing.isMine = false
        thing.isCollaborative = true
        var session = Session(surroundings: .prompt)
        session.selection = [thing]
        let restored = try #require(SavedSession(bytes: SavedSession(session).bytes))
        #expect(restored.selection == [thing])
        let row = Row(restored.selection[0])
        #expect(row["owner"] == .text("Mira"))
        #expect(row["mine"] == .flag(false))
        #expect(row["collaborative"] == .flag(true))
        #expect(row.selected == thing)
    }

    @Test func `a path of an older shell knows nothing of it`() throws {
        let text = #"{"selection":[{"kind":"playlist","uri":"spotify:playlist:1","name":"P"}]}"#
        let restored = try #require(SavedSession(bytes: Array(text.utf8)))
        #expect(Row(restored.selection[0])["mine"] == .missing)
        // What is kept from now on says its version, and one of a newer juke is not used.
        let written = String(decoding: restored.bytes, as: UTF8.self)
        #expect(written.contains(#""version":1"#))
        #expect(SavedSession(bytes: Array(written.utf8)) == restored)
        let newer = written.replacing(#""version":1"#, with: #""version":2"#)
        #expect(SavedSession(bytes: Array(newer.utf8)) == nil)
    }

    @Test func `another user's playlist that no search has any more is still said to be that user's`() async throws {
        let harness = await ShellHarness.after(
            "login", "playlists", "unfollow \"Mira's Mornings\"", "search artist radiohead")
        let id = try #require(await harness.simulator.world.playlists.first { $0.name == "Mira's Mornings" }?.id)
        await harness.simulator.inject(
            .status(200, body: #"{"playlists":{"items":[],"total":0,"next":null}}"#),
            for: RequestMatcher(pathPrefix: "/v1/search"))
        await harness.expect(
            "playlist add \"mira's mornings\" now",
            shows: "Spotify does not allow this: Mira's Mornings belongs to Mira.\n"
                + "Only its owner and collaborators can change a playlist.\n", .notAllowed,
            sends: ["GET /v1/search", "GET /v1/playlists/\(id)"])
    }

    @Test func `a playlist that is made beside one of that name is said to be another`() async {
        let harness = await ShellHarness.after("login", "search track airbag | as s | any", in: ShellHarness())
        _ = await harness.run("playlist add \"Mira's Mornings\" $s:1 --create")
        #expect(
            harness.screen.take() == """
                The Mira's Mornings you follow belongs to Mira and cannot be changed: this is another one.
                + Made Mira's Mornings with 1 track, not on your profile.

                """)
    }
}
