// Percent-encoding as URLs and forms use it (RFC 3986 §2.1, WHATWG form encoding). It never fails on hostile
// input: an invalid escape stays as it was, and bytes that are not UTF-8 become U+FFFD.

/// Percent-encoding of paths, queries and forms.
///
///     "a+b%20c" → "a b c" in a query, "a+b c" in a path      "100%" stays as it is      "é" → "%C3%A9"
enum PercentCoding {
    /// Undoes the escapes. In forms and queries a `+` means a space.
    static func decode(_ text: Substring, plusIsBlank: Bool) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
                continue
            }
            out.append(plusIsBlank && bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Escapes everything but the unreserved characters of RFC 3986 §2.3.
    static func encode(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Splits `a=b&c=d` into its decoded pairs, in order; repeated names stay repeated.
    static func pairs(_ text: Substring) -> [QueryItem] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? decode(parts[1], plusIsBlank: true) : ""
            return QueryItem(name: decode(parts[0], plusIsBlank: true), value: value)
        }
    }

    /// Whether a byte needs no escape (RFC 3986 §2.3).
    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The value of a hexadecimal digit; `nil` for another byte.
    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// One `name=value` of a query or a form, decoded.
package struct QueryItem: Sendable, Hashable {
    /// Decoded, as the value is.
    package let name: String
    /// Empty where the query has no `=`.
    package let value: String

    /// An item that is encoded when it is written.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
