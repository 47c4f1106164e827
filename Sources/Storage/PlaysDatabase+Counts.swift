// Counts of the plays that are kept: one pass over them, in which a few numbers are kept for each thing or each stretch
// of time, and then the names of what came out. How counts are shown is left to `stats`.

package import FoundationEssentials
package import Library
import SQLite
import Text

extension PlaysDatabase {
    /// How often and how long was played what has something in common.
    package func counts(
        by grouping: PlayGrouping, in interval: Range<Date>?, offset: @escaping @Sendable (Int) -> Int
    ) async -> [PlayCount] {
        let counts = await read { database throws(SQLiteError) -> [PlayCount] in
            switch grouping {
            case .artists, .tracks, .albums:
                let tallies = try Self.tallies(in: interval, database) { _, thing in thing }
                return try Self.merged(tallies, by: grouping, database)
            case .years, .hours, .days:
                var clock = LocalClock(offset: offset)
                let tallies = try Self.tallies(in: interval, database) { ended, _ in clock.number(grouping, ended) }
                return tallies.sorted { $0.key < $1.key }.map { number, tally in
                    tally.count(named: LocalClock.name(number, grouping))
                }
            }
        }
        return counts ?? []
    }

    /// Adds up the plays of an interval that have the same number.
    private static func tallies(
        in interval: Range<Date>?, _ database: borrowing Database, number: (_ ended: Int, _ thing: Int) -> Int
    ) throws(SQLiteError) -> [Int: PlayTally] {
        let (first, end) = bounds(interval)
        let plays = try database.statement(
            "SELECT ended, thing, counted FROM play WHERE counted IS NOT NULL AND ended >= ? AND ended < ?")
        try plays.bind([.integer(first), .integer(end)])
        var tallies: [Int: PlayTally] = [:]
        while try plays.step() {
            guard let ended = plays.integer(0), let thing = plays.integer(1), let heard = plays.integer(2) else {
                continue
            }
            tallies[number(ended, thing), default: PlayTally()].add(ended, heard)
        }
        return tallies
    }

    /// Puts together the things that are the same but for the way they are written; the newest gives the names.
    private static func merged(
        _ tallies: [Int: PlayTally], by grouping: PlayGrouping, _ database: borrowing Database
    ) throws(SQLiteError) -> [PlayCount] {
        let things = try database.statement(
            """
            SELECT thing.id, title.text, artist.text, album.text, thing.title, artist.fold, album.fold, thing.uri,
                thing.artist_uri, thing.album_uri
            FROM thing JOIN name title ON title.id = thing.name JOIN name artist ON artist.id = thing.artist
                JOIN name album ON album.id = thing.album
            WHERE thing.kind = 'track' ORDER BY thing.id
            """)
        var groups: [[Int]: ThingGroup] = [:]
        while try things.step() {
            guard let id = things.integer(0), let tally = tallies[id], let artist = things.integer(5) else { continue }
            let (key, name, uri): ([Int], Int, Int) =
                switch grouping {
                case .tracks: ([artist, things.integer(4) ?? 0], 1, 7)
                case .albums: ([artist, things.integer(6) ?? 0], 3, 9)
                case .artists, .years, .hours, .days: ([artist], 2, 8)
                }
            guard let title = things.text(name), !title.isEmpty else { continue }
            let owner = grouping == .artists ? "" : things.text(2) ?? ""
            groups[key, default: ThingGroup()].add(tally, name: title, artist: owner, uri: things.text(uri))
        }
        return groups.values.map(\.count).sorted { left, right in
            (-left.plays, -left.heard.components.seconds, left.name, left.artist)
                < (-right.plays, -right.heard.components.seconds, right.name, right.artist)
        }
    }
}

/// What is added up of plays.
private struct PlayTally {
    var plays = 0
    /// In milliseconds.
    var heard = 0
    var first = Int.max
    var last = Int.min

    mutating func add(_ ended: Int, _ heard: Int) {
        plays += 1
        self.heard += heard
        first = min(first, ended)
        last = max(last, ended)
    }

    mutating func add(_ other: PlayTally) {
        plays += other.plays
        heard += other.heard
        first = min(first, other.first)
        last = max(last, other.last)
    }

    func count(named name: String, artist: String = "", uri: String? = nil) -> PlayCount {
        PlayCount(
            name: name, artist: artist, uri: uri, plays: plays, heard: .milliseconds(heard), first: first, last: last)
    }
}

/// Things that are the same to a person.
private struct ThingGroup {
    private var tally = PlayTally()
    private var name = ""
    private var artist = ""
    /// The URI of the newest that has one.
    private var uri: (text: String, last: Int)?

    mutating func add(_ other: PlayTally, name: String, artist: String, uri: String?) {
        if other.last > tally.last { (self.name, self.artist) = (name, artist) }
        if let uri, other.last > self.uri?.last ?? Int.min { self.uri = (uri, other.last) }
        tally.add(other)
    }

    var count: PlayCount { tally.count(named: name, artist: artist, uri: uri?.text) }
}

/// Years, hours and days of the user's clock, as numbers in order.
private struct LocalClock {
    let offset: @Sendable (Int) -> Int
    /// The offset of the quarter of an hour before: no clock changes within one.
    private var known: (quarter: Int, offset: Int)?

    init(offset: @escaping @Sendable (Int) -> Int) { self.offset = offset }

    mutating func number(_ grouping: PlayGrouping, _ moment: Int) -> Int {
        let quarter = moment.dividedDown(by: 900)
        if known?.quarter != quarter { known = (quarter, offset(moment)) }
        let local = moment + (known?.offset ?? 0)
        let day = local.dividedDown(by: 86_400)
        return switch grouping {
        case .years: CivilDate(daysSince1970: day).year
        case .hours: (local - day * 86_400) / 3600
        case .days, .artists, .tracks, .albums: day
        }
    }

    /// What such a number is called.
    static func name(_ number: Int, _ grouping: PlayGrouping) -> String {
        switch grouping {
        case .years: return Digits.padded(number, to: 4)
        case .hours: return Digits.padded(number, to: 2)
        case .days, .artists, .tracks, .albums:
            let date = CivilDate(daysSince1970: number)
            return [Digits.padded(date.year, to: 4), Digits.padded(date.month, to: 2), Digits.padded(date.day, to: 2)]
                .joined(separator: "-")
        }
    }
}
