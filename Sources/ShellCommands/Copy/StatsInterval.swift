// The time that `stats` counts, and `history` lists: `--since` and `--until` with the dates that `where` takes, as days
// of the user's time zone.

import CommandLanguage
import Exchange
import FoundationEssentials
import Prompting
import Rows
import Text

/// The options as they were typed; what they mean depends on when the command runs.
struct StatsInterval: Sendable {
    private let since: Word?
    private let until: Word?
    private let place: Range<Int>

    /// An option for a date.
    static func option(_ name: String, help: String) -> CommandOption<Word> {
        CommandOption(
            name, value: "D", help: help,
            candidates: .words(["7d-ago", "30d-ago", "1y-ago"].map { Candidate($0) }),
            parse: { word throws(UsageError) in
                guard WrittenDate(word.text) != nil else {
                    throw UsageError(.invalidValue(word.text, expected: ValueType.date.example), at: word.span)
                }
                return word
            })
    }

    init(_ input: ParsedInput) throws(UsageError) {
        since = try input.value(Stats.since)
        until = try input.value(Stats.until)
        place = input.span(ofOption: "until") ?? input.span
    }

    /// All that comes after a date.
    init(since: Word?, in input: ParsedInput) {
        (self.since, until, place) = (since, nil, input.span)
    }

    /// The moments that are meant; nil for all there are.
    func range(now: Date, _ zone: LocalZone) throws(UsageError) -> Range<Date>? {
        guard since != nil || until != nil else { return nil }
        // `7d-ago` counts from the day of the user.
        let today = now + Double(zone.offset(Int(now.timeIntervalSince1970)))
        func span(_ word: Word?) -> DateSpan? {
            guard let date = word.flatMap({ WrittenDate($0.text) }) else { return nil }
            return switch date {
            case .date, .daysAgo, .lastWeek, .lastMonth, .lastYear: date.span(now: today)
            // A moment is the same everywhere.
            case .secondsAgo: date.span(now: now)
            }
        }
        let start = span(since)?.first.beginning(in: zone) ?? Int.min / 2
        let end = span(until)?.last.end(in: zone) ?? Int.max / 2
        guard start < end else {
            throw UsageError(
                .invalidValue(until?.text ?? "", expected: "a date from \(since?.text ?? "") on"), at: place
            )
            .of(Stats.commandName)
        }
        return Date(timeIntervalSince1970: Double(start))..<Date(timeIntervalSince1970: Double(end))
    }
}

extension PartialDate {
    /// When it begins by the clocks of a zone, in seconds since 1970; a moment is in UTC and is itself.
    fileprivate func beginning(in zone: LocalZone) -> Int {
        guard secondOfDay == nil else { return secondsSince1970 }
        return zone.beginning(of: CivilDate(year: year, month: month ?? 1, day: day ?? 1))
    }

    /// When it is over: the beginning of what follows it.
    fileprivate func end(in zone: LocalZone) -> Int {
        guard secondOfDay == nil else { return secondsSince1970 + 1 }
        guard let month else { return zone.beginning(of: CivilDate(year: year + 1, month: 1, day: 1)) }
        guard let day else {
            let isLast = month == 12
            return zone.beginning(of: CivilDate(year: isLast ? year + 1 : year, month: isLast ? 1 : month + 1, day: 1))
        }
        let next = CivilDate(year: year, month: month, day: day).daysSince1970 + 1
        return zone.beginning(of: CivilDate(daysSince1970: next))
    }
}
