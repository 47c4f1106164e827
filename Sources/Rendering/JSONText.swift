// Values as JSON (RFC 8259): numbers as numbers, durations in seconds with their milliseconds, missing as null.

import Rows
import Text

enum JSONText {
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

    /// Exact to the millisecond, which is what Spotify knows.
    private static func seconds(_ duration: Duration) -> String {
        let (whole, rest) = (duration.components.seconds, duration.components.attoseconds / 1_000_000_000_000_000)
        guard rest != 0 else { return String(whole) }
        var fraction = String(rest.magnitude)
        fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (rest < 0 && whole == 0 ? "-" : "") + "\(whole).\(fraction)"
    }

    /// The text in quotes; controls and whatever a terminal could obey or hide are escaped, so that it is harmless there.
    static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
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
