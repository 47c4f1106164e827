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
    private static let one = Histories.file([
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

    private func harness(_ files: [String: String]) -> ShellHarness { ShellHarness(width: 120, scripts: files) }

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
        let harness = harness(["any name": Self.one])
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
        let harness = harness(["one.json": Self.one, "year.json": Self.year])
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
        let other = self.harness(["one.json": Self.one, "year.json": Self.year])
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
        let harness = harness([
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
        let harness = harness([
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
        let harness = harness(["one.json": Self.one])
        _ = await harness.run("import one.json")
        let all = await kept(harness).joined() + harness.screen.take()
        for secret in ["203.0.113.77", "geheim", "XK", "samsung"] { #expect(!all.contains(secret)) }
    }

    @Test func `a dry run counts and keeps nothing`() async {
        let harness = harness(["one.json": Self.one])
        await harness.expect(
            "import one.json --dry-run", shows: "Would keep 3 plays, as far as they are not there already.\n")
        #expect(await harness.plays.count() == 0)
    }
}

// MARK: - Bad input

extension ImportTests {
    /// Texts of files, what is said, the status, and how many plays are kept.
    private static let broken: [(text: String, shows: String, status: ShellCommands.ExitStatus, kept: Int)] = [
        (
            "hello", "-c:1:1: x is in no format that juke knows.\nTo see what can be imported: help import\n", .failed,
            0
        ),
        ("", "-c:1:1: x is in no format that juke knows.\nTo see what can be imported: help import\n", .failed, 0),
        (
            "{\"ts\": 1}", "-c:1:1: x is in no format that juke knows.\nTo see what can be imported: help import\n",
            .failed, 0
        ),
        ("[]", "There are no plays in it.\n", .done, 0), (" [ \n ] ", "There are no plays in it.\n", .done, 0),
        (
            String(one.dropLast(40)),
            """
            Read 3 plays of 9 March 2024: 2 added, 1 shorter than 30 s.
            -c:1:1: x breaks off after 3 plays.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 2
        ),
        (
            String(one.prefix(700)),
            """
            There are no plays in it.
            -c:1:1: x breaks off before the end of its first play.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 0
        ),
        (
            one.replacing("Vitamin C\"", with: "Vitamin C"),
            """
            Read 1 play of 9 March 2024: 1 added.
            -c:1:1: x breaks off after 1 play.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 1
        ),
        (
            "\u{FEFF}" + one, "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.\n",
            .done, 3
        ),
        (
            one.replacing("\n", with: " "),
            "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.\n", .done, 3
        ),
        (
            Histories.file([
                Histories.extended("2024-03-09T18:05:33Z", nil, artist: nil, album: nil, uri: nil),
                Histories.extended("yesterday", "Spoon"), Histories.extended("1970-01-01T00:00:00Z", "Spoon"),
                Histories.extended("2024-02-30T00:00:00Z", "Spoon"),
                Histories.extended("2024-03-09T18:05:33Z", "Spoon", milliseconds: "null"),
                Histories.extended("2024-03-09T18:05:33Z", "Spoon", milliseconds: "\"200000\""),
                Histories.extended("2024-03-09T18:05:33Z", "Spoon", milliseconds: "-5"),
                Histories.extended("2024-03-09T18:05:33Z", "Spoon", milliseconds: "[1, {\"ms_played\": 200000}]"),
                Histories.extended("2024-03-09T18:05:33Z", "Spoon", milliseconds: "1e99"), "null", "3", "\"text\"",
                "[[1], {}]", "{}", Histories.extended("2024-03-09 18:05:33", "Spoon", milliseconds: "200000.0"),
            ]),
            "Read 15 plays of 9 March 2024: 1 added, 14 unreadable.\n", .done, 1
        ),
    ]

    @Test(arguments: broken)
    func `files that are not as they should be`(
        text: String, shows: String, status: ShellCommands.ExitStatus, kept: Int
    ) async {
        let harness = harness(["x": text])
        await harness.expect("import x", shows: shows, status)
        #expect(await harness.plays.count() == kept)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read, too`(isBigEndian: Bool, hasMark: Bool) async {
        let text = Histories.file([Histories.extended("2024-03-09T18:05:33Z", "東京 𝄞 é")])
        let units = ((hasMark ? "\u{FEFF}" : "") + text).utf16
        let bytes = units.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let harness = harness([:])
        harness.scripts.put("x", bytes)
        await harness.expect("import x", shows: "Read 1 play of 9 March 2024: 1 added.\n")
        #expect(await harness.plays.plays(in: nil, limit: nil).map(\.name) == ["東京 𝄞 é"])
    }

    @Test func `names keep every letter, and the terminal sees none that it would obey`() async {
        let name = "a\u{1B}[31mb\u{202E}c\"\\/\n𝄞"
        let escaped = Histories.file([Histories.extended("2024-03-09T18:05:33Z", "NAME")])
            .replacing("NAME", with: "a\\u001b[31mb\\u202Ec\\\"\\\\\\/\\n\\uD834\\uDD1E")
        let harness = ShellHarness(.prompt, width: 120, scripts: ["x": escaped])
        _ = await harness.run("import x")
        #expect(await harness.plays.plays(in: nil, limit: nil).map(\.name) == [name])
        await harness.expect(
            "stats tracks", shows: " 1  a[31mbc\"\\/ 𝄞  Can  1 play  3:20\n")
    }

    @Test func `half a character and a text without an end cost no more than themselves`() async {
        let long = String(repeating: "x", count: 70_000)
        let harness = harness([
            "x": Histories.file([
                Histories.extended("2024-03-09T18:05:33Z", "NAME"),
                Histories.extended("2024-03-09T19:05:33Z", long),
                Histories.extended("2024-03-09T20:05:33Z", "Spoon", artist: long),
            ]).replacing("NAME", with: "\\uD834 \\q \\u12")
        ])
        await harness.expect("import x", shows: "Read 3 plays of 9 March 2024: 2 added, 1 unreadable.\n")
        #expect(await harness.plays.plays(in: nil, limit: nil).map(\.name) == ["\u{FFFD} q \u{FFFD}12", "Spoon"])
    }

    @Test func `files that are not there, and folders without histories`() async {
        let harness = harness(["data/a.txt": "hello"])
        await harness.expect(
            "import nowhere.json",
            shows: "-c:1:1: nowhere.json cannot be read: No such file or directory.\n", .failed)
        await harness.expect(
            "import data",
            shows: "-c:1:1: data holds no file that juke knows.\nTo see what can be imported: help import\n", .failed)
        await harness.expect(
            "import", shows: "-c:1:7: FILE is missing.\nusage: import FILE...\n", .usage)
    }

    @Test func `what was kept before a file that cannot be read is said`() async {
        let harness = harness(["one.json": Self.one])
        await harness.expect(
            "import one.json nowhere.json",
            shows: """
                Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.
                -c:1:1: nowhere.json cannot be read: No such file or directory.

                """, .failed)
        #expect(await harness.plays.count() == 3)
    }
}
