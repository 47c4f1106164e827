// The bytes the lexer cares about, by name. All are ASCII, so a byte above 127 is always part of a character of text.

enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let bang = UInt8(ascii: "!")
    static let doubleQuote = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let ampersand = UInt8(ascii: "&")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")
    static let question = UInt8(ascii: "?")
    static let at = UInt8(ascii: "@")
    static let backslash = UInt8(ascii: "\\")
    static let openBrace = UInt8(ascii: "{")
    static let pipe = UInt8(ascii: "|")
    static let closeBrace = UInt8(ascii: "}")

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// A letter, a digit or `_`: what names of variables are made of.
    static func isName(_ byte: UInt8) -> Bool {
        isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
    }
}

/// A kind of quotes.
struct Quote {
    let character: Character
    let opening: [UInt8]
    let closing: [UInt8]
    /// Whether variables and escapes are understood inside.
    let expands: Bool

    private static let all = [
        Quote(character: "'", opening: Array("'".utf8), closing: Array("'".utf8), expands: false),
        Quote(character: "\"", opening: Array("\"".utf8), closing: Array("\"".utf8), expands: true),
        Quote(character: "‘", opening: Array("‘".utf8), closing: Array("’".utf8), expands: false),
        Quote(character: "“", opening: Array("“".utf8), closing: Array("”".utf8), expands: true),
    ]

    private init(character: Character, opening: [UInt8], closing: [UInt8], expands: Bool) {
        self.character = character
        self.opening = opening
        self.closing = closing
        self.expands = expands
    }

    /// The quote that opens at this place, if one does.
    init?(opening bytes: [UInt8], at index: Int) {
        // ' and " and the first byte of ‘ and “.
        guard bytes[index] == 39 || bytes[index] == 34 || bytes[index] == 0xE2,
            let quote = Self.all.first(where: { bytes[index...].starts(with: $0.opening) })
        else { return nil }
        self = quote
    }
}
