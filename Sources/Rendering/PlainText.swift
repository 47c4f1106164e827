// Owns the plain text of a value, as a variable holds it and `${x.name}` inserts it: what TSV would
// write, without its escapes.

package import Rows
import Text

/// Values as plain text.
package enum PlainText {
    /// The text of the value; the entries of a list are joined with `, `, a missing value is empty.
    package static func of(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .decimal(let number): "\(number)"
        case .duration(let duration): DurationText.text(duration)
        case .date(let date): date.text
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): items.joined(separator: ", ")
        case .missing: ""
        }
    }
}
