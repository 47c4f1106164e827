// Days as people write them, in words that cannot be mistaken for another order of day and month.

package import FoundationEssentials

/// Text of dates.
package enum DateText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `24 May 2027`, where the user is.
    package static func day(_ date: Date) -> String {
        // No calendar counts further, and no Int is left to.
        guard abs(date.timeIntervalSince1970) < 1e12 else { return "" }
        let local = LocalTime(Int(date.timeIntervalSince1970.rounded(.down)))
        guard months.indices.contains(local.month - 1) else { return "" }
        return "\(local.day) \(months[local.month - 1]) \(local.year)"
    }
}
