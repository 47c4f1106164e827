// Text as a JSON string (RFC 8259 §7), in requests and in what is shown: what a terminal could obey or hide is escaped
// in both, so that a request in a trace is as harmless as a row.

/// Text as a JSON string.
package enum JSONString {
    /// The text in quotes.
    package static func quoted(_ text: String) -> String {
        // Most texts need no escape, and to see that takes less than to write them scalar by scalar.
        if isPlain(text) { return "\"" + text + "\"" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            // A scalar beyond U+FFFF is written as its two UTF-16 units.
            case _ where Sanitiser.isUnsafe(scalar):
                for unit in String(scalar).utf16 { quoted += "\\u" + Digits.padded(Int(unit), to: 4, radix: 16) }
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
    /// Whether it is the same in quotes: ASCII that is shown and stands for itself.
    package static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes where byte < 0x20 || byte > 0x7E || byte == 0x22 || byte == 0x5C { return false }
            return true
        }
    }
}
