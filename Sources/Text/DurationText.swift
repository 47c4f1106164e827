// Durations and ages as people write them.

/// Durations as text: `4:47`, `1:05:09`.
package enum DurationText {
    /// Minutes and seconds, with hours when there are any; fractions of a second are cut off.
    package static func text(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let pad = { (number: Int64) in (number < 10 ? "0" : "") + String(number) }
        return hours > 0 ? "\(hours):\(pad(minutes)):\(pad(rest))" : "\(minutes):\(pad(rest))"
    }

    /// Reads `3:20`, `1:02:03`, `90s`, `3m`, `1h5m`; nil for anything else, and beyond a thousand hours.
    package static func parse(_ text: String) -> Duration? {
        let text = text.lowercased()
        let seconds = text.contains(":") ? clock(text) : units(text)
        guard let seconds, seconds <= 3_600_000 else { return nil }
        return .seconds(seconds)
    }

    private static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var total = 0
        for (index, part) in parts.enumerated() {
            guard let number = number(part), index == 0 || (part.count == 2 && number < 60) else { return nil }
            total = total * 60 + number
        }
        return total
    }

    private static func units(_ text: String) -> Int? {
        var total = 0
        var digits = ""
        var last = Int.max
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            let unit = character == "h" ? 3600 : character == "m" ? 60 : character == "s" ? 1 : 0
            guard unit > 0, unit < last, let number = number(digits[...]) else { return nil }
            (total, digits, last) = (total + number * unit, "", unit)
        }
        return digits.isEmpty && last < Int.max ? total : nil
    }

    private static func number(_ text: Substring) -> Int? {
        text.isEmpty || text.utf8.count > 7 || !text.utf8.allSatisfy { (48...57).contains($0) } ? nil : Int(text)
    }
}

/// Ages as text: `just now`, `3 min ago`, `2 days ago`.
package enum AgeText {
    package static func text(seconds: Int) -> String {
        switch seconds {
        case ..<60: "just now"
        case ..<3600: "\(seconds / 60) min ago"
        case ..<86_400: "\(seconds / 3600) h ago"
        case ..<172_800: "yesterday"
        default: "\(seconds / 86_400) days ago"
        }
    }
}
