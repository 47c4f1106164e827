// Which records of plays are of the same play. The same play may be known from `recent`, from the year of history and
// from the extended one, and each has another idea of when it ended: to the second, near the end, to the minute
// (SpotifyContract §15.2). What comes out depends on the records alone and not on the order in which they came. Keeping
// them is left to the store.

/// A play as one source has it.
package struct PlayRecord: Sendable, Hashable {
    /// When it ended, in seconds since 1970.
    package var ended: Int
    /// Where it is known from.
    package var source: PastPlay.Source
    /// How much was heard, in milliseconds; nil where that is not known.
    package var heard: Int?
    /// How long the thing is, in milliseconds; nil where that is not known.
    package var length: Int?
    /// A number for the thing.
    package var thing: Int
    /// A number for the artist.
    package var artist: Int

    /// A record.
    package init(ended: Int, source: PastPlay.Source, heard: Int?, length: Int? = nil, thing: Int, artist: Int) {
        self.ended = ended
        self.source = source
        self.heard = heard
        self.length = length
        self.thing = thing
        self.artist = artist
    }
}

/// Finds the records of the same play.
///
/// Nothing is played twice at once, so records of one title whose times overlap are of one play. Each play is at most
/// one of `recent` and one of the year of history: pairs are made of the nearest first.
package struct PlayMatching {
    private let records: [PlayRecord]
    private var plays: [Found] = []

    /// A play, and the record that stands for it.
    private struct Found {
        var record: Int
        var heard: Int?
        /// Which other sources have it.
        var known: Set<PastPlay.Source> = []
    }

    /// In seconds, how far apart the times of two records of one play may be at most.
    package static let reach = longestSpan + minute + nearness
    /// In seconds: a play that counts lasts as long, so that two of the same thing cannot end within it.
    private static let nearness = 30
    private static let minute = 60
    /// In seconds, how much of a play is its beginning.
    private static let beginning = 10
    /// In seconds, how far before its end a play is looked for.
    private static let longestSpan = 600

    private init(_ records: [PlayRecord]) { self.records = records }

    /// How much of each record counts, in milliseconds; nil for a record of a play that another one stands for.
    ///
    /// - Parameter records: all of one title that are within reach of each other.
    package static func counted(_ records: [PlayRecord]) -> [Int?] {
        // By far the most are alone.
        if records.count == 1 { return records.map { $0.heard ?? $0.length ?? 0 } }
        var matching = PlayMatching(records)
        matching.find()
        var counted: [Int?] = Array(repeating: nil, count: records.count)
        for play in matching.plays { counted[play.record] = play.heard ?? records[play.record].length ?? 0 }
        return counted
    }

    private mutating func find() {
        for place in places(of: .extended) { addUnlessNear(place) }
        var recent = PlayMatching(records)
        for place in places(of: .recent) { recent.addUnlessNear(place) }
        pair(recent.plays.map(\.record), of: .recent)
        pair(places(of: .account), of: .account)
    }

    /// The places of one source's records in order of time, whatever the order of the records.
    private func places(of source: PastPlay.Source) -> [Int] {
        records.indices.filter { records[$0].source == source }.sorted { left, right in
            let (left, right) = (records[left], records[right])
            return (left.ended, -(left.heard ?? 0), left.thing) < (right.ended, -(right.heard ?? 0), right.thing)
        }
    }

    /// Adds a play, unless the same source has one of the same thing that ended just before: exports have plays twice,
    /// some seconds apart.
    private mutating func addUnlessNear(_ place: Int) {
        let record = records[place]
        for index in plays.indices.reversed() {
            let other = records[plays[index].record]
            guard record.ended - other.ended < Self.nearness else { break }
            guard other.thing == record.thing || other.artist == record.artist else { continue }
            if let heard = record.heard { plays[index].heard = max(heard, plays[index].heard ?? 0) }
            return
        }
        plays.append(Found(record: place, heard: record.heard))
    }
}

// MARK: - Pairs

extension PlayMatching {
    /// A record that may be of a play.
    private struct Pair {
        var play: Int
        var record: Int
        /// How well they fit, the best first: the artist, the distance in seconds, the difference of what was heard.
        var fit: (artist: Int, distance: Int, heard: Int)
    }

    /// Gives each record to the play that it fits best; the others are plays of their own.
    private mutating func pair(_ places: [Int], of source: PastPlay.Source) {
        var paired: Set<Int> = []
        // Of pairs that fit equally well the first in time, in which order they are.
        let best = pairs(with: places).enumerated().sorted { left, right in
            left.element.fit == right.element.fit ? left.offset < right.offset : left.element.fit < right.element.fit
        }
        for (_, pair) in best {
            guard !paired.contains(pair.record), !plays[pair.play].known.contains(source) else { continue }
            paired.insert(pair.record)
            plays[pair.play].known.insert(source)
            plays[pair.play].heard = plays[pair.play].heard ?? records[pair.record].heard
        }
        for place in places where !paired.contains(place) {
            plays.append(Found(record: place, heard: records[place].heard, known: [source]))
        }
        plays.sort { (records[$0.record].ended, $0.record) < (records[$1.record].ended, $1.record) }
    }

    /// All pairs of plays and records that can be the same. Both are in order of time, so that few are compared.
    private func pairs(with places: [Int]) -> [Pair] {
        var pairs: [Pair] = []
        var start = 0
        for place in places {
            let record = records[place]
            while start < plays.count, records[plays[start].record].ended < record.ended - Self.reach { start += 1 }
            for index in start..<plays.count {
                let other = records[plays[index].record]
                if other.ended > record.ended + Self.reach { break }
                guard let distance = distance(of: record, from: plays[index]) else { continue }
                let difference = abs((plays[index].heard ?? other.length ?? 0) - (record.heard ?? 0))
                let isSame = other.thing == record.thing || other.artist == record.artist
                pairs.append(
                    Pair(
                        play: index, record: place, fit: (artist: isSame ? 0 : 1, distance: distance, heard: difference)
                    ))
            }
        }
        return pairs
    }

    /// How many seconds a record is from the end of a play; nil where it is not of it.
    private func distance(of record: PlayRecord, from play: Found) -> Int? {
        let other = records[play.record]
        switch (other.source, record.source) {
        case (.extended, .recent):
            // It lies near the end, and inside the play for certain. What lies at its very beginning is the end of the
            // play before.
            let span = min((play.heard ?? 0) / 1000, Self.longestSpan) - Self.beginning
            let distance = record.ended - other.ended
            return -span < distance && distance < Self.nearness ? abs(distance) : nil
        case (.extended, .account), (.recent, .account):
            // The minute in which it ended.
            let distance = other.ended - record.ended
            let span = min((record.heard ?? 0) / 1000, Self.longestSpan) - Self.minute - Self.beginning
            let before = other.source == .recent ? max(span, Self.nearness) : Self.nearness
            guard -before < distance, distance < Self.minute + Self.nearness else { return nil }
            return max(0, -distance, distance - Self.minute + 1)
        case (.account, _), (_, .extended), (.recent, .recent): return nil
        }
    }
}
