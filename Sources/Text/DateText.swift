// Owns days as people write them, with the name of the month, so that day and month cannot be confused.

package import FoundationEssentials

/// Days as text.
package enum DateText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The day as `24 May 2027`, in the user's time zone; empty for a moment that no calendar reaches.
    package static func day(_ date: Date) -> String {
        // A number that is too large for Int, or is not a number, would crash the conversion to Int.
        guard abs(date.timeIntervalSince1970) < 1e12 else { return "" }
        let local = LocalTime(Int(date.timeIntervalSince1970.rounded(.down)))
        return day(CivilDate(year: local.year, month: local.month, day: local.day))
    }

    /// The day as `24 May 2027`; empty where it is in no month.
    package static func day(_ day: CivilDate) -> String {
        guard months.indices.contains(day.month - 1) else { return "" }
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
}
