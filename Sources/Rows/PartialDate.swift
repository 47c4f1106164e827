// Owns dates as precise as Spotify gives them: a release can be only a year. Two dates compare by the coarser
// precision (Language §4), which is not a total order, so the type is deliberately not Comparable.

package import Text

/// A date of year, month or day precision, with a time of day where one is known. It is kept in few bytes, since every
/// value of every row has the size of the largest there can be.
package struct PartialDate: Sendable, Hashable {
    private let shortYear: Int32
    private let shortSecond: Int32
    private let shortMonth: Int8
    private let shortDay: Int8

    /// The year, always known.
    package var year: Int { Int(shortYear) }
    /// 1–12, when known.
    package var month: Int? { shortMonth < 0 ? nil : Int(shortMonth) }
    /// 1–31, when known.
    package var day: Int? { shortDay < 0 ? nil : Int(shortDay) }
    /// Seconds after midnight UTC, when known.
    package var secondOfDay: Int? { shortSecond < 0 ? nil : Int(shortSecond) }

    /// A date; a day without a month, and a time without a day, are ignored.
    package init(year: Int, month: Int? = nil, day: Int? = nil, secondOfDay: Int? = nil) {
        let day = month == nil ? nil : day
        shortYear = Int32(clamping: year)
        shortMonth = Int8(clamping: month ?? -1)
        shortDay = Int8(clamping: day ?? -1)
        shortSecond = Int32(clamping: (day == nil ? nil : secondOfDay) ?? -1)
    }

    /// The date as `2007`, `2007-10`, `2007-10-10` or `2007-10-10T06:30:00Z`.
    package var text: String {
        var text = Digits.padded(year, to: 4)
        guard let month else { return text }
        text += "-" + Digits.padded(month, to: 2)
        guard let day else { return text }
        text += "-" + Digits.padded(day, to: 2)
        guard let second = secondOfDay else { return text }
        let clock = [second / 3600, second / 60 % 60, second % 60].map { Digits.padded($0, to: 2) }
        return text + "T" + clock.joined(separator: ":") + "Z"
    }

    /// Reads what ``text`` writes; nil for anything else, and for a day that the calendar does not have.
    package init?(_ text: String) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let texts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        let parts = texts.map(Self.number)
        guard (1...3).contains(parts.count), texts[0].utf8.count == 4, let year = parts[0] else { return nil }
        var month: Int?
        var day: Int?
        if parts.count > 1 {
            guard let value = parts[1], (1...12).contains(value) else { return nil }
            month = value
        }
        if parts.count > 2 {
            let last = CivilDate.days(inMonth: month ?? 1, of: year)
            guard let value = parts[2], (1...last).contains(value) else { return nil }
            day = value
        }
        var second: Int?
        if halves.count == 2 {
            guard day != nil, let value = Self.second(of: halves[1]) else { return nil }
            second = value
        }
        self.init(year: year, month: month, day: day, secondOfDay: second)
    }

    /// A number of one to four ASCII digits.
    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// The second of the day of `06:30:00`; a leap second counts as the one before it.
    private static func second(of time: Substring) -> Int? {
        let parts = time.drop { $0 == " " }.prefix { $0 != "Z" && $0 != "." }.split(separator: ":").compactMap {
            Int($0)
        }
        guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]), (0...60).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + min(parts[2], 59)
    }
}

extension PartialDate {
    /// Reads a date as a person types it: nothing may be left over, and months and days have at most two digits.
    package init?(typed text: String) {
        guard let date = PartialDate(text), date.year > 0 else { return nil }
        let parts = text.prefix { $0 != "T" }.split(separator: "-").dropFirst()
        guard parts.allSatisfy({ $0.utf8.count <= 2 }) else { return nil }
        if date.secondOfDay != nil {
            let digits = text.utf8.drop { $0 != UInt8(ascii: "T") }.dropFirst()
            let rest = digits.dropFirst(8)
            let isClock = digits.prefix(8).allSatisfy { (0x30...0x3A).contains($0) }
            guard isClock, rest.isEmpty || rest.elementsEqual("Z".utf8) else { return nil }
        }
        self = date
    }

    /// Where this is from another date, by what is known of both: 1997 is the same as 1997-05-21.
    package func order(from other: PartialDate) -> TextOrder {
        func order(_ left: Int?, _ right: Int?) -> TextOrder {
            guard let left, let right, left != right else { return .same }
            return left < right ? .before : .after
        }
        if year != other.year { return order(year, other.year) }
        if month != other.month { return order(month, other.month) }
        if day != other.day { return order(day, other.day) }
        return order(secondOfDay, other.secondOfDay)
    }

    /// The moment in seconds since 1970, in UTC; the beginning of the year, month or day where no more is known.
    package var secondsSince1970: Int {
        let day = CivilDate(year: year, month: month ?? 1, day: day ?? 1)
        return day.daysSince1970 * Self.secondsOfDay + (secondOfDay ?? 0)
    }

    /// The moment so many seconds after the beginning of 1970, in UTC.
    package init(secondsSince1970 seconds: Int) {
        let days = seconds.dividedDown(by: Self.secondsOfDay)
        let date = CivilDate(daysSince1970: days)
        self.init(
            year: date.year, month: date.month, day: date.day, secondOfDay: seconds - days * Self.secondsOfDay)
    }

    private static let secondsOfDay = 86_400
}
