// Days of the Gregorian calendar and their numbers, counted by hand: the calendar of Foundation would cost more at
// every start than all dates that are shown.

/// A day of the calendar.
package struct CivilDate: Sendable, Hashable {
    /// The year of the Gregorian calendar.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// From 1.
    package let day: Int

    /// The day of that date, which is not checked: days count on beyond the end of their month.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    // Years are taken to begin in March, so that a leap day is the last day of one; 400 of them are an era, and all
    // eras are equally long.
    private static let daysOfEra = 146_097
    /// From 0000-03-01 to 1970-01-01.
    private static let daysBefore1970 = 719_468

    /// The day that is so many days after 1 January 1970; before it for a negative number.
    package init(daysSince1970 days: Int) {
        let shifted = days + Self.daysBefore1970
        let era = shifted.dividedDown(by: Self.daysOfEra)
        let dayOfEra = shifted - era * Self.daysOfEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // 153 days are the five months from March, and again the five from August.
        let month = (5 * dayOfYear + 2) / 153
        self.month = month < 10 ? month + 3 : month - 9
        day = dayOfYear - (153 * month + 2) / 5 + 1
        year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
    }

    /// How many days it is after 1 January 1970.
    package var daysSince1970: Int {
        let year = month <= 2 ? year - 1 : year
        let era = year.dividedDown(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysOfEra + dayOfEra - Self.daysBefore1970
    }

    /// How many days a month has.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case _: 31
        }
    }
}

extension Int {
    /// The quotient rounded down, also for a negative number: the day before 1970 is day -1.
    package func dividedDown(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
