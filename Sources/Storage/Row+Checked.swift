// Values from a database that may hold anything, after another program wrote into it or a disk failed. GRDB's own
// subscripts end the process when a value is missing or of another type; these return nil. What a missing value means
// is left to the stores.

import FoundationEssentials
import GRDB

extension Row {
    /// The number in a column; nil for NULL, a text, a blob or infinity.
    @inline(never)
    func number(_ column: String) -> Double? {
        Double.fromDatabaseValue(value(of: column)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The whole number in a column; nil for everything else.
    func count(_ column: String) -> Int? { Int.fromDatabaseValue(value(of: column)) }

    /// The text in a column; nil for everything else.
    func text(_ column: String) -> String? { String.fromDatabaseValue(value(of: column)) }

    /// The bytes in a column; nil for everything else.
    func bytes(_ column: String) -> Data? { Data.fromDatabaseValue(value(of: column)) }

    /// A moment in seconds since 1970, within the years that calendars know; no clock gives others.
    func moment(_ column: String) -> Date? {
        number(column).flatMap { StoredMoment.date(secondsSince1970: $0) }
    }

    // Inlined, its borrow of GRDB's value stops the optimiser of Swift 6.3 ("outside of lifetime use").
    @inline(never)
    private func value(of column: String) -> DatabaseValue {
        let value: (any DatabaseValueConvertible)? = self[column]
        return value?.databaseValue ?? .null
    }
}

/// Moments as numbers in files.
enum StoredMoment {
    /// The years 1970 to 9999; a number outside would be no date of a calendar, and too large for arithmetic.
    private static let known = 0.0..<253_402_300_800

    /// The moment; nil for a number that is none.
    static func date(secondsSince1970 seconds: Double) -> Date? {
        known.contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
    }
}
