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
            shows: "6\t6600\t2\t3\t5\t3\t0\n")
    }

    @Test func `artists, tracks and albums are those of music, the most played first`() async throws {
        let harness = try await harness()
        await harness.expect("stats artists", shows: "")
        await harness.expect("stats tracks", shows: "")
        await harness.expect("stats albums", shows: "")
        let narrow = try await self.harness(width: 40)
        await narrow.expect("stats tracks", shows: "")
        await narrow.expect("stats", shows: "")
    }

    @Test func `years, hours and days have everything, by the user's clock`() async throws {
        let harness = try await harness()
        await harness.expect("stats years", shows: "")
        await harness.expect("stats hours", shows: "")
        await harness.expect("stats days", shows: "")
    }

    @Test func `rows are rows`() async throws {
        let harness = try await harness(.script)
        await harness.expect("stats tracks | to csv", shows: "")
        await harness.expect("stats artists | where plays > 1 | select name plays share", shows: "Can\t4\t80\n")
        await harness.expect("stats days | sort -heard | take 1 | select name heard", shows: "2025-01-09\t5400\n")
        await harness.expect("stats hours --json", shows: "")
        await harness.expect("stats --json", shows: "")
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
        await harness.expect("stats --since 2025 --until 2024", shows: "", .usage)
        await harness.expect("stats --since soon", shows: "", .usage)
        await harness.expect("stats weeks", shows: "", .usage)
    }

    @Test func `without plays it says where they come from`() async throws {
        let harness = try await harness(.prompt, [])
        let sentence =
            "No plays are kept yet. recent keeps the last 50 each time; import takes the history that Spotify sends you.\n"
        await harness.expect("stats", shows: sentence)
        await harness.expect("stats artists", shows: sentence)
        await harness.expect("stats artists | count", shows: "0\n")
        await harness.expect("stats days --since 2025", shows: "No plays in that time.\n")
        let script = try await self.harness(.script, [])
        await script.expect("stats --json", shows: "")
    }

    @Test func `what was played most can be played, opened and saved`() async throws {
        let harness = await ShellHarness(.prompt, zone: Self.zone).prepared(by: "device laptop\nrecent")
        _ = harness.screen.take()
        await harness.expect("stats tracks | take 2", shows: "")
        await harness.expect("play 2 --only", shows: "", sends: ["PUT /v1/me/player/play"])
        await harness.expect("stats artists | take 1 | albums | count", shows: "")
        await harness.expect("stats tracks | take 1 | play", shows: "", sends: ["PUT /v1/me/player/play"])
    }

    @Test func `only the first are shown alone, all go through a pipe`() async throws {
        let plays = (0..<25).map { Self.play(1 + $0 % 28, $0 % 24, "song \($0)", "artist \($0)") }
        let harness = try await harness(.prompt, plays)
        _ = await harness.run("stats artists")
        #expect(
            harness.screen.take().hasSuffix(
                "20  artist 19  1 play  4:00  ████████████████████\n"
                    + "20 of 25 shown. To see all: stats artists | take 25\n"))
        await harness.expect("stats artists | count", shows: "25\n")
    }
}
