// Adds plays to the database: things and names once each, every record once, and then, for the records near the new
// ones, which of them count. Which do is PlayMatching's to say; the transaction is PlaysDatabase's.

import FoundationEssentials
import Library
import Rows
import SQLite

/// Writes plays, within one transaction.
struct PlayWriter: ~Copyable {
    private let insertion: SQLStatement
    private let longer: SQLStatement
    private let nearby: SQLStatement
    private let verdict: SQLStatement
    private var names: ThingNames
    /// When the records ended that are new, or of which more was heard than before.
    private var touched: [Int] = []
    /// How many plays more there are, as far as it is known.
    private var added = 0

    /// In seconds, how much more than the reach of one record is read around it: most runs end within it.
    private static let margin = 3600
    /// In seconds, more than all clocks have seen.
    private static let widest = 4_000_000_000

    init(_ database: borrowing Database, _ things: KnownThings) throws(SQLiteError) {
        let insertion = try database.statement(
            "INSERT OR IGNORE INTO play (ended, thing, source, heard, counted) VALUES (?, ?, ?, ?, ?)")
        let longer = try database.statement(
            "UPDATE play SET heard = ? WHERE ended = ? AND thing = ? AND source = ? AND heard < ?")
        let nearby = try database.statement(
            "SELECT ended, thing, source, heard, counted FROM play WHERE ended BETWEEN ? AND ?")
        let verdict = try database.statement(
            "UPDATE play SET counted = ? WHERE ended = ? AND thing = ? AND source = ?")
        let names = try ThingNames(database, things)
        self.insertion = insertion
        self.longer = longer
        self.nearby = nearby
        self.verdict = verdict
        self.names = names
    }

    /// The things that were seen.
    var things: KnownThings { names.things }

    /// Adds a play; one that its source has already keeps the greater part heard.
    mutating func add(_ play: PastPlay, in database: borrowing Database) throws(SQLiteError) {
        guard let ended = Int(exactly: play.ended.timeIntervalSince1970.rounded(.down)),
            let thing = try names.thing(of: play)
        else { return }
        let heard = play.heard.map(Self.milliseconds)
        let (moment, number) = (SQLiteValue.integer(ended), SQLiteValue.integer(thing.number))
        let source = SQLiteValue.integer(play.source.code)
        try insertion.run([moment, number, source, .integer(orNull: heard), .integer(heard ?? thing.length ?? 0)])
        if database.changedRows > 0 {
            added += 1
            touched.append(ended)
        } else if let heard {
            try longer.run([.integer(heard), moment, number, source, .integer(heard)])
            if database.changedRows > 0 { touched.append(ended) }
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(clamping: seconds) &* 1000 &+ Int(clamping: attoseconds / 1_000_000_000_000_000)
    }
}

// MARK: - Which records count

extension PlayWriter {
    /// A record, and what the file says of it.
    private struct Kept {
        var record: PlayRecord
        var title: Int
        var counted: Int?
    }

    /// Works out again which records count, near all that is new; how many plays more there are.
    mutating func settle() throws(SQLiteError) -> Int {
        touched.sort()
        let times = touched
        var start = 0
        while start < times.count {
            var end = start + 1
            while end < times.count, times[end] - times[end - 1] <= 2 * Self.margin { end += 1 }
            try settle(times[start..<end])
            start = end
        }
        return added
    }

    /// The same for new records that are near each other in time.
    private mutating func settle(_ times: ArraySlice<Int>) throws(SQLiteError) {
        guard let first = times.first, let last = times.last else { return }
        let new = Set(times)
        var margin = Self.margin
        while true {
            let window = first - margin...last + margin
            let kept = try kept(in: window)
            let runs = Self.runs(of: kept, around: new)
            // A run that reaches the edge may continue beyond it.
            let isWhole = runs.allSatisfy { run in
                kept[run.lowerBound].record.ended - PlayMatching.reach >= window.lowerBound
                    && kept[run.upperBound - 1].record.ended + PlayMatching.reach <= window.upperBound
            }
            guard isWhole || margin >= Self.widest else {
                margin *= 8
                continue
            }
            for run in runs { try settle(kept[run]) }
            return
        }
    }

    /// The records that ended within a time, those of one title together and in order of time.
    private mutating func kept(in window: ClosedRange<Int>) throws(SQLiteError) -> [Kept] {
        var kept: [Kept] = []
        try nearby.bind([.integer(window.lowerBound), .integer(window.upperBound)])
        while try nearby.step() {
            guard let ended = nearby.integer(0), let number = nearby.integer(1),
                let source = nearby.integer(2).flatMap(PastPlay.Source.init(code:)),
                let thing = try names.thing(number)
            else { continue }
            let record = PlayRecord(
                ended: ended, source: source, heard: nearby.integer(3), length: thing.length, thing: number,
                artist: thing.artist)
            kept.append(Kept(record: record, title: thing.title, counted: nearby.integer(4)))
        }
        nearby.end()
        kept.sort { ($0.title, $0.record.ended) < ($1.title, $1.record.ended) }
        return kept
    }

    /// The places of records of one title that follow each other within reach, where one of them is new.
    private static func runs(of kept: [Kept], around new: Set<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        var hasNew = false
        for place in kept.indices {
            hasNew = hasNew || new.contains(kept[place].record.ended)
            let next = place + 1
            if next < kept.count, kept[next].title == kept[place].title,
                kept[next].record.ended - kept[place].record.ended <= PlayMatching.reach
            {
                continue
            }
            if hasNew { runs.append(start..<next) }
            (start, hasNew) = (next, false)
        }
        return runs
    }

    /// Writes down what has changed of the records that count.
    private mutating func settle(_ run: ArraySlice<Kept>) throws(SQLiteError) {
        for (kept, counted) in zip(run, PlayMatching.counted(run.map(\.record))) where kept.counted != counted {
            let record = kept.record
            try verdict.run([
                .integer(orNull: counted), .integer(record.ended), .integer(record.thing), .integer(record.source.code),
            ])
            if kept.counted == nil { added += 1 } else if counted == nil { added -= 1 }
        }
    }
}
