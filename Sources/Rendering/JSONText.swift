// Owns the text of values in JSON (RFC 8259): numbers are numbers, durations are seconds with their milliseconds, a
// missing value is `null`. Objects, arrays and the order of members are ``RowsRenderer``'s work. Members keep the
// order of the fields, which Foundation's encoder would not do.

import Rows
import Text

/// Values and texts as JSON.
enum JSONText {
    /// The value as a JSON value.
    static func value(_ value: Value) -> String {
        switch value {
        case .text(let text): string(text)
        case .number(let number): String(number)
        case .duration(let duration): seconds(duration)
        case .date(let date): string(date.text)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(string).joined(separator: ",") + "]"
        case .missing: "null"
        }
    }

    /// Seconds, exact to the millisecond, which is what Spotify knows: `247`, `247.04`.
    private static func seconds(_ duration: Duration) -> String {
        let (whole, rest) = (duration.components.seconds, duration.components.attoseconds / 1_000_000_000_000_000)
        guard rest != 0 else { return String(whole) }
        var fraction = String(rest.magnitude)
        fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (rest < 0 && whole == 0 ? "-" : "") + "\(whole).\(fraction)"
    }

    /// The text in quotes. Controls and everything a terminal could obey or hide are escaped, so that the text
    /// is harmless where a terminal shows it.
    static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            // A scalar beyond U+FFFF is written as its two UTF-16 units (RFC 8259 §7).
            case _ where Sanitiser.isUnsafe(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}
