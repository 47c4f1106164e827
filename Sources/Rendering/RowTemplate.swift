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

    /// The cells that a value fills.
    enum Padding: Sendable, Hashable {
        enum Side: Character, Sendable, Hashable { case left = "<", right = ">", centre = "^" }

        /// At least so many, on this side of them.
        case atLeast(Int, Side)
        /// Exactly so many, from the left; a longer value is cut.
        case exactly(Int)
    }

    /// A part of the template.
    enum Piece: Sendable, Hashable {
        case text(String)
        case field(String, DurationForm?, Padding?)
        /// `{field?…}` and `{?field}…{/field}`: the pieces up to `end` are skipped where the field is empty.
        case opening(String, end: Int)
    }

    /// The name of the row's number, which stands where a field can.
    package static let index = "index"

    var pieces: [Piece] = []
    /// The fields it names, in order.
    package internal(set) var uses: [Use] = []

    /// The text for a row, its line end included.
    ///
    /// - Parameter index: the row's number, for `{index}`.
    package func line(of row: Row, index: Int) -> String {
        var line = ""
        var place = 0
        while place < pieces.count {
            switch pieces[place] {
            case .text(let text): line += text
            case .field(let name, let form, let padding):
                line += Self.text(Self.value(name, of: row, index), form, padding)
            case .opening(let name, let end):
                if Self.isEmpty(Self.value(name, of: row, index)) { place = end - 1 }
            }
            place += 1
        }
        return line + "\n"
    }

    /// The value of a field. The number of the row is one, unless its kind has a field of that name.
    private static func value(_ name: String, of row: Row, _ index: Int) -> Value {
        row[name] ?? (name == Self.index ? .number(index) : .missing)
    }

    /// Whether there is nothing to say of a value: it is missing, without any text, or a flag that is off.
    private static func isEmpty(_ value: Value) -> Bool {
        switch value {
        case .flag(let flag): !flag
        case .text, .list: Sanitiser.clean(PlainText.of(value)).isEmpty
        case .missing: true
        case .number, .decimal, .duration, .date: false
        }
    }

    private static func text(_ value: Value, _ form: DurationForm?, _ padding: Padding?) -> String {
        // A value must not break the line it is in, wherever that line goes.
        let text = Sanitiser.clean(plain(value, form))
        switch padding {
        case nil: return text
        // The character before which it is cut may be wide, so that a cell is left.
        case .exactly(let cells)?: return CellWidth.padded(CellWidth.truncated(text, to: cells), to: cells)
        case .atLeast(let cells, .left)?: return CellWidth.padded(text, to: cells)
        case .atLeast(let cells, .right)?: return CellWidth.padded(text, to: cells, .right)
        case .atLeast(let cells, .centre)?:
            let before = max(0, cells - CellWidth.of(text)) / 2
            return CellWidth.padded(String(repeating: " ", count: before) + text, to: cells)
        }
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
