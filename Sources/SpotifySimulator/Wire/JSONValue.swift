// JSON as the simulator sends it: a value and its bytes. It is written by hand and not derived from a model of
// the client, so a misreading of the contract cannot stand on both sides. Reading is in JSONValue+Reading.

/// A JSON value whose objects keep the order in which they were written. Literals make the object writers read
/// like the answers they produce:
///
///     let device: JSONValue = ["id": nil, "is_active": true, "volume_percent": 60]
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])
    /// A value in its written, compact form (see `FragmentCache`).
    case written([UInt8])

    /// One `"name": value` of an object.
    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONValue
    }

    /// How much white space the text has; Spotify sends both kinds.
    enum Spacing: Sendable {
        case compact
        case indented
    }

    /// The text in UTF-8.
    func bytes(_ spacing: Spacing = .compact) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(1_024)
        write(to: &out, spacing: spacing, depth: 0)
        return out
    }

    /// A string, or `null` for a missing text.
    static func text(_ value: String?) -> JSONValue {
        value.map(JSONValue.string) ?? .null
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .int(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}

extension JSONValue {
    /// Writes the value; a value that was written before keeps its spacing.
    private func write(to out: inout [UInt8], spacing: Spacing, depth: Int) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .int(let number): out.append(contentsOf: String(number).utf8)
        case .double(let number): out.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
        case .string(let text): Self.write(text, to: &out)
        case .written(let bytes): out.append(contentsOf: bytes)
        case .array(let values):
            out.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                Self.separate(index, to: &out, spacing: spacing, depth: depth)
                value.write(to: &out, spacing: spacing, depth: depth + 1)
            }
            if !values.isEmpty { Self.newLine(depth, to: &out, spacing: spacing) }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                Self.separate(index, to: &out, spacing: spacing, depth: depth)
                Self.write(member.name, to: &out)
                out.append(contentsOf: (spacing == .compact ? ":" : " : ").utf8)
                member.value.write(to: &out, spacing: spacing, depth: depth + 1)
            }
            if !members.isEmpty { Self.newLine(depth, to: &out, spacing: spacing) }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// Writes the comma before every element but the first, and the line break.
    private static func separate(_ index: Int, to out: inout [UInt8], spacing: Spacing, depth: Int) {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        newLine(depth + 1, to: &out, spacing: spacing)
    }

    /// Writes a line break with two spaces per level; nothing in compact text.
    private static func newLine(_ depth: Int, to out: inout [UInt8], spacing: Spacing) {
        guard spacing == .indented else { return }
        out.append(UInt8(ascii: "\n"))
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    /// Writes a string literal (RFC 8259 §7): quotes, backslashes and control characters escaped, the rest as it is.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        // Nearly every text needs no escape and is written in one piece. Looking through its storage is
        // faster than through its view.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        }
        if isPlain == true {
            out.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { escape(byte, to: &out) }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Writes a byte of a string, escaped where RFC 8259 §7 requires it.
    private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        case _: out.append(byte)
        }
    }
}
