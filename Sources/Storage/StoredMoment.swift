// Moments and numbers from a database that may hold anything, after another program wrote into it or a disk failed.
// What a missing value means is left to the stores.

import FoundationEssentials
import SQLite

/// Moments as numbers in files.
enum StoredMoment {
    /// The years 1970 to 9999; a number outside would be no date of a calendar, and too large for arithmetic.
    private static let known = 0.0..<253_402_300_800

    /// The moment; nil for a number that is none.
    static func date(secondsSince1970 seconds: Double) -> Date? {
        known.contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
    }
}

extension SQLStatement {
    /// The number in a column; nil for NULL, a text, a blob or infinity.
    func number(_ column: Int) -> Double? { real(column).flatMap { $0.isFinite ? $0 : nil } }

    /// A moment in seconds since 1970, within the years that calendars know; no clock gives others.
    func moment(_ column: Int) -> Date? {
        number(column).flatMap { StoredMoment.date(secondsSince1970: $0) }
    }
}
