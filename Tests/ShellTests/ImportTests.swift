// `import` of histories: both forms of Spotify's data export, alone, in folders and together, and whatever else may be
// in such files. The files are read in small pieces that end anywhere.

import FoundationEssentials
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import Storage
import Testing

struct ImportTests {
    static let one = Histories.file([
        Histories.extended("2024-03-09T18:05:33Z", "Spoon"),
        Histories.extended("2024-03-09T18:09:00Z", "Vitamin C", uri: "spotify:track:0000000000000000000002"),
        Histories.extended("2024-03-09T18:09:20Z", "Spoon", milliseconds: "12000"),
        Histories.episode("2024-03-10T07:00:00Z", "A talk", show: "A show"),
    ])
    private static let year = Histories.file([
        Histories.account("2024-03-09 18:05", "Spoon"), Histories.account("2024-03-09 18:09", "Vitamin C"),
        Histories.account("2024-12-24 20:00", "Spoon", milliseconds: 31_000),
        Histories.account("2024-12-24 20:01", "Spoon", milliseconds: 900),
    ])

    static func harness(_ files: [String: String]) -> ShellHarness { ShellHarness(width: 120, scripts: files) }

    /// What is kept, a line for each play.
    private func kept(_ harness: ShellHarness) async -> [String] {
        await harness.plays.plays(in: nil, limit: nil).map { play in
            [
                "\(Int(play.ended.timeIntervalSince1970))", "\(play.heard?.components.seconds ?? -1)",
                play.kind.rawValue,
                play.name, play.artist, play.album, play.uri ?? "-", play.source.rawValue,
            ].joined(separator: "|")
        }
    }

    @Test func `the extended history is read with its URIs, without a login and without a request`() async {
        let harness = Self.harness(["any name": Self.one])
        await harness.expect(
            "import \"any name\"",
            shows: "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.\n")
        #expect(
            await kept(harness) == [
                "1710007533|200|track|Spoon|Can|Ege Bamyasi|spotify:track:0000000000000000000001|extended",
                "1710007740|200|track|Vitamin C|Can|Ege Bamyasi|spotify:track:0000000000000000000002|extended",
                "1710054000|1800|episode|A talk|A show||spotify:episode:0000000000000000000009|extended",
            ])
    }

    @Test func `doing it again adds nothing, and neither does the year of history beside it`() async {
        let harness = Self.harness(["one.json": Self.one, "year.json": Self.year])
        await harness.expect(
            "import one.json",
            shows: "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.\n")
        await harness.expect(
            "import one.json",
            shows: "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 there already, 1 shorter than 30 s.\n")
        await harness.expect(
            "import year.json one.json",
            shows: "Read 8 plays in 2 files, from 9 March 2024 to 24 December 2024: 1 added, 5 there already, "
                + "2 shorter than 30 s.\n")
        let first = await kept(harness)
        let other = Self.harness(["one.json": Self.one, "year.json": Self.year])
        _ = await other.run("import year.json; import one.json")
        #expect(await kept(other) == first)
        #expect(first.last == "1735070400|31|track|Spoon|Can||-|account")
    }

    @Test func `recent and a history have the same play once`() async throws {
        let harness = await ShellHarness(scripts: ["one.json": Self.one]).prepared(by: "recent | count")
        let before = await harness.plays.count()
        #expect(before > 0)
        let recent = await harness.plays.plays(in: nil, limit: nil)
        let play = try #require(recent.last)
        let moment = Int(play.ended.timeIntervalSince1970) - 4
        harness.scripts.put(
            "same.json",
            Array(
                Histories.file([
                    Histories.extended(
                        PartialDate(secondsSince1970: moment).text, play.name, artist: play.artist,
                        album: play.album, milliseconds: "61000", uri: play.uri)
                ]).utf8))
        _ = await harness.run("import same.json")
        #expect(harness.messages.text.hasSuffix(": 1 there already.\n"), "\(harness.messages.text)")
        #expect(await harness.plays.count() == before)
        let after = await harness.plays.plays(in: nil, limit: nil)
        #expect(after.map(\.source).filter { $0 == .extended }.count == 1)
    }

    @Test func `of a folder only the histories are read, at any depth, and nothing of the system`() async {
        let harness = Self.harness([
            "data/a/Streaming_History_Audio_2024_1.json": Self.one, "data/b/c/renamed.txt": Self.year,
            "data/Userdata.json": "{\"username\": \"geheim\", \"country\": \"XK\"}",
            "data/Follow.json": "{\"followers\": []}", "data/empty.json": "[]", "data/ReadMe.pdf": "%PDF-1.7 …",
            "data/__MACOSX/a/._Streaming_History_Audio_2024_1.json": Self.one, "data/a/.hidden.json": Self.one,
        ])
        await harness.expect(
            "import data",
            shows: "Read 8 plays in 2 files, from 9 March 2024 to 24 December 2024: 4 added, 2 there already, "
                + "2 shorter than 30 s.\n")
        #expect(await harness.plays.count() == 4)
    }

    @Test func `a podcast of the year of history is one by the name of its file or of its fields`() async {
        let entry =
            "{\"endTime\": \"2024-03-09 18:05\", \"podcastName\": \"P\", \"episodeName\": \"E\", \"msPlayed\": 60000}"
        let harness = Self.harness([
            "StreamingHistory_podcast_0.json": Histories.file([Histories.account("2024-03-10 18:05", "F", artist: "Q")]
            ),
            "StreamingHistory_audiobook_0.json": Histories.file([
                Histories.account("2024-03-11 18:05", "G", artist: "R")
            ]),
            "new.json": Histories.file([entry]),
        ])
        _ = await harness.run("import new.json StreamingHistory_podcast_0.json StreamingHistory_audiobook_0.json")
        #expect(
            await kept(harness) == [
                "1710007500|60|episode|E|P||-|account", "1710093900|200|episode|F|Q||-|account",
                "1710180300|200|chapter|G|R||-|account",
            ])
    }

    @Test func `what must not be kept is nowhere in the store`() async {
        let harness = Self.harness(["one.json": Self.one])
        _ = await harness.run("import one.json")
        let all = await kept(harness).joined() + harness.screen.take()
        for secret in ["203.0.113.77", "geheim", "XK", "samsung"] { #expect(!all.contains(secret)) }
    }

    @Test func `a dry run counts and keeps nothing`() async {
        let harness = Self.harness(["one.json": Self.one])
        await harness.expect(
            "import one.json --dry-run", shows: "Would keep 3 plays, as far as they are not there already.\n")
        #expect(await harness.plays.count() == 0)
    }
}
