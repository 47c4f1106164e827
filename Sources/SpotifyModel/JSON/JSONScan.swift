// Finds the values of a JSON text, one after the other, without a call for each that is inside another: an answer may
// be as deep as it likes.

/// One pass over a JSON text.
struct JSONScan {
    typealias Node = JSONDocument.Node

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    /// The values that were found.
    private(set) var nodes: [Node] = []
    /// The objects and lists that have not ended.
    private var open: [Int] = []

    /// How deep values may be inside each other.
    private static let deepest = 500

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A mark of UTF-8 before the text means nothing (RFC 8259 §8.1).
        if bytes.count > 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
        // Spotify's pages have a value for every dozen bytes.
        nodes.reserveCapacity(bytes.count / 10 + 1)
    }

    /// Whether there is one value, and nothing after it.
    mutating func isWhole() -> Bool {
        while beginsValue() {
            while let parent = open.last {
                let isObject = nodes[parent].kind == .object
                let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
                if skip(UInt8(ascii: ",")) {
                    // A comma too many, after the last value, costs nothing.
                    guard skip(closing) else {
                        guard !isObject || isName() else { return false }
                        break
                    }
                } else if !skip(closing) {
                    return false
                }
                end(parent)
            }
            if open.isEmpty {
                skipSpace()
                return place == bytes.count
            }
        }
        return false
    }

    /// Whether a value follows, of which an object or a list is entered up to its first value.
    private mutating func beginsValue() -> Bool {
        while true {
            skipSpace()
            guard place < bytes.count, open.count < Self.deepest else { return false }
            let kind: JSONDocument.Kind
            switch bytes[place] {
            case UInt8(ascii: "{"): kind = .object
            case UInt8(ascii: "["): kind = .list
            case UInt8(ascii: "\""): return isText()
            case UInt8(ascii: "t"): return isWord("true", .yes)
            case UInt8(ascii: "f"): return isWord("false", .no)
            case UInt8(ascii: "n"): return isWord("null", .null)
            default: return isNumber()
            }
            open.append(nodes.count)
            nodes.append(Node(kind: kind, start: UInt32(place), end: 0, next: 0))
            place += 1
            if skip(kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                end(nodes.count - 1)
                return true
            }
            guard kind == .list || isName() else { return false }
        }
    }

    private mutating func end(_ container: Int) {
        open.removeLast()
        nodes[container].end = UInt32(place)
        nodes[container].next = UInt32(nodes.count)
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    /// Skips what is expected, and space before it; false where something else is next.
    private mutating func skip(_ expected: UInt8) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == expected else { return false }
        place += 1
        return true
    }

    private mutating func add(_ kind: JSONDocument.Kind, from start: Int, to end: Int) {
        nodes.append(
            Node(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
    }

    /// Whether the name of a value and a colon follow.
    private mutating func isName() -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return false }
        return isText() && skip(UInt8(ascii: ":"))
    }

    private mutating func isText() -> Bool {
        let start = place + 1
        var end = start
        var isEscaped = false
        var bits: UInt8 = 0
        skipPlain(&end, &bits)
        while end < bytes.count {
            bits |= bytes[end]
            switch bytes[end] {
            case UInt8(ascii: "\""):
                add(isEscaped ? .escapedText : bits < 0x80 ? .plainText : .text, from: start, to: end)
                place = end + 1
                return true
            case UInt8(ascii: "\\"):
                // An escape that there is not, such as half of a scalar, costs this text and not the answer; so does a
                // control character, which has to be escaped.
                isEscaped = true
                end += 2
            case 0..<0x20:
                isEscaped = true
                end += 1
            default: end += 1
            }
        }
        return false
    }

    /// Skips what is neither a quote, a backslash nor a control character, eight bytes at a time.
    ///
    /// - Parameter bits: gets the highest bit where a byte has it.
    private func skipPlain(_ end: inout Int, _ bits: inout UInt8) {
        let start = UnsafeRawPointer(bytes.baseAddress)
        let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var all: UInt64 = 0
        while let start, bytes.count - end >= 8 {
            let eight = start.loadUnaligned(fromByteOffset: end, as: UInt64.self)
            let (quotes, backslashes) = (eight ^ (ones * 0x22), eight ^ (ones * 0x5C))
            // A byte that is less than another has its highest bit set by the difference, and had it not before.
            let texts = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
            let controls = (eight &- ones * 0x20) & ~eight
            guard (texts | controls) & highest == 0 else { break }
            all |= eight
            end += 8
        }
        if all & highest != 0 { bits = 0x80 }
    }

    private mutating func isWord(_ word: StaticString, _ kind: JSONDocument.Kind) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - place >= count else { return false }
        for offset in 0..<count where bytes[place + offset] != word.utf8Start[offset] { return false }
        add(kind, from: place, to: place + count)
        place += count
        return true
    }

    /// Whether something follows that begins as a number; what continues as none costs its value and not the answer.
    private mutating func isNumber() -> Bool {
        let start = place
        guard bytes[place] == UInt8(ascii: "-") || (0x30...0x39).contains(bytes[place]) else { return false }
        let isGood = isPlainNumber()
        let end = place
        skipNumber()
        add(isGood && place == end ? .number : .brokenNumber, from: start, to: place)
        return true
    }

    /// Whether a number of RFC 8259 §6 follows.
    private mutating func isPlainNumber() -> Bool {
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        let first = place
        guard digits() > 0, place - first == 1 || bytes[first] != UInt8(ascii: "0") else { return false }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            guard digits() > 0 else { return false }
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) { place += 1 }
            guard digits() > 0 else { return false }
        }
        return true
    }

    /// Skips what may be in a number.
    private mutating func skipNumber() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
                UInt8(ascii: "-"):
                place += 1
            default: return
            }
        }
    }

    /// Skips digits; how many there were.
    private mutating func digits() -> Int {
        let start = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
        return place - start
    }
}
