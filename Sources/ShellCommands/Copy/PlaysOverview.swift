// What `stats` alone shows: how much was played, since when, on how many days and how many of them in a row, and the
// most played artists and tracks.

import Library
import Rendering
import Rows
import Text

/// The plays of a time, summed up.
struct PlaysOverview: Sendable {
    let plays: Int
    let heard: Duration
    let days: Int
    let longest: Streak
    /// Days in a row up to today or yesterday; 0 where there was none.
    let present: Int
    let artists: [PlayCount]
    let tracks: [PlayCount]
    let first: Int
    let last: Int
    private let zone: LocalZone
    private let now: Int

    /// Days in a row, each with a play.
    struct Streak: Sendable, Hashable {
        var length = 0
        /// The last of them, counted from 1 January 1970.
        var end = 0
    }

    /// How many artists and tracks are named.
    private static let named = 5

    /// nil where there are no plays.
    init?(days: [PlayCount], artists: [PlayCount], tracks: [PlayCount], zone: LocalZone, now: Int) {
        guard let first = days.first, let last = days.last else { return nil }
        plays = days.reduce(0) { $0 + $1.plays }
        heard = days.reduce(.zero) { $0 + $1.heard }
        self.days = days.count
        (self.first, self.last) = (first.first, last.last)
        (self.artists, self.tracks) = (artists, tracks)
        (self.zone, self.now) = (zone, now)
        var (longest, streak) = (Streak(), Streak())
        for day in days.map({ zone.day(of: $0.first) }) {
            streak = Streak(length: day == streak.end + 1 ? streak.length + 1 : 1, end: day)
            if streak.length > longest.length { longest = streak }
        }
        self.longest = longest
        present = streak.end >= zone.day(of: now) - 1 ? streak.length : 0
    }

    /// The overview as it is shown, and as programs read it.
    var record: Record {
        var facts = [("time", time), ("days", daysInWords)]
        if !artists.isEmpty { facts.append(("artists", Self.most(artists))) }
        if !tracks.isEmpty { facts.append(("tracks", Self.most(tracks))) }
        let hours = heard.components.seconds / 3600
        let sentence = "\(Self.counted(plays, "play")), \(Self.counted(Int(hours), "hour"))"
        return Record(
            row: Row(OverviewRow(overview: self)), sentence: StyledText(sentence, .bold),
            details: facts.map { name, fact in
                StyledText("  " + CellWidth.padded(name, to: 9) + fact, wrapping: .columns)
            })
    }

    private var time: String {
        let (first, last) = (day(first), day(last))
        return (first == last ? first : "\(first) to \(last)") + "; days are those of your zone, \(zone.name(now))"
    }

    private var daysInWords: String {
        let end = DateText.day(CivilDate(daysSince1970: longest.end))
        let now = present == 0 || present == longest.length ? "" : "; \(present) until now"
        return "\(days), at most \(longest.length) in a row, to \(end)\(now)"
    }

    private func day(_ moment: Int) -> String { DateText.day(CivilDate(daysSince1970: zone.day(of: moment))) }

    private static func most(_ counts: [PlayCount]) -> String {
        let most = counts.prefix(named).map { count in
            let artist = count.artist.isEmpty ? "" : " – " + Sanitiser.clean(count.artist)
            return "\(Sanitiser.clean(count.name))\(artist) (\(count.plays))"
        }
        return "\(counts.count), most of all \(most.joined(separator: ", "))"
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// What the row of an overview is made of.
struct OverviewRow: Listable {
    let overview: PlaysOverview

    var name: String { "all plays" }

    static var kind: RowKind { "overview" }

    static let columns = Columns<OverviewRow>([plays, heard, artists, tracks, days, streak, present, first, last])

    // One by one, since the compiler does not finish all of them in one expression.
    private static let plays: Column<OverviewRow> = .number(
        "plays", .shown(rank: 1, unit: Field.Unit("play", "plays")), help: "how many there are"
    ) { $0.overview.plays }
    private static let heard: Column<OverviewRow> = .duration(
        "heard", .shown(rank: 2), help: "how long all of it was heard"
    ) { $0.overview.heard }
    private static let artists: Column<OverviewRow> = .number("artists", help: "how many artists were played") {
        $0.overview.artists.count
    }
    private static let tracks: Column<OverviewRow> = .number("tracks", help: "how many tracks were played") {
        $0.overview.tracks.count
    }
    private static let days: Column<OverviewRow> = .number("days", help: "on how many days there are plays") {
        $0.overview.days
    }
    private static let streak: Column<OverviewRow> = .number("streak", help: "the most days in a row with plays") {
        $0.overview.longest.length
    }
    private static let present: Column<OverviewRow> = .number(
        "present", help: "the days in a row up to today or yesterday"
    ) { $0.overview.present }
    private static let first: Column<OverviewRow> = .date("first", help: "when the first play ended") {
        PartialDate(secondsSince1970: $0.overview.first)
    }
    private static let last: Column<OverviewRow> = .date("last", help: "when the last play ended") {
        PartialDate(secondsSince1970: $0.overview.last)
    }
}
