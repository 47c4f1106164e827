// Values out of a database that may hold anything: what another program wrote into it, and what a disk made of it.
// GRDB's own subscripts end the process when a value is missing or of another type; these answer nil.

import FoundationEssentials
import GRDB

extension Row {
    /// A number that can be one: nil for NULL, a text, a blob, infinity.
    @inline(never)
    func number(_ column: String) -> Double? {
        Double.fromDatabaseValue(value(of: column)).flatMap { $0.isFinite ? $0 : nil }
    }

    func count(_ column: String) -> Int? { Int.fromDatabaseValue(value(of: column)) }

    func text(_ column: String) -> String? { String.fromDatabaseValue(value(of: column)) }

    func bytes(_ column: String) -> Data? { Data.fromDatabaseValue(value(of: column)) }

    /// A moment within the years that calendars know: others come from no clock.
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

    static func date(secondsSince1970 seconds: Double) -> Date? {
        known.contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
    }
}
