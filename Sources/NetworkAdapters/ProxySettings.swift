// Proxies as every tool reads them from the environment: `https_proxy`, `all_proxy` and `no_proxy`, in lower or
// upper case. Plain http goes only to this machine, where no proxy is used, so `http_proxy` has no meaning here.

import AsyncHTTPClient
import Exchange
import FoundationEssentials

/// Which hosts are reached through which proxy.
struct ProxySettings: Sendable {
    /// How a host is reached.
    enum Route: Sendable {
        case direct
        case through(HTTPClient.Configuration.Proxy, text: String)
    }

    private let environment: [String: String]

    /// The variables that can name a proxy, the first that is set winning.
    private static let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The route to a host. A proxy that cannot be understood is an error: without it, what it was to
    /// hide would be sent openly.
    func route(to host: NetworkHost) throws(ExchangeError) -> Route {
        guard !isExempt(host), let name = Self.names.first(where: { !(environment[$0] ?? "").isEmpty }),
            let text = environment[name]
        else { return .direct }
        guard let proxy = Self.parse(text) else { throw .notSent(.unusableProxy(variable: name)) }
        return .through(proxy, text: text)
    }

    /// Whether a host is reached without a proxy.
    private func isExempt(_ host: NetworkHost) -> Bool {
        if host.isLoopback { return true }
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        return list.split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains { entry in
            if entry == "*" { return true }
            // `.example.com` and `*.example.com` mean what `example.com` means, and an IPv6 address may
            // be written without brackets.
            let bare = entry.hasPrefix("*") ? entry.dropFirst() : entry
            let name = String(bare.drop { $0 == "." })
            guard let wanted = NetworkHost(name) ?? NetworkHost("[\(bare)]") else { return false }
            if let port = wanted.port, port != host.port ?? 443 { return false }
            return host.name == wanted.name || host.name.hasSuffix("." + wanted.name)
        }
    }

    /// Reads `[scheme://][user:password@]host[:port]`; nil for anything else.
    static func parse(_ text: String) -> HTTPClient.Configuration.Proxy? {
        var rest = text[...]
        var scheme = "http"
        if let mark = rest.firstRange(of: "://") {
            scheme = rest[..<mark.lowerBound].lowercased()
            rest = rest[mark.upperBound...]
        }
        rest = rest.prefix { $0 != "/" }
        var authorization: HTTPClient.Authorization?
        if let at = rest.lastIndex(of: "@") {
            let credentials = Data(decoded(rest[..<at].utf8)).base64EncodedString()
            authorization = .basic(credentials: credentials)
            rest = rest[rest.index(after: at)...]
        }
        guard let host = NetworkHost(String(rest)) else { return nil }
        switch scheme {
        case "http", "https": return .server(host: host.name, port: host.port ?? 8080, authorization: authorization)
        case "socks", "socks5", "socks5h": return .socksServer(host: host.name, port: host.port ?? 1080)
        default: return nil
        }
    }

    /// The bytes of a percent-encoded text. A password may hold characters that would end it in an address.
    private static func decoded(_ text: some Collection<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var rest = text[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }
}
