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

    /// Reads what ``parse(_:)`` reads, and seconds with up to three digits behind a point: `3:20.125`, `90.5s`.
    package static func parseExactly(_ text: String) -> (duration: Duration, hasFraction: Bool)? {
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return parse(text).map { ($0, false) } }
        let isClock = text.utf8.contains(UInt8(ascii: ":"))
        guard isClock || text.utf8.last == UInt8(ascii: "s") else { return nil }
        let digits = text[text.index(after: point)...].dropLast(isClock ? 0 : 1)
        guard (1...3).contains(digits.utf8.count), let fraction = number(digits),
            let whole = parse(String(text[..<point]) + (isClock ? "" : "s"))
        else { return nil }
        let milliseconds = fraction * [100, 10, 1][digits.utf8.count - 1]
        return (whole + .milliseconds(milliseconds), true)
    }

    /// Reads what ``parse(_:)`` reads, and a bare number as seconds, where nothing but a time can be meant.
    package static func parseSeconds(_ text: String) -> Duration? {
        parse(text) ?? number(text[...]).flatMap { $0 <= longest ? .seconds($0) : nil }
    }

    /// The duration as it is shown: without its fraction of a second.
    package static func shown(_ duration: Duration) -> Duration { .seconds(duration.components.seconds) }

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
