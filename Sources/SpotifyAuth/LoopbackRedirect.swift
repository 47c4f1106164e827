// The redirect URI of a login (RFC 8252 §7.3, SpotifyContract §2.6): an address of this machine by its number,
// never `localhost`. Registered without a port, it covers every port.

/// A redirect URI on this machine.
package struct LoopbackRedirect: Sendable, Hashable, CustomStringConvertible {
    /// The two loopback addresses that Spotify accepts.
    package enum Host: String, Sendable, CaseIterable {
        case ipv4 = "127.0.0.1"
        case ipv6 = "[::1]"
    }

    /// The address of this machine.
    package var host: Host
    /// The port; nil for any that is free.
    package var port: Int?
    /// The path, beginning with a slash.
    package var path: String

    /// A redirect; without a port any that is free will do (RFC 8252 §7.3).
    package init(host: Host = .ipv4, port: Int? = nil, path: String = "/callback") {
        self.host = host
        self.port = port
        self.path = path
    }

    /// The address that users are asked to register in the dashboard.
    package static let standard = LoopbackRedirect()

    /// Reads `http://127.0.0.1[:PORT]/PATH` or `http://[::1][:PORT]/PATH`; nil for anything else.
    package init?(_ text: String) {
        guard let host = Host.allCases.first(where: { text.hasPrefix("http://" + $0.rawValue) }) else { return nil }
        let rest = text.dropFirst("http://".count + host.rawValue.count)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let path = rest[slash...]
        let isPlain = path.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x3f && $0 != 0x23 && $0 != 0x25 }
        guard isPlain, !path.isEmpty else { return nil }
        self.init(host: host, port: nil, path: String(path))
        guard slash != rest.startIndex else { return }
        guard rest.first == ":", let port = Int(rest[..<slash].dropFirst()), (1...65_535).contains(port) else {
            return nil
        }
        self.port = port
    }

    /// The URI with the port that the listener got.
    package func uri(port: Int) -> String { "http://\(host.rawValue):\(port)\(path)" }

    /// The URI as it is registered.
    package var description: String { "http://\(host.rawValue)" + (port.map { ":\($0)" } ?? "") + path }
}
