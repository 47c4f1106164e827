// Values as the text of TSV and CSV cells, and how each format protects its separators (TSV as in Language §10, CSV as in
// RFC 4180 §2).

import Rows
import Text

enum DelimitedText {
    /// The value for a program: dates as ISO 8601, durations as m:ss, missing as nothing.
    static func text(_ value: Value) -> String {
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

    /// Tabs, line ends and backslashes as `\t \n \r \\`, and whatever a terminal could obey or hide as `\x1b` or `\u{202e}`: a
    /// line stays a line, a terminal behind the pipe stays safe, and everything can be had back. Where a terminal shows it,
    /// what is unsafe is left for the sanitiser to take out.
    static func tsv(_ text: String, forTerminal: Bool) -> String {
        // Nearly all of it: printable ASCII.
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

    /// `\x1b` up to two digits, `\u{202e}` beyond.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return scalar.value < 0x100 ? "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits : "\\u{\(digits)}"
    }

    static func csv(_ text: String) -> String {
        let special: (Unicode.Scalar) -> Bool = { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        // Some readers drop blanks at the edges that are not inside quotes.
        let hasEdges = [text.unicodeScalars.first, text.unicodeScalars.last].contains {
            $0?.properties.isWhitespace == true
        }
        guard hasEdges || text.unicodeScalars.contains(where: special) else { return text }
        // By scalar: a quote with a combining mark behind it is one character, and still a quote to whoever reads it.
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Text with a `'` before what a spreadsheet would take for a formula; numbers are numbers.
    static func guarded(_ text: String, _ value: Value) -> String {
        switch value {
        case .text, .list:
            guard let first = text.unicodeScalars.first, formulaSigns.contains(first) else { return text }
            return "'" + text
        case .number, .duration, .date, .flag, .missing: return text
        }
    }

    /// A tab or a line end before the sign is passed over by some programs.
    private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]

    /// Whether the text is one word of a line, as an address is; what is not must not pass for two of them.
    static func isOneWord(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return !text.isEmpty }
        return !text.unicodeScalars.contains { Sanitiser.isUnsafe($0) || $0.properties.isWhitespace }
    }
}
