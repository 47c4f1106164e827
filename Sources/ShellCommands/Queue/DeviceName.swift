// A device as a line names it: `--on DEVICE` takes a row of `devices`, a name, or an ID.

import CommandLanguage
import Rows

/// A device as an option names it.
package struct DeviceName: Sendable, Hashable {
    /// The name or the ID, as it was typed.
    package var text: String
    /// The row of `devices` it can be.
    var rows: RowSelection?
    /// Where it is in the line, for error messages.
    var span: Range<Int>

    init(_ word: Word) {
        text = word.text
        rows = word.bareText.flatMap { RowSelection(parsing: $0) }
        span = word.span
    }
}
