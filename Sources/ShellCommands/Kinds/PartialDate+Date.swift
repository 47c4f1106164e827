// The date of a moment, in UTC: a row must not depend on the time zone of the computer that shows it.

import FoundationEssentials
import Rows

extension PartialDate {
    /// The moment, to the second.
    init(_ date: Date) {
        self.init(secondsSince1970: Int(date.timeIntervalSince1970.rounded(.down)))
    }

    /// The day alone.
    init(dayOf date: Date) {
        let moment = PartialDate(date)
        self.init(year: moment.year, month: moment.month, day: moment.day)
    }
}
