// The redirect rules of SpotifyContract §2.6: https, or http to a loopback address literal; never `localhost`; exact match,
// but a loopback URI registered without a port goes with any port.

/// A redirect URI taken apart as far as the rules need it.
struct RedirectURI: Equatable {
    let scheme: String
    let host: String
    let port: String?
    let rest: String

    /// Reads `scheme://host[:port]rest`; `nil` for what no redirect can be.
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

    var isLoopback: Bool {
        scheme == "http" && (host == "127.0.0.1" || host == "[::1]")
    }

    /// Whether the service refuses it as insecure, registered or not.
    var isInsecure: Bool {
        host.lowercased() == "localhost" || (scheme == "http" && !isLoopback)
    }

    /// What a Content-Security-Policy calls the place a form may lead to.
    var source: String {
        switch scheme {
        case "http", "https": "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
        default: "\(scheme):"
        }
    }

    /// Whether a registered URI covers this one.
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
