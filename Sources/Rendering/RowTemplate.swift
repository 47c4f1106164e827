// Owns the templates of `--format` and `to format`: text with fields in braces, read once into pieces and then
// filled in for each row. Whether the rows have these fields is checked by the caller, who knows their tables.

package import Rows
import Text

/// A line of text with places for fields.
package struct RowTemplate: Sendable, Hashable {
    /// A field in braces, for the check of the names.
    package struct Use: Sendable, Hashable {
        /// The field, as it was typed.
        package var field: String
        /// UTF-8 offsets of the name in the template.
        package var span: Range<Int>
        /// The form in which a duration is written, where the template gives one.
        package var durationForm: String?
    }

    /// How a duration is written; other values are written as in TSV.
    enum DurationForm: String, Sendable, Hashable, CaseIterable {
        case minutes = "m:ss"
        case hours = "h:mm:ss"
        case seconds = "s"
        case milliseconds = "ms"
    }

    /// The cells that a value fills at least, and its side of them.
    struct Padding: Sendable, Hashable {
        enum Side: Character, Sendable, Hashable { case left = "<", right = ">", centre = "^" }

        var side: Side
        var cells: Int
    }

    /// A part of the template.
    enum Piece: Sendable, Hashable {
        case text(String)
        case field(String, DurationForm?, Padding?)
        /// `{?field}…{/field}`: the pieces up to `end` are skipped where the field is missing or empty.
        case opening(String, end: Int)
    }

    var pieces: [Piece] = []
    /// The fields it names, in order.
    package internal(set) var uses: [Use] = []

    /// The text for a row, its line end included.
    package func line(of row: Row) -> String {
        var line = ""
        var index = 0
        while index < pieces.count {
            switch pieces[index] {
            case .text(let text): line += text
            case .field(let name, let form, let padding):
                line += Self.text(row[name] ?? .missing, form, padding)
            case .opening(let name, let end):
                if Self.text(row[name] ?? .missing, nil, nil).isEmpty { index = end - 1 }
            }
            index += 1
        }
        return line + "\n"
    }

    private static func text(_ value: Value, _ form: DurationForm?, _ padding: Padding?) -> String {
        // A value must not break the line it is in, wherever that line goes.
        let text = Sanitiser.clean(plain(value, form))
        guard let padding else { return text }
        let room = max(0, padding.cells - CellWidth.of(text))
        let before =
            switch padding.side {
            case .left: 0
            case .right: room
            case .centre: room / 2
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: room - before)
    }

    private static func plain(_ value: Value, _ form: DurationForm?) -> String {
        guard let form, case .duration(let given) = value else { return PlainText.of(value) }
        let duration = max(.zero, given)
        let seconds = duration.components.seconds
        func two(_ number: Int64) -> String { Digits.padded(Int(number), to: 2) }
        return switch form {
        case .minutes: "\(seconds / 60):\(two(seconds % 60))"
        case .hours: "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        case .seconds: "\(seconds)"
        case .milliseconds:
            "\(Int128(seconds) * 1000 + Int128(duration.components.attoseconds / 1_000_000_000_000_000))"
        }
    }
}
