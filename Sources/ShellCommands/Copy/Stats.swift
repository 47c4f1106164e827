// `stats`: what was played most, and when, counted from the plays that are kept: those that `recent` showed, and
// histories that were imported. No request is sent. Which time is meant is StatsInterval's, the sums are the store's.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Prompting
import Rendering
package import Rows
import Text

/// Counts plays.
package struct Stats: FirstCommand {
    static let grouping = Slot<PlayGrouping>.keyword(
        help: "what is counted; by itself an overview", shape: .optional)
    static let since = StatsInterval.option("since", help: "from then on")
    static let until = StatsInterval.option("until", help: "until then, the whole of that day, month or year")

    package static let commandName = "stats"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "what you played most, and when",
        details: """
            It counts the plays that juke has: the last 50 whenever you use `recent`, and the histories that you \
            `import`. A play counts from 30 s heard. Artists, tracks and albums are those of music; years, hours and \
            days have podcasts and audiobooks, too. Days and hours are those of your time zone. How long a recent play \
            was heard Spotify does not say: the length of the track counts until a history has it. Alone at most 20 \
            rows are shown, in a pipe all.
            """,
        slots: [grouping.erased], options: [since.spec, until.spec],
        examples: [
            .init("stats", "an overview"),
            .init("stats artists --since 2026", "of this year"),
            .init("stats tracks | take 30 | play", "the thirty most played"),
            .init("stats days --since 30d-ago | to csv", "for another program"),
        ], returns: ["stats", "overview"], cost: "none")

    /// How many rows are shown where nothing takes the others.
    private static let usual = 20

    let grouping: PlayGrouping?
    let interval: StatsInterval

    package init(_ input: ParsedInput) throws(UsageError) {
        grouping = try input.optional(Self.grouping)
        interval = try StatsInterval(input)
    }

    /// Counts by what was named give rows, an overview is one.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        [grouping == nil ? Kinds.overview : Kinds.stats]
    }

    /// Counts the plays of the interval; without any it says how to get some.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let zone = services.computer.zone
        let range = try interval.range(now: services.time.now, zone)
        let note = range == nil ? Self.howToGetSome : "No plays in that time."
        guard let grouping else {
            let overview = PlaysOverview(
                days: await services.plays.counts(by: .days, in: range, offset: zone.offset),
                artists: await services.plays.counts(by: .artists, in: range, offset: zone.offset),
                tracks: await services.plays.counts(by: .tracks, in: range, offset: zone.offset),
                zone: zone, now: Int(services.time.now.timeIntervalSince1970))
            guard let overview else { return Reply(.noRecord(StyledText(note))) }
            return Reply(.record(overview.record))
        }
        let counts = await services.plays.counts(by: grouping, in: range, offset: zone.offset)
        return Reply(.rows(Self.output(counts, by: grouping, emptyNote: note, services)))
    }

    /// Said where there are no plays at all.
    private static let howToGetSome =
        "No plays are kept yet. recent keeps the last 50 each time; import takes the history that Spotify sends you."

    private static func output(
        _ counts: [PlayCount], by grouping: PlayGrouping, emptyNote: String, _ services: Services
    ) -> RowsOutput {
        let total = counts.reduce(0) { $0 + $1.plays }
        let rows = counts.map { Row(PlayCountRow(count: $0, grouping: grouping, total: total)) }
        let batches = RowBatches(rows, showing: usual)
        var output = RowsOutput(
            table: Kinds.stats, stream: batches.stream,
            presentation: Presentation(numbering: grouping.isOfTime ? .unnumbered : .numbered),
            name: "most played \(grouping.rawValue)", isListing: !grouping.isOfTime, emptyNote: emptyNote)
        let zone = services.computer.zone.name(Int(services.time.now.timeIntervalSince1970))
        output.footnote = {
            var words: [String] = []
            if rows.count > usual, !batches.hasEnded {
                words.append(
                    "\(usual) of \(rows.count) shown. To see all: stats \(grouping.rawValue) | take \(rows.count)")
            }
            if grouping.isOfTime, !rows.isEmpty { words.append("Times are those of your zone, \(zone).") }
            return words.isEmpty ? nil : StyledText(words.joined(separator: "\n"), .faint, wrapping: .prose)
        }
        return output
    }
}

extension PlayGrouping {
    /// Whether it is a stretch of time, and not something that can be played.
    var isOfTime: Bool {
        switch self {
        case .artists, .tracks, .albums: false
        case .years, .hours, .days: true
        }
    }
}
