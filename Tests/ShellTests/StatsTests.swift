// `stats`: counts as rows and as an overview, of all plays and of a time, in a zone of the user's.

import Exchange
import FoundationEssentials
import Library
import Rows
import Shell
import ShellCommands
import ShellTesting
import Storage
import Testing
import Text

struct StatsTests {
    /// Two hours ahead of UTC.
    private static let zone = LocalZone(offset: { _ in 7200 }, name: { _ in "CEST" })

    /// A play that ended at a time in UTC.
    private static func play(
        _ day: Int, _ hour: Int, _ name: String, _ artist: String = "Can", album: String = "Ege Bamyasi",
        minutes: Int = 4, kind: String = "track"
    ) -> PastPlay {
        let id = (name + artist).utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        let digits = String(id)
        let padded = String(repeating: "0", count: 22 - digits.count) + digits
        return PastPlay(
            ended: Date(timeIntervalSince1970: Double(1_735_689_600 + (day - 1) * 86_400 + hour * 3600)),
            heard: .seconds(minutes * 60), uri: "spotify:\(kind):\(padded)", kind: .init(rawValue: kind), name: name,
            artist: artist, album: album, source: .extended)
    }

    /// January 2025: a streak of three days, and two days alone.
    private static let plays = [
        play(1, 10, "Spoon"), play(1, 11, "Vitamin C"), play(2, 10, "Spoon"),
        play(2, 22, "Rosa", "Björk", album: "Debut"),
        play(5, 8, "Spoon"), play(9, 9, "A talk", "A show", album: "", minutes: 90, kind: "episode"),
    ]

    private func harness(
        _ surroundings: Session.Surroundings = .prompt, width: Int = 80, _ plays: [PastPlay] = plays
    ) async throws -> ShellHarness {
        let harness = ShellHarness(surroundings, width: width, plays: PlaysDatabase(), zone: Self.zone)
        _ = try await harness.plays.add(plays)
        return harness
    }

    @Test func `alone it is an overview`() async throws {
        let harness = try await harness()
        await harness.expect(
            "stats",
            shows: """
                6 plays, 1 hour
                  time     1 January 2025 to 9 January 2025; days are those of your zone, CEST
                  days     5, at most 3 in a row, to 3 January 2025
                  artists  2, most of all Can (4), Björk (1)
                  tracks   3, most of all Spoon – Can (3), Rosa – Björk (1), Vitamin C – Can (1)

                """)
        let script = try await self.harness(.script)
        await script.expect(
            "stats | select plays heard artists tracks days streak present",
            shows: "6\t1:50:00\t2\t3\t5\t3\t0\n")
    }

    @Test func `artists, tracks and albums are those of music, the most played first`() async throws {
        let harness = try await harness()
        await harness.expect(
            "stats artists",
            shows: """
                 1  Can    4 plays  16:00  ████████████████████
                 2  Björk  1 play    4:00  █████

                """)
        await harness.expect(
            "stats tracks",
            shows: """
                 1  Spoon      Can    3 plays  12:00  ████████████████████
                 2  Rosa       Björk  1 play    4:00  ███████
                 3  Vitamin C  Can    1 play    4:00  ███████

                """)
        await harness.expect(
            "stats albums",
            shows: """
                 1  Ege Bamyasi  Can    4 plays  16:00  ████████████████████
                 2  Debut        Björk  1 play    4:00  █████

                """)
        let narrow = try await self.harness(width: 40)
        await narrow.expect(
            "stats tracks",
            shows: """
                 1  Spoon
                    Can · 3 plays · 12:00
                 2  Rosa
                    Björk · 1 play · 4:00
                 3  Vitamin C
                    Can · 1 play · 4:00

                """)
        await narrow.expect(
            "stats",
            shows: """
                6 plays, 1 hour
                  time     1 January 2025 to 9 January
                           2025; days are those of your
                           zone, CEST
                  days     5, at most 3 in a row, to 3
                           January 2025
                  artists  2, most of all Can (4), Björk
                           (1)
                  tracks   3, most of all Spoon – Can
                           (3), Rosa – Björk (1),
                           Vitamin C – Can (1)

                """)
    }

    @Test func `years, hours and days have everything, by the user's clock`() async throws {
        let harness = try await harness()
        await harness.expect(
            "stats years",
            shows: """
                2025  6 plays  1:50:00
                Times are those of your zone, CEST.

                """)
        await harness.expect(
            "stats hours",
            shows: """
                00:00  1 play      4:00  ██████████
                10:00  1 play      4:00  ██████████
                11:00  1 play   1:30:00  ██████████
                12:00  2 plays     8:00  ████████████████████
                13:00  1 play      4:00  ██████████
                Times are those of your zone, CEST.

                """)
        await harness.expect(
            "stats days",
            shows: """
                2025-01-01  2 plays     8:00  ████████████████████
                2025-01-02  1 play      4:00  ██████████
                2025-01-03  1 play      4:00  ██████████
                2025-01-05  1 play      4:00  ██████████
                2025-01-09  1 play   1:30:00  ██████████
                Times are those of your zone, CEST.

                """)
    }

    @Test func `rows are rows`() async throws {
        let harness = try await harness(.script)
        await harness.expect(
            "stats tracks | to csv",
            shows: """
                name,artist,plays,heard,share,first,last,uri
                Spoon,Can,3,12:00,60,2025-01-01T10:00:00Z,2025-01-05T08:00:00Z,spotify:track:0000000000000000043046
                Rosa,Björk,1,4:00,20,2025-01-02T22:00:00Z,2025-01-02T22:00:00Z,spotify:track:0000000000000000052902
                Vitamin C,Can,1,4:00,20,2025-01-01T11:00:00Z,2025-01-01T11:00:00Z,spotify:track:0000000000000000018338

                """)
        await harness.expect("stats artists | where plays > 1 | select name plays share", shows: "Can\t4\t80\n")
        await harness.expect("stats days | sort -heard | take 1 | select name heard", shows: "2025-01-09\t1:30:00\n")
        await harness.expect(
            "stats days --since 2025-01-09 --json",
            shows: """
                [
                {"kind":"stats","name":"2025-01-09","uri":null,"id":null,"url":null,"artist":null,"plays":1,\
                "heard":5400,"share":100,"first":"2025-01-09T09:00:00Z","last":"2025-01-09T09:00:00Z"}
                ]
                Times are those of your zone, CEST.

                """)
        await harness.expect(
            "stats --json",
            shows: """
                {"kind":"overview","name":"all plays","uri":null,"id":null,"url":null,"plays":6,"heard":6600,\
                "artists":2,"tracks":3,"days":5,"streak":3,"present":0,\
                "first":"2025-01-01T10:00:00Z","last":"2025-01-09T09:00:00Z"}

                """)
    }

    @Test(arguments: [
        ("--since 2025-01-03", 3), ("--until 2025-01-02", 3), ("--since 2025-01-02 --until 2025-01-03", 2),
        ("--since 2025 --until 2025", 6), ("--until 2024", 0), ("--since 2025-02", 0), ("--until 2025-01", 6),
        ("--since 2025-01-02T22:00:00Z", 3), ("--until 2025-01-02T22:00:00Z", 4), ("--since 3650d-ago", 6),
        ("--since 2025-01-03 --until 2025-01-03", 1),
    ])
    func `a time is whole days, months and years of the user's zone`(options: String, count: Int) async throws {
        let harness = try await harness(.script)
        await harness.expect("stats days \(options) | sum plays", shows: "\(count)\n")
    }

    @Test func `days count back from the user's today`() async throws {
        let harness = try await harness(.script, [])
        let now = Int(harness.time.now.timeIntervalSince1970)
        let day = (now + 7200) / 86_400
        var plays = [Self.play(1, 0, "old"), Self.play(1, 0, "new")]
        plays[0].ended = Date(timeIntervalSince1970: Double((day - 7) * 86_400 - 7200 - 1))
        plays[1].ended = Date(timeIntervalSince1970: Double((day - 7) * 86_400 - 7200))
        _ = try await harness.plays.add(plays)
        await harness.expect("stats tracks --since 7d-ago | select name", shows: "new\n")
        await harness.expect("stats tracks --until 8d-ago | select name", shows: "old\n")
        await harness.expect("stats | select present", shows: "0\n")
    }

    @Test func `a time that ends before it begins, and dates that are none`() async throws {
        let harness = try await harness()
        await harness.expect(
            "stats --since 2025 --until 2024",
            shows: """
                2024 is not a date from 2025 on.
                  stats --since 2025 --until 2024
                                     ^^^^^^^^^^^^
                Type: help stats

                """, .usage)
        await harness.expect(
            "stats --since soon",
            shows: """
                soon is not a date such as 1997, 1997-05, today or 30d-ago.
                  stats --since soon
                                ^^^^
                Type: help stats

                """, .usage)
        await harness.expect(
            "stats weeks",
            shows: """
                weeks is not artists, tracks, albums, years, hours or days.
                  stats weeks
                        ^^^^^
                Type: help stats

                """, .usage)
    }

    @Test func `without plays it says where they come from`() async throws {
        let harness = try await harness(.prompt, [])
        let sentence =
            "No plays are kept yet. recent keeps the last 50 each time; import takes the\n"
            + "history that Spotify sends you.\n"
        await harness.expect("stats", shows: sentence)
        await harness.expect("stats artists", shows: sentence)
        await harness.expect("stats artists | count", shows: "0\n")
        await harness.expect("stats days --since 2025", shows: "No plays in that time.\n")
        let script = try await self.harness(.script, [])
        await script.expect(
            "stats --json", shows: "null\n" + sentence.replacing("the\nhistory", with: "the history"))
    }

    @Test func `what was played most can be played, opened and saved`() async throws {
        let harness = await ShellHarness(.prompt, zone: Self.zone).prepared(by: "device laptop\nrecent")
        _ = harness.screen.take()
        await harness.expect(
            "stats tracks | take 2",
            shows: """
                 1  Concierto de Aranjuez (Adagio)   Miles Davis  1 play  16:19  ███████████████
                 2  Hjartað hamast (bamm bamm bamm)  Sigur Rós    1 play   7:10  ███████████████

                """)
        await harness.expect(
            "play 2 --only", shows: "▶ Hjartað hamast (bamm bamm bamm) — Sigur Rós\n", sends: ["PUT /v1/me/player/play"]
        )
        await harness.expect(
            "stats artists | take 1 | albums | count", shows: "9\n",
            sends: ["GET /v1/artists/8DlsbmhkDB6D8FisCn12kM/albums"])
        await harness.expect(
            "stats tracks | take 1 | play", shows: "▶ Concierto de Aranjuez (Adagio) — Miles Davis\n",
            sends: ["PUT /v1/me/player/play"])
    }

    @Test func `only the first are shown alone, all go through a pipe`() async throws {
        let plays = (0..<25).map { Self.play(1 + $0 % 28, $0 % 24, "song \($0)", "artist \($0)") }
        let harness = try await harness(.prompt, plays)
        _ = await harness.run("stats artists")
        #expect(
            harness.screen.take().hasSuffix(
                "20  artist 4   1 play   4:00  ████████████████████\n"
                    + "20 of 25 shown. To see all: stats artists | take 25\n"))
        await harness.expect("stats artists | count", shows: "25\n")
    }
}
