// The grammar of JSON (RFC 8259) over bytes that come in pieces, in constant memory: a piece may end anywhere, and a
// file of a gigabyte needs no more room than a small one. What the tokens mean is left to the handler.

/// A part of JSON, in the order of the file.
enum JSONToken: Sendable, Hashable {
    case beginObject, endObject, beginList, endList
    /// The name of a member; its value follows.
    case key(TextToken)
    case text(TextToken)
    case integer(Int)
    case real(Double)
    case flag(Bool)
    case null
    /// A text that is longer than any of use; as a name of a member, too.
    case overlong
}

/// Where the bytes of a text are, without its quotes.
struct TextToken: Sendable, Hashable {
    var range: Range<Int>
    /// Whether it has escapes, so that its bytes are not those of the text.
    var hasEscapes: Bool
}

/// Receives the tokens.
protocol JSONHandler {
    /// Takes the next token; the bytes are those that the places in it count in, and only for this call.
    mutating func handle(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>)
}

/// Reads JSON piece by piece.
struct JSONScanner {
    /// What may come next.
    private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

    /// Whether the bytes so far are no JSON; nothing more is read then.
    private(set) var isBroken = false
    private var expected = Expected.value
    /// For each value that is open, whether it is an object.
    private var nesting: [Bool] = []
    /// The beginning of a token whose end has not come yet.
    private var rest: [UInt8] = []
    /// Whether the end of a text that is too long is looked for.
    private var isInOverlong = false

    /// In bytes; a longer text is no name of anything.
    static let longestText = 65_536
    /// How deep values may be inside each other.
    private static let deepest = 256

    /// Whether all of a value was read, and nothing else came.
    var isWhole: Bool { expected == .nothing && rest.isEmpty && !isBroken }

    /// Reads the next bytes.
    mutating func take(_ piece: [UInt8], _ handler: inout some JSONHandler) {
        read(piece, isEnd: false, &handler)
    }

    /// Reads what only the end of the file completes: a number by itself.
    mutating func end(_ handler: inout some JSONHandler) {
        read([], isEnd: true, &handler)
    }

    private mutating func read(_ piece: [UInt8], isEnd: Bool, _ handler: inout some JSONHandler) {
        guard !isBroken else { return }
        let bytes = rest.isEmpty ? piece : rest + piece
        rest = []
        let used = bytes.withUnsafeBufferPointer { scan($0, isEnd: isEnd, &handler) }
        if used < bytes.count, !isBroken { rest = Array(bytes[used...]) }
    }
}

// MARK: - Tokens

extension JSONScanner {
    /// Reads tokens as far as they are whole; how many bytes they had.
    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, _ handler: inout some JSONHandler
    ) -> Int {
        var place = 0
        if isInOverlong { place = skipOverlong(bytes, from: 0) }
        while place < bytes.count, !isBroken {
            let byte = bytes[place]
            let next: Int?
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: next = place + 1
            case UInt8(ascii: "\""): next = text(bytes, at: place, &handler)
            case UInt8(ascii: ":"): next = accept(expected == .colon, then: .value, after: place)
            case UInt8(ascii: ","): next = comma(at: place)
            case UInt8(ascii: "{"), UInt8(ascii: "["): next = open(byte, bytes, at: place, &handler)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): next = close(byte, bytes, at: place, &handler)
            default: next = scalar(bytes, at: place, isEnd: isEnd, &handler)
            }
            guard let next else { return isBroken ? bytes.count : place }
            place = next
        }
        return place
    }

    private mutating func fail() -> Int? {
        isBroken = true
        return nil
    }

    private mutating func accept(_ isExpected: Bool, then next: Expected, after place: Int) -> Int? {
        guard isExpected else { return fail() }
        expected = next
        return place + 1
    }

    private mutating func comma(at place: Int) -> Int? {
        accept(expected == .commaOrEnd, then: nesting.last == true ? .key : .value, after: place)
    }

    /// Notes that a value begins here; false where none can.
    private mutating func beginValue() -> Bool {
        switch expected {
        case .value, .valueOrEnd: return true
        case .key, .keyOrEnd, .colon, .commaOrEnd, .nothing:
            isBroken = true
            return false
        }
    }

    private mutating func endValue() { expected = nesting.isEmpty ? .nothing : .commaOrEnd }

    private mutating func open(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ handler: inout some JSONHandler
    ) -> Int? {
        guard beginValue(), nesting.count < Self.deepest else { return fail() }
        let isObject = byte == UInt8(ascii: "{")
        nesting.append(isObject)
        expected = isObject ? .keyOrEnd : .valueOrEnd
        handler.handle(isObject ? .beginObject : .beginList, in: bytes)
        return place + 1
    }

    private mutating func close(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ handler: inout some JSONHandler
    ) -> Int? {
        let isObject = byte == UInt8(ascii: "}")
        let isExpected =
            switch expected {
            case .commaOrEnd: true
            case .keyOrEnd: isObject
            case .valueOrEnd: !isObject
            case .value, .key, .colon, .nothing: false
            }
        guard isExpected, nesting.last == isObject else { return fail() }
        nesting.removeLast()
        endValue()
        handler.handle(isObject ? .endObject : .endList, in: bytes)
        return place + 1
    }
}

// MARK: - Texts, numbers and words

extension JSONScanner {
    /// A text or the name of a member; nil where its end has not come.
    private mutating func text(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ handler: inout some JSONHandler
    ) -> Int? {
        let isKey: Bool
        switch expected {
        case .key, .keyOrEnd: isKey = true
        case .value, .valueOrEnd: isKey = false
        case .colon, .commaOrEnd, .nothing: return fail()
        }
        var end = start + 1
        var hasEscapes = false
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                end += 1
            }
            end += 1
        }
        let isWhole = end < bytes.count
        guard isWhole || bytes.count - start > Self.longestText else { return nil }
        if isKey { expected = .colon } else { endValue() }
        let text = TextToken(range: start + 1..<min(end, bytes.count), hasEscapes: hasEscapes)
        if !isWhole || text.range.count > Self.longestText {
            handler.handle(.overlong, in: bytes)
        } else {
            handler.handle(isKey ? .key(text) : .text(text), in: bytes)
        }
        guard !isWhole else { return end + 1 }
        isInOverlong = true
        // A backslash at the very end belongs to what follows.
        return min(end, bytes.count) - (end > bytes.count ? 1 : 0)
    }

    /// Passes over the rest of a text that is too long; where what follows it begins.
    private mutating func skipOverlong(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                isInOverlong = false
                return place + 1
            case UInt8(ascii: "\\"):
                guard place + 1 < bytes.count else { return place }
                place += 2
            default: place += 1
            }
        }
        return place
    }

    /// A number or a word; nil where its end has not come.
    private mutating func scalar(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isEnd: Bool, _ handler: inout some JSONHandler
    ) -> Int? {
        var end = start
        while end < bytes.count, Self.isOfScalar(bytes[end]) { end += 1 }
        // No number or word is as long.
        guard end > start, end - start <= 64 else { return fail() }
        guard end < bytes.count || isEnd else { return nil }
        guard beginValue(), let token = Self.token(bytes[start..<end]) else { return fail() }
        endValue()
        handler.handle(token, in: bytes)
        return end
    }

    private static func isOfScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private static func token(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> JSONToken? {
        switch bytes.first {
        case UInt8(ascii: "n"): return bytes.elementsEqual("null".utf8) ? .null : nil
        case UInt8(ascii: "t"): return bytes.elementsEqual("true".utf8) ? .flag(true) : nil
        case UInt8(ascii: "f"): return bytes.elementsEqual("false".utf8) ? .flag(false) : nil
        default: break
        }
        if bytes.count <= 18 {
            var number = 0
            var isInteger = true
            for byte in bytes {
                guard (0x30...0x39).contains(byte) else {
                    isInteger = false
                    break
                }
                number = number * 10 + Int(byte - 0x30)
            }
            if isInteger { return .integer(number) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let number = Int(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { return nil }
        return .real(number)
    }
}
