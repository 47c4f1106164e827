// The escapes in the texts of JSON (RFC 8259 §7).

/// The escapes in a text.
enum JSONEscapes {
    /// The bytes of a text without its escapes; nil where one of them is none, or a control character is not escaped.
    static func undone(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            guard text[place] == UInt8(ascii: "\\") else {
                guard text[place] >= 0x20 else { return nil }
                result.append(text[place])
                place += 1
                continue
            }
            guard let scalar = scalar(in: text, at: &place) else { return nil }
            result.append(contentsOf: String(Character(scalar)).utf8)
        }
        return result
    }

    /// What the escape that begins here stands for; nil where it is none, such as half of a scalar.
    static func scalar(in text: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Unicode.Scalar? {
        guard place + 1 < text.count else { return nil }
        place += 2
        switch text[place - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(text[place - 1])
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return written(in: text, at: &place)
        default: return nil
        }
    }

    /// The scalar whose digits begin here, which may be written as two units of UTF-16.
    private static func written(in text: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Unicode.Scalar? {
        guard let first = unit(in: text, at: &place) else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
        guard place + 1 < text.count, text[place] == UInt8(ascii: "\\"), text[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        place += 2
        guard let second = unit(in: text, at: &place), (0xDC00...0xDFFF).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
    }

    private static func unit(in text: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32? {
        guard text.count - place >= 4 else { return nil }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = text[place]
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
            place += 1
        }
        return unit
    }
}
