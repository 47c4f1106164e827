// Owns the parts of dates and durations that are fields of their own: `released.decade`, `duration.seconds`. A part
// can stand wherever a field can, and every table has it without naming it. Dates are in UTC, as Spotify sends them.

import Text

/// A part of a date or a duration.
package enum FieldPart: String, Sendable, Hashable, CaseIterable {
    case decade, year, month, day, weekday, hour
    case minutes, seconds

    /// The type of the fields that have such a part.
    package var whole: ValueType {
        switch self {
        case .decade, .year, .month, .day, .weekday, .hour: .date
        case .minutes, .seconds: .duration
        }
    }

    /// The type of the part.
    package var type: ValueType {
        switch self {
        case .weekday: .weekday
        case .decade, .year, .month, .day, .hour, .minutes, .seconds: .number
        }
    }

    /// A few words for help and Tab.
    package var help: String {
        switch self {
        case .decade: "the first year of its decade"
        case .year: "its year"
        case .month: "its month, from 1 to 12"
        case .day: "its day of the month"
        case .weekday: "its day of the week: Monday"
        case .hour: "its hour in UTC, from 0 to 23"
        case .minutes: "its whole minutes"
        case .seconds: "all its seconds"
        }
    }

    /// The parts that fields of a type have.
    package static func parts(of type: ValueType) -> [FieldPart] { allCases.filter { $0.whole == type } }

    /// The part of a value; missing where the value is not known so precisely, or has no such part.
    package func value(of whole: Value) -> Value {
        switch whole {
        case .date(let date): value(of: date)
        case .duration(let duration): value(of: duration)
        case .text, .number, .decimal, .flag, .list, .missing: .missing
        }
    }

    private func value(of date: PartialDate) -> Value {
        switch self {
        case .decade: .number(date.year.dividedDown(by: 10) * 10)
        case .year: .number(date.year)
        case .month: .number(orMissing: date.month)
        case .day: .number(orMissing: date.day)
        case .weekday: .text(orMissing: date.weekday.map { Weekday.all[$0] })
        case .hour: .number(orMissing: date.secondOfDay.map { $0 / 3600 })
        case .minutes, .seconds: .missing
        }
    }

    private func value(of duration: Duration) -> Value {
        switch self {
        case .minutes: .number(Int(duration.components.seconds / 60))
        case .seconds: .number(Int(duration.components.seconds))
        case .decade, .year, .month, .day, .weekday, .hour: .missing
        }
    }
}

extension FieldPart {
    /// A name that consists of a field and a part of it: `released.decade`.
    package struct Name: Sendable, Hashable {
        /// The field before the point.
        package let field: String
        /// The part after it.
        package let part: FieldPart

        /// Reads a name; nil for one without a point or with another word after it.
        package init?(_ name: String) {
            guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
            let word = name[name.utf8.index(after: point)...]
            for part in FieldPart.allCases where part.rawValue == word {
                field = String(name[..<point])
                self.part = part
                return
            }
            return nil
        }
    }
}

extension PartialDate {
    /// The day of the week, 0 for Monday; nil where the day is not known.
    var weekday: Int? {
        guard let month, let day else { return nil }
        // The first day of 1970 was a Thursday.
        let days = CivilDate(year: year, month: month, day: day).daysSince1970 + 3
        return days - days.dividedDown(by: 7) * 7
    }
}
