// JSON as the simulator sends it: a value, and its bytes. It is written by hand and not derived from any model of the
// client, so that a misreading of the contract cannot sit on both sides. Reading requests is JSONValue+Reading.

/// A JSON value whose objects keep the order they were written in.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One `"name": value` of an object.
    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONValue
    }

    /// How much white space the text has; the real service sends both.
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

    /// The string, if it is one; a missing text is `null`.
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
    private func write(to out: inout [UInt8], spacing: Spacing, depth: Int) {
        switch self {
        case .null: out += Array("null".utf8)
        case .bool(let flag): out += Array((flag ? "true" : "false").utf8)
        case .int(let number): out += Array(String(number).utf8)
        case .double(let number): out += Array((number.isFinite ? String(number) : "null").utf8)
        case .string(let text): Self.write(text, to: &out)
        case .array(let values):
            Self.writeList(values, open: "[", close: "]", to: &out, spacing: spacing, depth: depth) { value, out in
                value.write(to: &out, spacing: spacing, depth: depth + 1)
            }
        case .object(let members):
            Self.writeList(members, open: "{", close: "}", to: &out, spacing: spacing, depth: depth) { member, out in
                Self.write(member.name, to: &out)
                out += Array((spacing == .compact ? ":" : " : ").utf8)
                member.value.write(to: &out, spacing: spacing, depth: depth + 1)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], open: Character, close: Character, to out: inout [UInt8], spacing: Spacing, depth: Int,
        element: (Element, inout [UInt8]) -> Void,
    ) {
        out += Array(String(open).utf8)
        for (index, value) in elements.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            newLine(depth + 1, to: &out, spacing: spacing)
            element(value, &out)
        }
        if !elements.isEmpty { newLine(depth, to: &out, spacing: spacing) }
        out += Array(String(close).utf8)
    }

    private static func newLine(_ depth: Int, to out: inout [UInt8], spacing: Spacing) {
        guard spacing == .indented else { return }
        out.append(UInt8(ascii: "\n"))
        out += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    /// Writes a string literal (RFC 8259 §7): quotes, backslashes and control characters escaped, the rest as it is.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\\"): out += [byte, byte]
            case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                out += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
