// Owns dates as conditions have them: written out, or counted from now. A written date is one as it stands; `30d-ago`
// and `last-week` mean something only at the moment at which a line runs. All of them are in UTC (Language §4).

package import FoundationEssentials
import Text

/// The first and the last date that a written one means; mostly they are the same.
package struct DateSpan: Sendable, Hashable {
    /// Nothing that is meant is before it.
    package let first: PartialDate
    /// Nothing that is meant is after it.
    package let last: PartialDate
}

/// A date as it is typed: `1997-05`, `yesterday`, `90min-ago`.
package enum WrittenDate: Sendable, Hashable {
    case date(PartialDate)
    /// A day so many days before today.
    case daysAgo(Int)
    /// A moment so many seconds before now.
    case secondsAgo(Int)
    /// From Monday to Sunday of the week before this one.
    case lastWeek
    case lastMonth
    case lastYear

    /// Reads a date; nil for what is none, and for more than a century ago.
    package init?(_ text: String) {
        if let date = PartialDate(typed: text) {
            self = .date(date)
            return
        }
        switch Folding.folded(text) {
        case "today": self = .daysAgo(0)
        case "yesterday": self = .daysAgo(1)
        case "last-week": self = .lastWeek
        case "last-month": self = .lastMonth
        case "last-year": self = .lastYear
        case let text:
            guard let ago = Self.ago(text) else { return nil }
            self = ago
        }
    }

    /// A century.
    private static let mostDays = 36_500

    /// Reads `30d-ago`, `2w-ago`, `3m-ago`, `1y-ago`, `2h-ago` and `90min-ago`.
    private static func ago(_ text: String) -> WrittenDate? {
        guard text.hasSuffix("-ago") else { return nil }
        let amount = text.dropLast(4)
        let digits = amount.prefix { ("0"..."9").contains($0) }
        guard (1...9).contains(digits.utf8.count), let count = Int(digits) else { return nil }
        switch amount[digits.endIndex...] {
        case "d": return days(count)
        case "w": return days(count * 7)
        case "m": return days(count * 30)
        case "y": return days(count * 365)
        case "h": return seconds(count * 3600)
        case "min": return seconds(count * 60)
        case _: return nil
        }
    }

    /// Whether it is later than another at every moment; nil where that depends on the moment.
    func isLater(than other: WrittenDate) -> Bool? {
        switch (self, other) {
        case (.date(let date), .date(let other)): date.order(from: other) == .after
        case (.daysAgo(let count), .daysAgo(let other)), (.secondsAgo(let count), .secondsAgo(let other)):
            count < other
        case (.date, _), (.daysAgo, _), (.secondsAgo, _), (.lastWeek, _), (.lastMonth, _), (.lastYear, _): nil
        }
    }

    private static func days(_ count: Int) -> WrittenDate? { count <= mostDays ? .daysAgo(count) : nil }

    private static func seconds(_ count: Int) -> WrittenDate? {
        count <= mostDays * 86_400 ? .secondsAgo(count) : nil
    }

    /// What it means at a moment.
    package func span(now: Date) -> DateSpan {
        let seconds = Int(now.timeIntervalSince1970)
        let today = seconds.dividedDown(by: 86_400)
        switch self {
        case .date(let date): return DateSpan(first: date, last: date)
        case .daysAgo(let count):
            let day = PartialDate(daysSince1970: today - count)
            return DateSpan(first: day, last: day)
        case .secondsAgo(let count):
            let moment = PartialDate(secondsSince1970: seconds - count)
            return DateSpan(first: moment, last: moment)
        case .lastWeek:
            let monday = today - (PartialDate(daysSince1970: today).weekday ?? 0) - 7
            return DateSpan(first: PartialDate(daysSince1970: monday), last: PartialDate(daysSince1970: monday + 6))
        case .lastMonth:
            let date = CivilDate(daysSince1970: today)
            let isFirst = date.month == 1
            let month = PartialDate(year: isFirst ? date.year - 1 : date.year, month: isFirst ? 12 : date.month - 1)
            return DateSpan(first: month, last: month)
        case .lastYear:
            let year = PartialDate(year: CivilDate(daysSince1970: today).year - 1)
            return DateSpan(first: year, last: year)
        }
    }
}

extension PartialDate {
    /// The day so many days after 1 January 1970.
    init(daysSince1970 days: Int) {
        let date = CivilDate(daysSince1970: days)
        self.init(year: date.year, month: date.month, day: date.day)
    }
}
