// `import` of histories that are not as they should be: cut off, in other encodings, with anything in the place of
// anything, and a store that takes no more.

import FoundationEssentials
import Library
import Shell
import ShellCommands
import ShellTesting
import Testing

struct BadHistoryTests {
    /// Texts of files, what is said, the status, and how many plays are kept.
    private static let broken: [(text: String, shows: String, status: ShellCommands.ExitStatus, kept: Int)] = [
        (
            "hello",
            "-c:1:1: x has no line that is an address, or a title with an artist.\n"
                + "To see what can be imported: help import\n",
            .failed,
            0
        ),
        ("", "-c:1:1: x is empty.\nTo see what can be imported: help import\n", .failed, 0),
        (
            "{\"ts\": 1}",
            "-c:1:1: x is JSON of an unknown kind, with the members: ts.\nTo see what can be imported: help import\n",
            .failed, 0
        ),
        ("[]", "There is nothing in it.\n", .done, 0), (" [ \n ] ", "There is nothing in it.\n", .done, 0),
        (
            String(ImportTests.one.dropLast(40)),
            """
            Read 3 plays of 9 March 2024: 2 added, 1 shorter than 30 s.
            -c:1:1: x breaks off after 3 plays.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 2
        ),
        (
            String(ImportTests.one.prefix(700)),
            """
            There are no plays in it.
            -c:1:1: x breaks off before the end of its first play.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 0
        ),
        (
            ImportTests.one.replacing("Vitamin C\"", with: "Vitamin C"),
            """
            Read 1 play of 9 March 2024: 1 added.
            -c:1:1: x breaks off after 1 play.
            Get the export again and import it: what is there already is recognised.

            """, .partly, 1
        ),
        (
            "\u{FEFF}" + ImportTests.one,
            "Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.\n",
            .done, 3
        ),
        (
            ImportTests.one.replacing("\n", with: " "),
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
        let harness = ImportTests.harness(["x": text])
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
        let harness = ImportTests.harness([:])
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
        let harness = ImportTests.harness([
            "x": Histories.file([
                Histories.extended("2024-03-09T18:05:33Z", "NAME"),
                Histories.extended("2024-03-09T19:05:33Z", long),
                Histories.extended(
                    "2024-03-09T20:05:33Z", "Spoon", artist: long, uri: "spotify:track:0000000000000000000002"),
            ]).replacing("NAME", with: "\\uD834 \\q \\u12")
        ])
        await harness.expect("import x", shows: "Read 3 plays of 9 March 2024: 2 added, 1 unreadable.\n")
        #expect(await harness.plays.plays(in: nil, limit: nil).map(\.name) == ["\u{FFFD} q \u{FFFD}12", "Spoon"])
    }

    @Test func `files that are not there, and folders without histories`() async {
        let harness = ImportTests.harness(["data/a.txt": "hello"])
        await harness.expect(
            "import nowhere.json",
            shows: """
                -c:1:1: nowhere.json cannot be read: No such file or directory.
                Check the path. Relative paths start at the script's folder, or where juke was started.

                """, .failed)
        await harness.expect(
            "import data",
            shows: "-c:1:1: data holds no file that juke knows.\nTo see what can be imported: help import\n", .failed)
        await harness.expect(
            "import",
            shows: "-c:1:7: import needs files, such as: import road_songs.csv\n"
                + "usage: import FILE... [into P] [--search]\n", .usage)
    }

    @Test func `what was kept before a file that cannot be read is said`() async {
        let harness = ImportTests.harness(["one.json": ImportTests.one])
        await harness.expect(
            "import one.json nowhere.json",
            shows: """
                Read 4 plays, from 9 March 2024 to 10 March 2024: 3 added, 1 shorter than 30 s.
                -c:1:1: nowhere.json cannot be read: No such file or directory.
                Check the path. Relative paths start at the script's folder, or where juke was started.

                """, .failed)
        #expect(await harness.plays.count() == 3)
    }

    @Test func `a store that takes no more ends it with what it has`() async {
        let text = Histories.file((0..<5000).map { Histories.account("2024-03-09 18:05", "Song \($0)") })
        let harness = ShellHarness(width: 120, scripts: ["x": text], plays: FullPlays(lots: 1))
        await harness.expect(
            "import x",
            shows: """
                Stopped after 4096 plays: 4096 added, 0 there already. To continue, repeat the import.
                -c:1:1: Plays cannot be kept, since the disk is full: plays.db
                Make room on the disk, then try again.

                """, .failed)
        #expect(await harness.plays.count() == 4096)
    }
}
