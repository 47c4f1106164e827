// Owns the text of cells in TSV and CSV: how a value is written for a program, and how each format protects its
// separators (TSV by Language §10, CSV by RFC 4180 §2, but with LF). Which columns a line has, and whether the text is
// cleaned for a terminal, is decided by ``RowsRenderer``.

import Rows
import Text

/// The text of values in formats that separate them with a character.
enum DelimitedText {
    /// The text with tabs, line ends and backslashes as `\t \n \r \\`, and with everything a terminal could
    /// obey or hide as `\x1b` or `\u{202e}`.
    ///
    /// So a line stays one line, a terminal that the pipe ends in stays safe, and the original text can be
    /// restored. With `forTerminal` the unsafe characters are left in: ``Sanitiser`` takes them out afterwards.
    static func tsv(_ text: String, forTerminal: Bool) -> String {
        // Nearly every text is printable ASCII and needs no change.
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x5C }) { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\\": escaped += "\\\\"
            case _ where !forTerminal && Sanitiser.isUnsafe(scalar): escaped += escape(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A character as `\x1b` where two hexadecimal digits are enough, else as `\u{202e}`.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = Digits.padded(Int(scalar.value), to: 2, radix: 16)
        return scalar.value < 0x100 ? "\\x" + digits : "\\u{\(digits)}"
    }

    /// The text as a field of CSV, in quotes where RFC 4180 §2 demands them.
    static func csv(_ text: String) -> String {
        let special: (Unicode.Scalar) -> Bool = { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        // Some readers drop spaces at the edges unless they are inside quotes.
        let hasEdges = [text.unicodeScalars.first, text.unicodeScalars.last].contains {
            $0?.properties.isWhitespace == true
        }
        guard hasEdges || text.unicodeScalars.contains(where: special) else { return text }
        // The loop goes by scalar: a quote with a combining mark after it is one character to Swift and still
        // a quote to a reader of CSV.
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// The text with a `'` before it where a spreadsheet would take it for a formula; values that are numbers
    /// or dates to juke stay as they are.
    static func guarded(_ text: String, _ value: Value) -> String {
        switch value {
        case .text, .list:
            guard let first = text.unicodeScalars.first, formulaSigns.contains(first) else { return text }
            return "'" + text
        case .number, .decimal, .duration, .date, .flag, .missing: return text
        }
    }

    /// The first characters of a formula. Some programs skip a tab or a line end before the sign, so these count too.
    private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]

    /// Whether the text is one word of a line, as an address is. `--ids` leaves out what is not, since a space
    /// in it would look like a second address.
    static func isOneWord(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return !text.isEmpty }
        return !text.unicodeScalars.contains { Sanitiser.isUnsafe($0) || $0.properties.isWhitespace }
    }
}
