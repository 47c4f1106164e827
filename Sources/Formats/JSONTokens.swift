// Owns the grammar of JSON (RFC 8259) as a stream: the parts of a text come out as its bytes come in, so that a file of
// any size, on any number of lines, takes no more memory than its longest text. Several values may follow each other,
// as in JSON Lines. What the values mean is left to the readers.

/// A part of a JSON text.
enum JSONToken: Equatable {
    case beginObject, endObject, beginArray, endArray
    /// The name of a member.
    case key(String)
    /// A text; one that is longer than any that is needed is cut.
    case text(String)
    /// A number, as it is written.
    case number(String)
    case flag(Bool)
    case null
}

/// Cuts JSON into its parts.
struct JSONTokens {
    /// What may come next.
    private enum Expected { case value, firstValue, firstKey, key, colon, comma }
    private enum Container { case object, array }
    /// What is being read.
    private enum Lexeme { case none, text(isKey: Bool), word }

    /// The line that is being read, from 1.
    private(set) var line = 1
    private var expected = Expected.value
    private var open: [Container] = []
    /// The lines on which the containers begin.
    private var lines: [Int] = []
    private var lexeme = Lexeme.none
    private var bytes: [UInt8] = []
    private var escape = JSONEscape()
    private var lexemeLine = 1

    /// The next part that ends in these bytes, which are taken from them; nil where none does.
    mutating func next(_ block: inout ArraySlice<UInt8>) throws(EntryFault) -> JSONToken? {
        while let byte = block.first {
            switch lexeme {
            case .none:
                block.removeFirst()
                if byte == 0x0A { line += 1 }
                if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { continue }
                if let token = try begin(byte) { return token }
            case .text(let isKey):
                if let token = try readText(&block, isKey) { return token }
            case .word:
                if Self.isOfWord(byte) {
                    keep(byte)
                    block.removeFirst()
                } else {
                    // The byte after a word belongs to what follows.
                    return try endWord()
                }
            }
        }
        return nil
    }

    /// Ends the text: a number may end with it.
    mutating func finish() throws(EntryFault) -> JSONToken? {
        switch lexeme {
        case .none: break
        case .text: throw .cutOff(nil, line: lexemeLine)
        case .word where open.isEmpty: return try endWord()
        case .word: throw .cutOff(nil, line: lexemeLine)
        }
        if let line = lines.first { throw .cutOff(nil, line: line) }
        return nil
    }

    /// Takes the first byte of a part.
    private mutating func begin(_ byte: UInt8) throws(EntryFault) -> JSONToken? {
        lexemeLine = line
        switch byte {
        case UInt8(ascii: "{"): return try beginContainer(.object)
        case UInt8(ascii: "["): return try beginContainer(.array)
        case UInt8(ascii: "}") where (expected == .firstKey || expected == .comma) && open.last == .object:
            return endContainer(.endObject)
        case UInt8(ascii: "]") where (expected == .firstValue || expected == .comma) && open.last == .array:
            return endContainer(.endArray)
        case UInt8(ascii: ",") where expected == .comma && !open.isEmpty:
            expected = open.last == .object ? .key : .value
        case UInt8(ascii: ":") where expected == .colon: expected = .value
        case UInt8(ascii: "\"") where expected == .key || expected == .firstKey: lexeme = .text(isKey: true)
        case UInt8(ascii: "\""):
            try checkValue()
            lexeme = .text(isKey: false)
        case _ where Self.isOfWord(byte):
            try checkValue()
            lexeme = .word
            keep(byte)
        case _: throw malformed
        }
        return nil
    }

    private var malformed: EntryFault { .malformed(.json, line: line) }

    /// Whether a value may come now. After a whole value another one may follow.
    private func checkValue() throws(EntryFault) {
        switch expected {
        case .value, .firstValue: break
        case .comma where open.isEmpty: break
        case .comma, .firstKey, .key, .colon: throw malformed
        }
    }

    private mutating func beginContainer(_ container: Container) throws(EntryFault) -> JSONToken {
        try checkValue()
        guard open.count < Longest.depth else { throw malformed }
        open.append(container)
        lines.append(line)
        expected = container == .object ? .firstKey : .firstValue
        return container == .object ? .beginObject : .beginArray
    }

    private mutating func endContainer(_ token: JSONToken) -> JSONToken {
        open.removeLast()
        lines.removeLast()
        expected = .comma
        return token
    }

    private mutating func keep(_ byte: UInt8) { if bytes.count < Longest.text { bytes.append(byte) } }

    /// Reads a text on to its end or that of the block.
    private mutating func readText(
        _ block: inout ArraySlice<UInt8>, _ isKey: Bool
    ) throws(EntryFault) -> JSONToken? {
        while let byte = block.popFirst() {
            if byte == UInt8(ascii: "\""), !escape.isOpen {
                defer { bytes.removeAll(keepingCapacity: true) }
                escape.end(&bytes)
                lexeme = .none
                expected = isKey ? .colon : .comma
                let text = String(decoding: bytes, as: UTF8.self)
                return isKey ? .key(text) : .text(text)
            }
            // Control characters have to be escaped, and a line end in a text means that a quote is missing.
            guard byte >= 0x20, escape.take(byte, into: &bytes) else { throw malformed }
        }
        return nil
    }

    /// The word that has ended.
    private mutating func endWord() throws(EntryFault) -> JSONToken {
        defer {
            bytes.removeAll(keepingCapacity: true)
            lexeme = .none
            expected = .comma
        }
        let word = String(decoding: bytes, as: UTF8.self)
        switch word {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        case _ where Double(word) != nil && word.utf8.first.map { $0 == 0x2D || EntryText.isDigit($0) } == true:
            return .number(word)
        case _: throw malformed
        }
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        EntryText.isDigit(byte) || EntryText.isCapital(byte & ~0x20) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
}

/// An escape in a JSON text, whose bytes may be in two blocks.
struct JSONEscape {
    private enum State { case none, backslash, digits(UInt32, left: Int) }

    private var state = State.none
    /// The first half of a character beyond U+FFFF.
    private var high: UInt32?

    /// Whether an escape has begun.
    var isOpen: Bool {
        switch state {
        case .none: false
        case .backslash, .digits: true
        }
    }

    /// Takes a byte of a text; false where it breaks the rules.
    mutating func take(_ byte: UInt8, into bytes: inout [UInt8]) -> Bool {
        switch state {
        case .none:
            if byte == UInt8(ascii: "\\") {
                state = .backslash
            } else {
                end(&bytes)
                if bytes.count < Longest.text { bytes.append(byte) }
            }
        case .backslash:
            if byte == UInt8(ascii: "u") {
                state = .digits(0, left: 4)
                return true
            }
            guard let plain = Self.plain[byte] else { return false }
            end(&bytes)
            bytes.append(plain)
            state = .none
        case .digits(let value, let left):
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return false }
            let value = value << 4 + UInt32(digit)
            state = left == 1 ? .none : .digits(value, left: left - 1)
            if left == 1 { add(value, to: &bytes) }
        }
        return true
    }

    /// Ends what can only be continued by another escape: half a character becomes U+FFFD.
    mutating func end(_ bytes: inout [UInt8]) {
        if high != nil { bytes += Array("\u{FFFD}".utf8) }
        high = nil
    }

    private mutating func add(_ unit: UInt32, to bytes: inout [UInt8]) {
        if let first = high, (0xDC00...0xDFFF).contains(unit) {
            high = nil
            let value = 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00)
            bytes += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            return
        }
        end(&bytes)
        if (0xD800...0xDBFF).contains(unit) {
            high = unit
        } else {
            bytes += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        }
    }

    private static let plain: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
}
