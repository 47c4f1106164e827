// The grammar of JSON (RFC 8259), for small files that may hold anything. What breaks it anywhere is no value at all; a
// number may be written in a few more ways than JSON allows. What the values mean is left to their readers.

/// A place in bytes from which the next value is read.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    /// How deep values may be inside each other, so that no file exhausts the stack. Ours are three deep.
    private static let deepest = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that is all there is; nil where it is none, or more follows.
    static func value(in bytes: [UInt8]) -> StoredObject.Value? {
        var reader = JSONReader(bytes)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipSpace()
        return reader.place == bytes.count ? value : nil
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    /// Skips what is expected, and space before it; false where something else is next.
    private mutating func skip(_ expected: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: expected) else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) -> StoredObject.Value? {
        skipSpace()
        guard depth < Self.deepest, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "t"): return word("true", .flag(true))
        case UInt8(ascii: "f"): return word("false", .flag(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> StoredObject.Value? {
        place += 1
        if skip("}") { return .object(StoredObject()) }
        var members: [StoredObject.Member] = []
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\""), let name = text(), skip(":"), let value = value(depth: depth + 1) else {
                return nil
            }
            members.append(StoredObject.Member(name: name, value: value))
        } while skip(",")
        return skip("}") ? .object(StoredObject(members)) : nil
    }

    private mutating func list(depth: Int) -> StoredObject.Value? {
        place += 1
        if skip("]") { return .list([]) }
        var values: [StoredObject.Value] = []
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while skip(",")
        return skip("]") ? .list(values) : nil
    }

    private mutating func word(_ word: StaticString, _ value: StoredObject.Value) -> StoredObject.Value? {
        for offset in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[offset] else { return nil }
            place += 1
        }
        return value
    }

    private mutating func number() -> StoredObject.Value? {
        var digits = ""
        while let byte = next, Self.isOfNumber(byte) {
            digits.unicodeScalars.append(Unicode.Scalar(byte))
            place += 1
        }
        guard let number = Double(digits), number.isFinite else { return nil }
        return .number(number)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

extension JSONReader {
    /// A text; the quote before it is next.
    private mutating func text() -> String? {
        place += 1
        var start = place
        var read: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                read += bytes[start..<place]
                place += 1
                return String(validating: read, as: UTF8.self)
            case UInt8(ascii: "\\"):
                read += bytes[start..<place]
                guard let scalar = escape() else { return nil }
                read += Array(String(scalar).utf8)
                start = place
            // A control character has to be escaped.
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }

    /// The character of an escape, whose backslash is next.
    private mutating func escape() -> Unicode.Scalar? {
        place += 1
        guard let byte = next else { return nil }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return codedScalar()
        default: return nil
        }
    }

    /// A character as one UTF-16 unit or two, of which the first stands for none by itself.
    private mutating func codedScalar() -> Unicode.Scalar? {
        guard let first = unit() else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
        guard next == UInt8(ascii: "\\") else { return nil }
        place += 1
        guard next == UInt8(ascii: "u") else { return nil }
        place += 1
        guard let second = unit(), (0xDC00...0xDFFF).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt32? {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 + UInt32(digit)
            place += 1
        }
        return unit
    }
}
