// Which records of plays are of one play: what each source says of its end, and that the order in which they come makes
// no difference.

import Library
import SeededRandom
import Testing

@Suite struct PlayMatchingTests {
    private static let noon = 1_750_000_020

    /// A record at so many seconds after noon, with so many seconds heard.
    private static func record(
        _ source: PastPlay.Source, _ seconds: Int, heard: Int? = nil, thing: Int = 1, artist: Int = 1
    ) -> PlayRecord {
        PlayRecord(
            ended: noon + seconds, source: source, heard: heard.map { $0 * 1000 }, length: 200_000, thing: thing,
            artist: artist)
    }

    private static let extended = record(.extended, 0, heard: 180)

    /// Records, and how many seconds of each count; nil for those that another one stands for.
    private static let cases: [(records: [PlayRecord], counted: [Int?])] = [
        // One source.
        ([extended], [180]),
        ([record(.recent, 0)], [200]),
        ([record(.account, 0, heard: 40)], [40]),
        ([extended, record(.extended, 29, heard: 185)], [185, nil]),
        ([extended, record(.extended, 30, heard: 30)], [180, 30]),
        ([extended, record(.extended, 12, heard: 180, thing: 2)], [180, nil]),
        ([extended, record(.extended, 12, heard: 180, thing: 2, artist: 2)], [180, 180]),
        // Recent plays lie near the end.
        ([extended, record(.recent, 3)], [180, nil]),
        ([extended, record(.recent, -5)], [180, nil]),
        ([extended, record(.recent, -169)], [180, nil]),
        ([extended, record(.recent, -170)], [180, 200]),
        ([extended, record(.recent, 30)], [180, 200]),
        ([extended, record(.recent, 2, thing: 2)], [180, nil]),
        // Another artist's name: the album's in place of the track's.
        ([extended, record(.recent, 2, thing: 2, artist: 2)], [180, nil]),
        // Of two the nearer one, and each only once.
        ([extended, record(.recent, -169), record(.recent, 1)], [180, 200, nil]),
        (
            [extended, record(.extended, 180, heard: 180), record(.recent, 1), record(.recent, 181)],
            [180, 180, nil, nil]
        ),
        // The year of history has the minute in which it ended; noon is the beginning of one.
        ([record(.extended, 20, heard: 180), record(.account, 0, heard: 180)], [180, nil]),
        ([record(.extended, 59, heard: 180), record(.account, 0, heard: 180)], [180, nil]),
        ([record(.extended, 89, heard: 180), record(.account, 0, heard: 180)], [180, nil]),
        ([record(.extended, 90, heard: 180), record(.account, 0, heard: 180)], [180, 180]),
        ([record(.extended, -29, heard: 180), record(.account, 0, heard: 180)], [180, nil]),
        ([record(.extended, -30, heard: 180), record(.account, 0, heard: 180)], [180, 180]),
        // What was heard is known from there, where the other does not know it.
        ([record(.recent, 20), record(.account, 0, heard: 65)], [65, nil]),
        ([record(.recent, -29), record(.account, 0, heard: 65)], [65, nil]),
        ([record(.recent, -30), record(.account, 0, heard: 65)], [200, 65]),
        // Two that ended in the same minute: the one of which as much was heard.
        (
            [
                record(.extended, 10, heard: 40), record(.extended, 50, heard: 35),
                record(.account, 0, heard: 35, thing: 3), record(.account, 0, heard: 40),
            ], [40, 35, nil, nil]
        ),
        // All three.
        ([extended, record(.recent, 1), record(.account, 0, heard: 180)], [180, nil, nil]),
    ]

    @Test(arguments: cases)
    func `a play counts once`(records: [PlayRecord], counted: [Int?]) {
        #expect(PlayMatching.counted(records) == counted.map { $0.map { $0 * 1000 } })
        #expect(PlayMatching.counted(records.reversed()) == counted.reversed().map { $0.map { $0 * 1000 } })
    }

    @Test func `of a listener's records every play is found once, whatever sources have it`() {
        for seed in 0..<500 {
            var random = SeededGenerator(seed: UInt64(seed))
            let listening = Listening(count: Int.random(in: 1...60, using: &random), &random)
            let records = listening.records(&random)
            let counted = PlayMatching.counted(records)
            #expect(counted.count { $0 != nil } == listening.known.count, "seed \(seed)")
            let shuffled = records.indices.shuffled(using: &random)
            let again = PlayMatching.counted(shuffled.map { records[$0] })
            #expect(again.compactMap { $0 }.sorted() == counted.compactMap { $0 }.sorted(), "seed \(seed)")
        }
    }
}

/// Plays of one title by one listener, one after the other, and which sources have them.
private struct Listening {
    /// When each play ended, and how many seconds were heard.
    private var plays: [(ended: Int, heard: Int)] = []
    private var periods: [PastPlay.Source: Range<Int>] = [:]

    init(count: Int, _ random: inout SeededGenerator) {
        var time = 1_600_000_000
        for _ in 0..<count {
            // Some follow each other at once, some hours later.
            time += Bool.random(using: &random) ? 0 : Int.random(in: 0...20_000, using: &random)
            let heard = Int.random(in: 130...400, using: &random)
            time += heard
            plays.append((time, heard))
        }
        for source in [PastPlay.Source.extended, .recent, .account] where Bool.random(using: &random) {
            let start = Int.random(in: 0..<count, using: &random)
            periods[source] = start..<Int.random(in: start...count, using: &random)
        }
    }

    /// The plays that a source has.
    var known: Set<Int> { Set(periods.values.flatMap { $0 }) }

    /// What the sources say of them; the extended history has some twice.
    func records(_ random: inout SeededGenerator) -> [PlayRecord] {
        var records: [PlayRecord] = []
        for (source, period) in periods.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for play in plays[period] {
                switch source {
                case .extended:
                    records.append(record(source, play.ended, heard: play.heard))
                    if Int.random(in: 0..<5, using: &random) == 0 {
                        let later = play.ended + Int.random(in: 1...20, using: &random)
                        records.append(record(source, later, heard: play.heard))
                    }
                case .recent:
                    records.append(record(source, play.ended + Int.random(in: -4...6, using: &random), heard: nil))
                case .account: records.append(record(source, play.ended / 60 * 60, heard: play.heard))
                }
            }
        }
        return records
    }

    private func record(_ source: PastPlay.Source, _ ended: Int, heard: Int?) -> PlayRecord {
        PlayRecord(
            ended: ended, source: source, heard: heard.map { $0 * 1000 }, length: 180_000,
            thing: source == .account ? 2 : 1, artist: 1)
    }
}
