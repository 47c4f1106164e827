// Whose a playlist is stays known with the selection, in the next shell as well. What `tracks` refuses by it is
// TracksTests.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
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
    }
}
