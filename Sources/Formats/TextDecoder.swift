// Owns the codings in which files come, as a stream of UTF-8: a byte-order mark is left out, UTF-16 is converted. Bytes
// that are neither stay as they are, and are looked at again where a text is needed (EntryText).

/// Turns the blocks of a file into UTF-8.
struct TextDecoder {
    private enum Coding { case bytes, utf16(isBigEndian: Bool) }

    private var coding: Coding?
    /// What came before the coding was known, or half a unit.
    private var kept: [UInt8] = []
    /// The first half of a pair of UTF-16.
    private var high: UInt16?

    /// The next bytes as UTF-8.
    mutating func decoded(_ block: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = kept + block
        kept = []
        switch coding {
        case .bytes: return bytes
        case .utf16(let isBigEndian): return units(bytes[...], isBigEndian)
        case nil:
            guard bytes.count >= 4 else {
                kept = bytes
                return []
            }
            return begin(bytes)
        }
    }

    /// What is left at the end.
    mutating func finish() -> [UInt8] {
        if coding == nil { return begin(kept) }
        // Half a unit is no text.
        return high == nil ? [] : Array("\u{FFFD}".utf8)
    }

    /// Finds out the coding from the beginning of the file.
    private mutating func begin(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            coding = .bytes
            return Array(bytes.dropFirst(3))
        }
        for (mark, isBigEndian) in [([0xFE, 0xFF] as [UInt8], true), ([0xFF, 0xFE], false)]
        where bytes.starts(with: mark) {
            coding = .utf16(isBigEndian: isBigEndian)
            return units(bytes.dropFirst(mark.count), isBigEndian)
        }
        // Without a mark, the zeros of ASCII in UTF-16 say it.
        if bytes.count >= 4, bytes[0] == 0, bytes[2] == 0, bytes[1] != 0, bytes[3] != 0 {
            coding = .utf16(isBigEndian: true)
            return units(bytes[...], true)
        }
        if bytes.count >= 4, bytes[1] == 0, bytes[3] == 0, bytes[0] != 0, bytes[2] != 0 {
            coding = .utf16(isBigEndian: false)
            return units(bytes[...], false)
        }
        coding = .bytes
        return bytes
    }

    /// The UTF-8 of bytes in UTF-16. What stands for no character becomes U+FFFD.
    private mutating func units(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            add(isBigEndian ? first << 8 | second : second << 8 | first, to: &decoded)
            place += 2
        }
        if place < bytes.endIndex { kept = [bytes[place]] }
        return decoded
    }

    private mutating func add(_ unit: UInt16, to decoded: inout [UInt8]) {
        if unit < 0x80, high == nil { return decoded.append(UInt8(unit)) }
        let isLow = (0xDC00...0xDFFF).contains(unit)
        if let first = high {
            high = nil
            if isLow {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                return decoded += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            }
            decoded += Array("\u{FFFD}".utf8)
        }
        if (0xD800...0xDBFF).contains(unit) {
            high = unit
        } else {
            decoded += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        }
    }
}
