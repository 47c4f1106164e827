// What everyday things cost in requests, each at its possible minimum: the table of the README, made by doing them.

import Exchange
import Prompting
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@Suite(.serialized) struct EverydayTasksTests {
    /// Something people do, and what it may cost.
    private struct Task {
        var what: String
        /// Typed before, and not counted.
        var before: [String] = []
        var lines: [String]
        var first: Int
        var again: Int
    }

    private static let tasks: [Task] = [
        Task(what: "what is playing", before: ["play album:\"ok computer\""], lines: ["now"], first: 1, again: 1),
        Task(what: "pause", before: ["play album:\"ok computer\""], lines: ["pause"], first: 1, again: 1),
        Task(
            what: "continue playing", before: ["play album:\"ok computer\"", "pause"], lines: ["resume"], first: 1,
            again: 1),
        Task(what: "skip a track", before: ["play album:\"ok computer\""], lines: ["next"], first: 1, again: 1),
        Task(what: "play an album by name", lines: ["play album:\"ok computer\""], first: 3, again: 1),
        Task(what: "search, and play the second", lines: ["search track love", "play 2"], first: 3, again: 1),
        Task(
            what: "queue the third result", before: ["play album:\"ok computer\""],
            lines: ["search track love", "queue add 3"], first: 2, again: 1),
        Task(
            what: "the latest episode of a show", lines: ["show nachtzug | episodes | take 1 | play"], first: 4,
            again: 1),
        Task(what: "an artist's albums", lines: ["artist radiohead", "albums"], first: 2, again: 0),
        Task(what: "an album's tracks", lines: ["tracks album:\"ok computer\""], first: 2, again: 0),
        Task(what: "your playlists", lines: ["playlists"], first: 1, again: 0),
        Task(what: "play a playlist by name", lines: ["play playlist:\"road songs\""], first: 3, again: 1),
        Task(what: "the newest liked songs", lines: ["liked"], first: 1, again: 0),
        Task(what: "play the liked songs shuffled", lines: ["play liked --shuffle"], first: 3, again: 2),
        Task(what: "like what plays", before: ["play album:\"ok computer\""], lines: ["like"], first: 3, again: 0),
        Task(what: "save an album", lines: ["search album blue", "save 1"], first: 3, again: 0),
        Task(what: "what you heard lately", lines: ["recent"], first: 1, again: 1),
        Task(what: "your top tracks", lines: ["top tracks"], first: 1, again: 0),
        Task(what: "everything about a track", lines: ["search track paranoid", "info 1"], first: 2, again: 0),
        Task(what: "make it softer", before: ["play album:\"ok computer\""], lines: ["volume -10"], first: 2, again: 1),
        Task(
            what: "move playback to a device", before: ["play album:\"ok computer\""], lines: ["device laptop"],
            first: 1, again: 1),
        Task(
            what: "mute and unmute", before: ["play album:\"ok computer\""], lines: ["mute", "mute"],
            first: 3,
            again: 2),
        Task(
            what: "skip half a minute", before: ["play album:\"ok computer\""], lines: ["seek +30s"], first: 2, again: 1
        ),
        Task(
            what: "shuffle what plays", before: ["play album:\"ok computer\""], lines: ["shuffle"], first: 2, again: 1),
        Task(what: "copy your library", lines: ["sync"], first: 11, again: 7),
    ]

    /// What people do to playlists. The list is looked at before and after each change.
    private static let edits: [Task] = [
        Task(
            what: "put a song on a playlist", lines: ["search track airbag", "playlist add \"Road Songs\" 1"], first: 5,
            again: 3),
        Task(
            what: "take a song off it", before: ["tracks playlist:\"Road Songs\""],
            lines: ["playlist remove \"Road Songs\" 3"], first: 3, again: 1),
        Task(
            what: "move two songs to its start", before: ["tracks playlist:\"Road Songs\""],
            lines: ["playlist move \"Road Songs\" 5-6 to start"], first: 3, again: 1),
        Task(what: "sort it", lines: ["playlist sort \"Road Songs\" by artist"], first: 11, again: 1),
        Task(what: "remove its doubles", lines: ["playlist dedupe \"Road Songs\" --name"], first: 2, again: 1),
        Task(
            what: "make a playlist of five songs", before: ["liked"], lines: ["playlist new Fresh 1-5 --again"],
            first: 3,
            again: 3),
        Task(
            what: "add what another playlist has", lines: ["playlist merge \"Odds and Ends\" into \"Road Songs\""],
            first: 5, again: 2),
        Task(
            what: "compare two playlists", lines: ["playlist diff \"Road Songs\" \"Odds and Ends\""], first: 3,
            again: 0),
        Task(
            what: "describe a playlist", lines: ["playlist describe \"Road Songs\" for the car"], first: 2, again: 1),
        Task(
            what: "add a song, and take that back",
            lines: ["search track airbag", "playlist add \"Road Songs\" 1", "undo"], first: 8, again: 6),
        Task(
            what: "two changes as one plan", before: ["liked"],
            lines: ["begin", "playlist add \"Road Songs\" 1", "playlist sort \"Road Songs\" by name", "commit"],
            first: 20,
            again: 7),
        Task(
            what: "delete a playlist, and bring it back", lines: ["playlist delete \"Road Songs\" --yes", "undo"],
            first: 3, again: 2),
    ]

    @Test func `each costs what it must and no more, and the README says so`() async throws {
        var table = "| what | you type | requests | again |\n| --- | --- | --- | --- |\n"
        for task in Self.tasks + Self.edits {
            let harness = ShellHarness(.prompt)
            for line in ["login"] + task.before { _ = await harness.run(line) }
            // What was done before is a while ago; what is done again is done at once.
            harness.time.advance(by: .seconds(60))
            var counts: [Int] = []
            for _ in 0..<2 {
                let before = harness.counter.count
                for line in task.lines {
                    #expect(await harness.run(line) == .done, "\(line)\n\(harness.screen.take())")
                }
                counts.append(harness.counter.count - before)
            }
            #expect(counts == [task.first, task.again], "\(task.what)")
            let typed = task.lines.map { "`" + $0.replacing("|", with: "\\|") + "`" }.joined(separator: ", ")
            table += "| \(task.what) | \(typed) | \(task.first) | \(task.again) |\n"
        }
        let readme = RecordedFile("README.md")
        let text = try readme.text
        let start = try #require(text.firstRange(of: "<!-- costs -->\n")).upperBound
        let end = try #require(text.firstRange(of: "<!-- end of costs -->")).lowerBound
        try readme.expect(text[..<start] + table + text[end...])
    }
}
