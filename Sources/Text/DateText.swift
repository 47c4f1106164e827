// Days as people write them, in words that cannot be mistaken for another order of day and month.

package import FoundationEssentials

/// Text of dates.
package enum DateText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `24 May 2027`, by the calendar of UTC.
    package static func day(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day, months.indices.contains(month - 1)
        else { return "" }
        return "\(day) \(months[month - 1]) \(year)"
    }
}
