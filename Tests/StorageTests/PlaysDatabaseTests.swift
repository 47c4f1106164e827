// The plays between runs: each once, whatever files they came from and in which order, and what they add up to.

import Files
import FoundationEssentials
import Library
import Rows
import SeededRandom
import Storage
import SystemTesting
import Testing

struct PlaysDatabaseTests {
    private let folder = TemporaryFolder()

    private var path: String { folder.path("plays.db") }
    private var plays: PlaysDatabase { PlaysDatabase(path: path) }

    /// A play at so many seconds after a moment in 2024.
    private func play(
        _ name: String, _ seconds: Int, heard: Int? = 200, _ source: PastPlay.Source = .extended,
        artist: String = "Can", album: String = "Ege Bamyasi", id: String? = nil, kind: RowKind = "track"
    ) -> PastPlay {
        PastPlay(
            ended: Date(timeIntervalSince1970: Double(1_710_000_000 + seconds)),
            heard: heard.map { .seconds($0) }, length: heard == nil ? .seconds(240) : nil,
            uri: source == .account ? nil : "spotify:track:\(id ?? name)", kind: kind, name: name, artist: artist,
            album: source == .account ? "" : album, artistURI: source == .recent ? "spotify:artist:can" : nil,
            source: source)
    }

    private func counted(_ plays: PlaysDatabase, _ grouping: PlayGrouping) async -> [String] {
        await plays.counts(by: grouping, in: nil, offset: { _ in 0 }).map { count in
            "\(count.name) \(count.artist) \(count.plays) \(count.heard.components.seconds) \(count.uri ?? "-")"
        }
    }

    @Test func `a play is there in the next run, once for all its sources`() async throws {
        let all = [
            play("Spoon", 30, .account), play("Spoon", 50), play("Spoon", 52, heard: nil, .recent),
            play("Vitamin C", 300, heard: nil, .recent), play("Vitamin C", 900, heard: 35, .account),
        ]
        #expect(try await plays.add(all) == KeptPlays(added: 3, doubled: 2))
        let next = plays
        #expect(try await next.add(all) == KeptPlays(added: 0, doubled: 5))
        #expect(await next.count() == 3)
        #expect(
            await next.plays(in: nil, limit: nil)
                == [
                    play("Spoon", 50), play("Vitamin C", 300, heard: nil, .recent),
                    play("Vitamin C", 900, heard: 35, .account),
                ].enumerated().map { index, play in
                    var play = play
                    if index == 0 { (play.length, play.artistURI) = (.seconds(240), "spotify:artist:can") }
                    return play
                })
        #expect(await next.plays(in: nil, limit: 1).map(\.name) == ["Vitamin C"])
        #expect(await next.plays(in: nil, limit: 1).first?.source == .account)
    }

    @Test func `plays add up by artist, track and album, written one way or the other`() async throws {
        let plays = plays
        _ = try await plays.add([
            play("Spoon", 0), play("Spoon", 1000, id: "Remaster"), play("SPOON", 2000, .account, artist: "CAN"),
            play("Rosa", 3000, heard: nil, .recent, artist: "Björk", album: "Début"),
            play("Rosa", 4000, artist: "BJORK", album: "Debut", id: "Rosa2"),
            play("Talk", 5000, artist: "A Show", kind: "episode"),
            play("Nameless", 6000, artist: "", album: ""),
        ])
        #expect(
            await counted(plays, .artists) == [
                "CAN  3 600 -", "BJORK  2 440 spotify:artist:can",
            ])
        #expect(
            await counted(plays, .tracks) == [
                "SPOON CAN 3 600 spotify:track:Remaster", "Rosa BJORK 2 440 spotify:track:Rosa2",
                "Nameless  1 200 spotify:track:Nameless",
            ])
        #expect(await counted(plays, .albums) == ["Debut BJORK 2 440 -", "Ege Bamyasi Can 2 400 -"])
    }

    @Test func `plays add up by the user's clock, within an interval`() async throws {
        let plays = plays
        // 2024-03-09 16:00:00 in UTC.
        _ = try await plays.add([play("a", 0), play("b", 3600), play("c", 86_400), play("d", 300 * 86_400)])
        let zone: @Sendable (Int) -> Int = { $0 > 1_730_000_000 ? 0 : 8 * 3600 }
        let hours = await plays.counts(by: .hours, in: nil, offset: zone)
        #expect(hours.map { "\($0.name) \($0.plays)" } == ["00 2", "01 1", "16 1"])
        let days = await plays.counts(by: .days, in: nil, offset: zone)
        #expect(days.map { "\($0.name) \($0.plays)" } == ["2024-03-10 2", "2024-03-11 1", "2025-01-03 1"])
        let years = await plays.counts(by: .years, in: nil, offset: zone)
        #expect(years.map { "\($0.name) \($0.plays)" } == ["2024 3", "2025 1"])
        let start = Date(timeIntervalSince1970: 1_710_003_600)
        let part = await plays.counts(by: .tracks, in: start..<start + 86_400, offset: zone)
        #expect(part.map(\.name) == ["b", "c"])
        #expect(await plays.plays(in: start..<start + 1, limit: nil).map(\.name) == ["b"])
    }

    @Test func `whatever the order and the lots, the same plays come out`() async throws {
        for seed in 0..<12 {
            var random = SeededGenerator(seed: UInt64(seed))
            var records: [PastPlay] = []
            for _ in 0..<120 {
                let name = ["Spoon", "Vitamin C", "Rosa"].randomElement(using: &random) ?? ""
                let source = [PastPlay.Source.extended, .recent, .account].randomElement(using: &random) ?? .recent
                let seconds = Int.random(in: 0...40_000, using: &random)
                records.append(
                    play(
                        name, source == .account ? seconds / 60 * 60 : seconds,
                        heard: source == .recent ? nil : Int.random(in: 30...500, using: &random), source))
            }
            var results: [[String]] = []
            var counts: [Int] = []
            for _ in 0..<3 {
                let plays = PlaysDatabase()
                var rest = records.shuffled(using: &random)[...]
                var added = 0
                while !rest.isEmpty {
                    let size = Int.random(in: 1...60, using: &random)
                    added += try await plays.add(Array(rest.prefix(size))).added
                    rest = rest.dropFirst(size)
                }
                #expect(try await plays.add(records.shuffled(using: &random)).added == 0)
                #expect(await plays.count() == added)
                counts.append(added)
                results.append(
                    await plays.plays(in: nil, limit: nil).map {
                        "\($0.ended.timeIntervalSince1970) \($0.name) \($0.source)"
                    }.sorted() + (await counted(plays, .hours)))
            }
            #expect(Set(counts).count == 1, "seed \(seed)")
            #expect(Set(results).count == 1, "seed \(seed)")
        }
    }

    @Test func `names of every kind come back as they are, but for what SQLite cannot hold`() async throws {
        let names = [
            "", "a\u{0}b", "𝄞 'quoted' \"double\"", "\u{1B}[31mred", "東京", String(repeating: "x", count: 70_000),
        ]
        let plays = plays
        _ = try await plays.add(names.enumerated().map { play($1, $0 * 1000, artist: $1, id: String($0)) })
        #expect(
            await plays.plays(in: nil, limit: nil).map(\.name)
                == names.map { $0.replacing("\0", with: "\u{FFFD}") })
    }

    @Test func `when things were last played is known by URI`() async throws {
        let plays = plays
        _ = try await plays.add([play("Spoon", 0), play("Spoon", 1000), play("Vitamin C", 2000, .account)])
        #expect(
            await plays.lastPlayed() == ["spotify:track:Spoon": Date(timeIntervalSince1970: 1_710_001_000)])
    }

    @Test func `looking makes no file, and forgetting leaves nothing in it`() async throws {
        let plays = plays
        #expect(await plays.count() == 0)
        #expect(await counted(plays, .artists).isEmpty)
        await plays.forget()
        #expect(!PathName.exists(path))
        _ = try await plays.add([play("Geheimnis", 0)])
        await plays.forget()
        #expect(await plays.count() == 0)
        await plays.finish()
        for name in ["plays.db", "plays.db-wal"] {
            let bytes = (try? PrivateFile(path: folder.path(name)).read()) ?? nil
            #expect(!String(decoding: bytes ?? [], as: UTF8.self).contains("Geheimnis"))
        }
    }

    @Test func `a broken file is set aside with a sentence, and a new one takes its place`() async throws {
        try PrivateFile(path: path).replace(with: Array("no database at all, and long enough to be read as one".utf8))
        let notices = Notices()
        let plays = PlaysDatabase(path: path, notify: { notices.add($0) })
        #expect(await plays.count() == 0)
        #expect(try await plays.add([play("Spoon", 0)]) == KeptPlays(added: 1))
        #expect(await plays.count() == 1)
        #expect(notices.said == [.setAside(path: path, under: path + ".damaged")])
    }
}
