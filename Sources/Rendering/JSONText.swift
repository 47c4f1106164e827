// Owns the text of values in JSON (RFC 8259): numbers are numbers, durations are seconds with their milliseconds, a
// missing value is `null`. Objects, arrays and the order of members are left to those who write them, since
// Foundation's encoder would not keep the order of the fields.

package import Rows
import Text

/// Values as JSON.
package enum JSONText {
    /// The value as a JSON value.
    package static func value(_ value: Value) -> String {
        switch value {
        case .text(let text): JSONString.quoted(text)
        case .number(let number): String(number)
        case .decimal(let number): "\(number)"
        case .duration(let duration): seconds(duration)
        case .date(let date): JSONString.quoted(date.text)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(JSONString.quoted).joined(separator: ",") + "]"
        case .missing: "null"
        }
    }

    /// Seconds, exact to the millisecond, which is what Spotify knows: `247`, `247.04`.
    private static func seconds(_ duration: Duration) -> String {
        let (whole, rest) = (duration.components.seconds, duration.components.attoseconds / 1_000_000_000_000_000)
        guard rest != 0 else { return String(whole) }
        var fraction = Digits.padded(Int(rest.magnitude), to: 3)
        while fraction.last == "0" { fraction.removeLast() }
        return (rest < 0 && whole == 0 ? "-" : "") + "\(whole).\(fraction)"
    }
}
