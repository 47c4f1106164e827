// Owns durations as people write them, in both directions: `4:47` in a table, `3m` in `where duration > 3m`.
// Fractions of a second are not shown; the machine formats that keep them are in Rendering.

/// Durations as text.
package enum DurationText {
    /// The duration as `4:47`, `1:05:09` or `0:07`. Fractions are cut off; a negative duration has a minus sign.
    package static func text(_ duration: Duration) -> String {
        let seconds = duration.components.seconds.magnitude
        let sign = duration.components.seconds < 0 ? "-" : ""
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0
            ? "\(sign)\(hours):\(twoDigits(minutes)):\(twoDigits(seconds % 60))"
            : "\(sign)\(minutes):\(twoDigits(seconds % 60))"
    }

    /// Reads `3:20`, `1:05:09`, `90s`, `3m`, `1h5m`; nil for anything else, and for more than a century.
    package static func parse(_ text: String) -> Duration? {
        text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : units(text)
    }

    /// Reads what ``parse(_:)`` reads, and seconds with one to three digits after a point: `3:20.125`, `90.5s`.
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

    /// Reads what ``parse(_:)`` reads, and a bare number as seconds, for places where only a
    /// time can be meant (`seek 90`).
    package static func parseSeconds(_ text: String) -> Duration? {
        parse(text) ?? number(text[...]).flatMap { $0 <= longest ? .seconds($0) : nil }
    }

    /// The duration as it is shown: without its fraction of a second.
    package static func shown(_ duration: Duration) -> Duration { .seconds(duration.components.seconds) }

    /// A century, in seconds. Sums of such durations stay far below what a number holds.
    private static let longest: Int64 = 100 * 366 * 86400

    // `m:ss` or `h:mm:ss`; all parts but the first have two digits.
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

    // `1h5m30s`; each unit at most once, and in this order.
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

    /// A number of one to ten ASCII digits, so that no sum of such numbers overflows.
    private static func number(_ digits: Substring) -> Int64? {
        guard (1...10).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(digits)
    }

    private static func twoDigits(_ number: UInt64) -> String { Digits.padded(Int(number), to: 2) }
}
