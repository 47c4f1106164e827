// The machine that an authority names, read in one way by all code that decides by it: which hosts may be
// reached without encryption, which bypass a proxy, and which port is valid. Two readers that differ
// would be a way around the rule.

/// A host and its port.
package struct NetworkHost: Sendable, Hashable {
    /// The host in lower case, without the brackets of an IPv6 address.
    package var name: String
    /// The port; nil when the authority names none.
    package var port: Int?

    /// Reads `host`, `host:8080` and `[::1]:8080`; nil for an invalid host or port, and for a
    /// user name before the host.
    package init?(_ authority: String) {
        var rest = authority[...]
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            name = rest[rest.index(after: rest.startIndex)..<end].lowercased()
            rest = rest[rest.index(after: end)...]
            guard name.contains(":"), name.utf8.allSatisfy(Self.isAddressByte) else { return nil }
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            name = rest[..<end].lowercased()
            rest = rest[end...]
            // Other characters could make the connecting code read another host.
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
        }
        guard !rest.isEmpty else { return }
        guard rest.first == ":", let port = Self.port(rest.dropFirst()) else { return nil }
        self.port = port
    }

    /// Whether it is this machine.
    package var isLoopback: Bool {
        if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name == "0:0:0:0:0:0:0:1" {
            return true
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts[0] == 127 && !parts.contains(nil)
    }

    /// A port from 1 to 65535, in digits alone; nil for anything else.
    package static func port(_ text: Substring) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    /// Whether a host name may contain the byte.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Whether an IPv6 address may contain the byte.
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102, UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: false
        }
    }
}
