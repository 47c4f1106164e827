// The bytes of a text file as UTF-8, whatever program wrote it: a byte-order mark is left out, UTF-16 is turned into
// UTF-8. Pieces may end anywhere. What is no text in its encoding is left to the readers, which see it unchanged or
// replaced.

/// Turns the pieces of a file into UTF-8.
package struct TextBytes {
    private enum Encoding { case utf8, utf16BigEndian, utf16LittleEndian }

    /// nil until there are bytes enough to know it.
    private var encoding: Encoding?
    /// What cannot be turned yet: the beginning of a file, half a unit, the first half of a pair.
    private var rest: [UInt8] = []

    /// How many bytes the encoding is known from.
    private static let needed = 4

    /// The bytes of a file of which none has come yet.
    package init() {}

    /// The next bytes as UTF-8, as far as they are whole characters.
    package mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        if encoding == .utf8 { return bytes }
        rest += bytes
        guard encoding != nil || rest.count >= Self.needed else { return [] }
        return turned(isEnd: false)
    }

    /// What is left at the end of the file.
    package mutating func end() -> [UInt8] { turned(isEnd: true) }

    private mutating func turned(isEnd: Bool) -> [UInt8] {
        if encoding == nil { encoding = begin() }
        defer { if encoding == .utf8 { rest = [] } }
        switch encoding {
        case .utf8, nil: return rest
        case .utf16BigEndian: return units(isEnd: isEnd) { UInt16($0) << 8 | UInt16($1) }
        case .utf16LittleEndian: return units(isEnd: isEnd) { UInt16($1) << 8 | UInt16($0) }
        }
    }

    /// Recognises the encoding, and drops a byte-order mark. Without one, every second byte of UTF-16 that begins with
    /// a letter, a quote or a bracket is zero.
    private mutating func begin() -> Encoding {
        let first = Array(rest.prefix(Self.needed))
        if first.starts(with: [0xEF, 0xBB, 0xBF]) {
            rest.removeFirst(3)
            return .utf8
        }
        if first.starts(with: [0xFE, 0xFF]) {
            rest.removeFirst(2)
            return .utf16BigEndian
        }
        if first.starts(with: [0xFF, 0xFE]) {
            rest.removeFirst(2)
            return .utf16LittleEndian
        }
        guard first.count >= 2 else { return .utf8 }
        if first[0] == 0, first[1] != 0 { return .utf16BigEndian }
        return first[0] != 0 && first[1] == 0 ? .utf16LittleEndian : .utf8
    }

    /// The units of UTF-16 that are there, as UTF-8; a half pair waits for its other half.
    private mutating func units(isEnd: Bool, _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(rest.count / 2)
        for place in stride(from: 0, to: rest.count - 1, by: 2) { units.append(unit(rest[place], rest[place + 1])) }
        if !isEnd, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
        rest.removeFirst(units.count * 2)
        if isEnd { rest = [] }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
