// Owns the reading of text that is escaped for HTML. Spotify sends the descriptions of playlists as they would
// be in a web page, with `&amp;` for `&` (SpotifyContract §8.7). What is shown, and what is sent back in a
// change, is the text itself.

/// Text that was escaped for HTML.
enum HTMLText {
    /// The text without its escapes. An ampersand that begins no escape stays.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            // The longest escape is `&#x10FFFF;`.
            if let end = rest.prefix(10).firstIndex(of: ";"), let character = character(rest[..<end].dropFirst()) {
                result.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }

    /// The character of an escape, given what is between `&` and `;`; nil for names that are not known.
    private static func character(_ name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case _:
            guard name.hasPrefix("#") else { return nil }
            let number = name.dropFirst()
            let isHexadecimal = number.hasPrefix("x") || number.hasPrefix("X")
            let digits = isHexadecimal ? number.dropFirst() : number
            guard digits.allSatisfy(\.isHexDigit) else { return nil }
            return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }
}
