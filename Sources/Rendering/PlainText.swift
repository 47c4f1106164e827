// A value as the plain text a variable holds: what TSV would write, without its escapes.

package import Rows
import Text

/// Values as plain text.
package enum PlainText {
    package static func of(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .duration(let duration): DurationText.text(duration)
        case .date(let date): date.text
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): items.joined(separator: ", ")
        case .missing: ""
        }
    }
}
