// Whose a playlist is stays known from the listing to the command, so that what Spotify would refuse is never sent.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct OwnershipTests {
    private static let refusal = """
        Spotify does not allow this: Mira's Mornings belongs to Mira.
        Spotify shows the contents of a playlist only to its owner and collaborators.
        """

    @Test(arguments: ["tracks 1", "playlist 1; tracks", "playlist 1; back; tracks", "playlist 1; tracks ."])
    func `somebody else's playlist is refused without a request`(lines: String) async {
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
    }

    @Test func `the count of somebody else's playlist stays known to info`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; playlists")
        let shown = harness.output.text.count
        #expect(await harness.run("info 4 --json") == .done)
        #expect(harness.output.text.dropFirst(shown).contains(#""tracks":18"#))
        #expect(harness.output.text.dropFirst(shown).contains(#""mine":false"#))
    }
}
