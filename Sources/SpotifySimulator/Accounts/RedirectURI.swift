// The rules for redirect addresses of SpotifyContract §2.6: https, or http to a loopback address literal; never
// `localhost`; an exact match, except that a loopback address registered without a port covers every port.

/// A redirect URI, split as far as the rules need it.
///
///     http://127.0.0.1/callback        registered without a port: covers every port
///     http://127.0.0.1:8888/callback   registered with a port: covers itself alone
///     http://localhost/callback        insecure, however it is registered
///     myapp://done                     a custom scheme: covers itself alone
struct RedirectURI: Equatable {
    let scheme: String
    let host: String
    let port: String?
    /// Path and query, compared as text.
    let rest: String

    /// Reads `scheme://host[:port]rest`; `nil` for a text that cannot be a redirect address, such as one with
    /// a fragment or a user name.
    init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7f && $0 != "\"" && $0 != ";" }),
            !text.contains("#"), let colon = text.firstRange(of: "://")
        else { return nil }
        scheme = String(text[..<colon.lowerBound])
        let after = text[colon.upperBound...]
        let end = after.firstIndex { $0 == "/" || $0 == "?" } ?? after.endIndex
        rest = String(after[end...])
        let authority = after[..<end]
        guard !scheme.isEmpty, scheme.allSatisfy({ $0.isLetter || $0.isNumber || "+-.".contains($0) }),
            !authority.contains("@")
        else { return nil }
        let hostEnd = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
        let split = hostEnd ?? authority.firstIndex(of: ":") ?? authority.endIndex
        host = String(authority[..<split])
        guard split < authority.endIndex else {
            port = nil
            return
        }
        let digits = authority[split...].dropFirst()
        guard authority[split] == ":", !digits.isEmpty, digits.count <= 5, digits.allSatisfy(\.isNumber) else {
            return nil
        }
        port = String(digits)
    }

    /// Whether it names this machine by an address literal; `localhost` does not count (RFC 8252 §8.3).
    var isLoopback: Bool {
        scheme == "http" && (host == "127.0.0.1" || host == "[::1]")
    }

    /// Whether the service refuses it as insecure, registered or not.
    var isInsecure: Bool {
        host.lowercased() == "localhost" || (scheme == "http" && !isLoopback)
    }

    /// How a Content-Security-Policy names the place a form may lead to.
    var source: String {
        switch scheme {
        case "http", "https": "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
        default: "\(scheme):"
        }
    }

    /// Whether a registered address covers this one.
    func isCovered(by registered: RedirectURI) -> Bool {
        if self == registered { return true }
        return registered.isLoopback && registered.port == nil && scheme == registered.scheme
            && host == registered.host && rest == registered.rest
    }

    /// The address with parameters added to its query.
    static func adding(_ items: [QueryItem], to uri: String) -> String {
        let query = items.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        return uri + (uri.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }
}
