// Moments and measures out of files that may hold anything: what another program wrote into them, and what a disk made
// of it. Which of them a store needs is its own.

import FoundationEssentials
import SQLite

/// Moments as numbers in files.
enum StoredMoment {
    /// The years 1970 to 9999; a number outside would be no date of a calendar, and too large for arithmetic.
    private static let known = 0.0..<253_402_300_800

    static func date(secondsSince1970 seconds: Double) -> Date? {
        known.contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
    }
}

extension SQLStatement {
    /// A number that can be one: nil for NULL, a text, a blob, infinity.
    func number(_ column: Int) -> Double? { real(column).flatMap { $0.isFinite ? $0 : nil } }

    /// A moment within the years that calendars know: others come from no clock.
    func moment(_ column: Int) -> Date? {
        number(column).flatMap { StoredMoment.date(secondsSince1970: $0) }
    }
}
