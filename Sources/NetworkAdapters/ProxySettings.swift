// Proxies as every tool reads them from the environment: `https_proxy`, `all_proxy`, `no_proxy`, in either case. Plain
// http is asked of this machine alone, before which no proxy stands, so `http_proxy` says nothing to us.

import AsyncHTTPClient
import Exchange
import FoundationEssentials

struct ProxySettings: Sendable {
    /// How a host is reached.
    enum Way: Sendable {
        case direct
        case through(HTTPClient.Configuration.Proxy, text: String)
    }

    private let environment: [String: String]

    private static let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The way to a host. A proxy that cannot be understood is an error: what it was to hide would go out without it.
    func way(to host: NetworkHost) throws(ExchangeError) -> Way {
        guard !isExempt(host), let name = Self.names.first(where: { !(environment[$0] ?? "").isEmpty }),
            let text = environment[name]
        else { return .direct }
        guard let proxy = Self.parse(text) else { throw .notSent(.unusableProxy(variable: name)) }
        return .through(proxy, text: text)
    }

    private func isExempt(_ host: NetworkHost) -> Bool {
        if host.isLoopback { return true }
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        return list.split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains { entry in
            if entry == "*" { return true }
            // `.example.com` and `*.example.com` mean what `example.com` does; an IPv6 address may stand without brackets.
            let bare = entry.hasPrefix("*") ? entry.dropFirst() : entry
            guard let wanted = NetworkHost(bare.drop { $0 == "." }) ?? NetworkHost("[\(bare)]") else { return false }
            if let port = wanted.port, port != host.port ?? 443 { return false }
            return host.name == wanted.name || host.name.hasSuffix("." + wanted.name)
        }
    }

    /// `[scheme://][user:password@]host[:port]`; nil for anything else.
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
        guard let host = NetworkHost(rest) else { return nil }
        switch scheme {
        case "http", "https": return .server(host: host.name, port: host.port ?? 8080, authorization: authorization)
        case "socks", "socks5", "socks5h": return .socksServer(host: host.name, port: host.port ?? 1080)
        default: return nil
        }
    }

    /// The bytes of a percent-encoded text: a password may hold what would end it in an address.
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
