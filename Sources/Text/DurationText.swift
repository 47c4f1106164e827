// Durations as people write them, in both directions: `4:47` in a table, `3m` after `where duration >`. Fractions of a
// second are not shown; machine formats that keep them are Rendering's.

/// Durations as text.
package enum DurationText {
    /// `4:47`, `1:05:09`, `0:07`; fractions are cut off, a negative duration has a minus sign.
    package static func text(_ duration: Duration) -> String {
        let seconds = duration.components.seconds.magnitude
        let sign = duration.components.seconds < 0 ? "-" : ""
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0
            ? "\(sign)\(hours):\(twoDigits(minutes)):\(twoDigits(seconds % 60))"
            : "\(sign)\(minutes):\(twoDigits(seconds % 60))"
    }

    /// Reads `3:20`, `1:05:09`, `90s`, `3m`, `1h5m`; nil for anything else, and for what is longer than a century.
    package static func parse(_ text: String) -> Duration? {
        text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : units(text)
    }

    private static let longest: Int64 = 100 * 366 * 86400

    private static func clock(_ text: String) -> Duration? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let first = number(parts[0]) else { return nil }
        var seconds = first
        for part in parts.dropFirst() {
            guard part.utf8.count == 2, let value = number(part), value < 60 else { return nil }
            seconds = seconds * 60 + value
        }
        return seconds <= longest ? .seconds(seconds) : nil
    }

    private static func units(_ text: String) -> Duration? {
        var rest = Substring(text)
        var seconds: Int64 = 0
        for (unit, length) in [("h", 3600), ("m", 60), ("s", 1)] as [(Character, Int64)] {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard rest[digits.endIndex...].first == unit else { continue }
            guard let value = number(digits) else { return nil }
            seconds += value * length
            rest = rest[digits.endIndex...].dropFirst()
        }
        return rest.isEmpty && !text.isEmpty && seconds <= longest ? .seconds(seconds) : nil
    }

    /// ASCII digits, few enough that no sum of them overflows.
    private static func number(_ digits: Substring) -> Int64? {
        guard (1...10).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(digits)
    }

    private static func twoDigits(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
