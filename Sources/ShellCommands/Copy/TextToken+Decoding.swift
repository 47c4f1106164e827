// The texts of JSON as strings: escapes are resolved, and what stands for no character is replaced, since the text is
// only a name and the rest of the file is good.

extension TextToken {
    /// The text, of the bytes that its place counts in.
    func string(in bytes: UnsafeBufferPointer<UInt8>) -> String {
        let own = UnsafeBufferPointer(rebasing: bytes[range])
        guard hasEscapes else { return String(decoding: own, as: UTF8.self) }
        return String(decoding: Self.resolved(own), as: UTF8.self)
    }

    /// Whether the bytes of the text are these, letter by letter.
    func `is`(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where bytes[range.lowerBound + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// The bytes with their escapes resolved.
    static func resolved(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                resolved.append(bytes[place])
                place += 1
                continue
            }
            let byte = bytes[place + 1]
            place += 2
            switch byte {
            case UInt8(ascii: "n"): resolved.append(0x0A)
            case UInt8(ascii: "t"): resolved.append(0x09)
            case UInt8(ascii: "r"): resolved.append(0x0D)
            case UInt8(ascii: "b"): resolved.append(0x08)
            case UInt8(ascii: "f"): resolved.append(0x0C)
            case UInt8(ascii: "u"): resolved += Array(String(codedScalar(bytes, at: &place)).utf8)
            // A quote, a backslash, a slash; an escape that there is not stands for its letter.
            default: resolved.append(byte)
            }
        }
        return resolved
    }

    /// The character of one UTF-16 unit or two, whose digits are next.
    private static func codedScalar(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard let first = unit(bytes, at: place) else { return replacement }
        place += 4
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? replacement }
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u"),
            let second = unit(bytes, at: place + 2), (0xDC00...0xDFFF).contains(second)
        else { return replacement }
        place += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
    }

    /// Four hexadecimal digits.
    private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 + UInt32(digit)
        }
        return unit
    }
}
