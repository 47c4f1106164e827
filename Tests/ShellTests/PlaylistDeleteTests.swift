// `playlist delete`: asked about, gone from what the shell knows, still there for undo, and never another user's.

import CommandLanguage
import Exchange
import Library
import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistDeleteTests {
    private static let delete = "DELETE /v1/me/library"

    private func prompt(_ answers: String...) async -> ShellHarness {
        let answers = answers.map { LineEvent.text($0, at: SourcePosition()) }
        return await ShellHarness.after("login", "playlists", in: ShellHarness(.prompt, width: 120, answers: answers))
    }

    private func offered(_ line: String, in harness: ShellHarness) async -> [String] {
        await harness.names.open()
        await harness.names.waitUntilSearchable()
        harness.snapshot.renew(await harness.shell.session)
        let snapshot = harness.snapshot
        let engine = CompletionEngine(table: Catalogue.table(), snapshot: { snapshot.candidates($0) })
        return engine.completions(for: line, cursor: line.utf8.count).candidates.map(\.insertion)
    }

    @Test func `it asks, deletes, and says how it comes back`() async {
        let harness = await prompt("y")
        #expect(await offered("playlist delete roa", in: harness) == ["\"Road Songs\""])
        await harness.expect("playlist delete 1 --dry-run", shows: "Would delete Road Songs (24 entries).\n")
        _ = await harness.run("playlist 1")
        await harness.expect(
            "playlist delete 1", shows: "- Deleted Road Songs (24 entries). To bring it back: undo\n",
            sends: [Self.delete])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.isAbandoned == true)
        #expect(await harness.shell.session.selection.isEmpty)
        #expect(await OwnPlaylists.newestEdits(in: harness) == [.unsave([OwnPlaylists.uri("Road Songs")])])
        // Its name means it no longer; the numbers of the listing are what they were.
        #expect(await offered("playlist delete roa", in: harness) == [])
        #expect(await offered("playlist ", in: harness).contains("2"))
        #expect(await !offered("playlist ", in: harness).contains("1"))
        #expect(await harness.names.bearers(of: "road songs", kinds: ["playlist"]).isEmpty)
        #expect(await harness.run("playlist road songs") == .notFound)
        #expect(await harness.shell.session.listings.last?.rows[1].name == "Odds and Ends")
        _ = harness.screen.take()
        _ = await harness.run("playlists | select name")
        #expect(harness.screen.take() == " 1  Odds and Ends\n 2  Kitchen Party\n 3  Mira's Mornings\n")
    }

    @Test func `followed again, it is known again`() async throws {
        let harness = await prompt("y")
        _ = await harness.run(
            "playlist delete 1\nfollow spotify:playlist:\(OwnPlaylists.uri("Road Songs").dropFirst(17))")
        _ = await harness.run("playlists")
        #expect(await offered("playlist roa", in: harness) == ["\"Road Songs\""])
        #expect(await harness.run("playlist road songs") == .done)
        // Undoing it is that.
        let deletion = try #require(await harness.changeLog.records(limit: nil).last)
        #expect(try deletion.inverse(lists: [:]) == [.save([OwnPlaylists.uri("Road Songs")])])
    }

    @Test(arguments: ["n", ""])
    func `no is no`(answer: String) async {
        let harness = await prompt(answer)
        await harness.expect("playlist delete 1", shows: "Nothing was done.\n", .failed)
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.isAbandoned == false)
    }

    @Test func `a script says --yes, for one as well`() async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness())
        await harness.expect(
            "playlist delete \"road songs\"",
            shows: "-c:1:1: juke would ask \"Delete Road Songs (24 entries)? undo brings it back.\", but cannot ask "
                + "here.\nTo go ahead without being asked: --yes\n", .usage)
        await harness.expect(
            "playlists | where mine | playlist delete --yes",
            shows: "- Deleted 2 playlists (32 entries). To bring them back: undo\n", sends: [Self.delete])
        #expect(await OwnPlaylists.playlist("Odds and Ends", in: harness)?.isAbandoned == true)
    }

    @Test func `a playlist of somebody else is left by unfollow`() async {
        let harness = await prompt()
        await harness.expect(
            "playlist delete 1 3 --yes",
            shows: "Kitchen Party belongs to Mira: you cannot delete it.\n"
                + "To follow it no more: unfollow \"Kitchen Party\"\n", .notAllowed)
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.isAbandoned == false)
    }

    @Test func `in a plan it waits, and its name still means it`() async {
        let harness = await prompt("y")
        await OwnPlaylists.openPlan(in: harness)
        await harness.expect(
            "playlist delete 1", shows: "Planned: delete Road Songs (24 entries) (1 request).\n")
        #expect(await harness.names.bearers(of: "road songs", kinds: ["playlist"]).count == 1)
    }

    @Test func `one that a plan makes is not there to be deleted`() async {
        let harness = await prompt()
        await OwnPlaylists.openPlan(in: harness)
        let change = Change(
            "make it", edits: [.create(PlaylistCreation(EditedPlaylist(uri: "new:1", name: "Later"), isPublic: false))])
        _ = await harness.changeLog.add(
            ChangeRecord(change, at: harness.time.now, shell: "test", state: .planned))
        await harness.expect(
            "playlist delete later --yes",
            shows: "Later is only planned, so there is nothing to delete.\nTo drop what is planned: abort\n", .failed)
        await harness.expect(
            "playlist rename later Sooner", shows: "Planned: rename Later to Sooner (1 request).\n")
    }
}
