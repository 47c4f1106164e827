// The four pairs of quotes: how they open and close, and how a text is put between them so
// that it is read back unchanged.

import Text

/// A kind of quotes (Language §2). The curly ones are what phones and text editors make of the straight ones.
enum Quote: Sendable, Hashable {
    case single, double, curlySingle, curlyDouble

    var opening: Character {
        switch self {
        case .single: "'"
        case .double: "\""
        case .curlySingle: "‘"
        case .curlyDouble: "“"
        }
    }

    var closing: Character {
        switch self {
        case .single: "'"
        case .double: "\""
        case .curlySingle: "’"
        case .curlyDouble: "”"
        }
    }

    /// Whether `$name` and `\n` are plain text inside.
    var isLiteral: Bool {
        switch self {
        case .single, .curlySingle: true
        case .double, .curlyDouble: false
        }
    }

    /// How many bytes each of its signs takes.
    var length: Int {
        switch self {
        case .single, .double: 1
        case .curlySingle, .curlyDouble: 3
        }
    }

    /// The last byte of the closing sign. The two before it are `E2 80` for the curly ones.
    private var lastClosingByte: UInt8 {
        switch self {
        case .single: .apostrophe
        case .double: .quotationMark
        case .curlySingle: 0x99
        case .curlyDouble: 0x9D
        }
    }

    /// The quote that opens at `index`; `’` and `”` never open one.
    static func opening(in bytes: [UInt8], at index: Int) -> Quote? {
        switch bytes[index] {
        case .apostrophe: return .single
        case .quotationMark: return .double
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            return bytes[index + 2] == 0x98 ? .curlySingle : bytes[index + 2] == 0x9C ? .curlyDouble : nil
        default: return nil
        }
    }

    /// Whether the closing sign is at `index`.
    func closes(in bytes: [UInt8], at index: Int) -> Bool {
        guard length == 3 else { return bytes[index] == lastClosingByte }
        return bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
            && bytes[index + 2] == lastClosingByte
    }

    /// The number of bytes from `index` to the end of the closing sign; 0 when none follows, or when
    /// more of the word follows it.
    func rest(in bytes: [UInt8], from index: Int) -> Int {
        var end = index
        while end < bytes.count, bytes[end] != .newline {
            if closes(in: bytes, at: end) {
                end += length
                let isWhole = end == bytes.count || [.space, .tab, .newline, .semicolon].contains(bytes[end])
                return isWhole ? end - index : 0
            }
            end += !isLiteral && bytes[end] == .backslash ? 2 : 1
        }
        return 0
    }

    /// The text in these quotes, or in `"…"` when these cannot hold it.
    func enclosing(_ text: String) -> String {
        switch self {
        case .single, .curlySingle:
            let fits = !text.contains { $0 == closing || $0.isNewline || Quote.isHidden($0) }
            return fits ? "\(opening)\(text)\(closing)" : Quote.double.enclosing(text)
        case .curlyDouble:
            return text.contains(closing) ? Quote.double.enclosing(text) : "\(opening)\(Quote.escape(text))\(closing)"
        case .double:
            // Tab puts hundreds of names into quotes, so the room for each is reserved once.
            let escaped = Quote.escape(text)
            var quoted = "\""
            quoted.reserveCapacity(escaped.utf8.count + 2)
            quoted += escaped
            quoted += "\""
            return quoted
        }
    }

    /// Whether a terminal would obey or hide it. Such a character is only written as `\u{…}`.
    static func isHidden(_ character: Character) -> Bool {
        character.unicodeScalars.contains(where: Sanitiser.isUnsafe)
    }

    /// The text with everything escaped that means something inside `"…"`.
    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { $0.needsEscape || $0 >= 0x80 }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "$": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\t"
            case _ where Sanitiser.isUnsafe(scalar): escaped += "\\u{\(String(scalar.value, radix: 16))}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension UInt8 {
    /// Whether it may need an escape inside `"…"`.
    fileprivate var needsEscape: Bool {
        switch self {
        case .quotationMark, .backslash, .dollar, 0x00...0x1F, 0x7F: true
        default: false
        }
    }
}
