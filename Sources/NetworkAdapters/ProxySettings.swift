// Proxies as every tool reads them from the environment: `https_proxy`, `http_proxy`, `no_proxy`, in either case.

import AsyncHTTPClient
import FoundationEssentials
import HTTPTypes

struct ProxySettings: Sendable {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// What the environment names for the request; nil for none.
    func address(for request: HTTPRequest) -> String? {
        let host = (request.authority ?? "").prefix { $0 != ":" }
        // HTTP_PROXY in capitals can be set by a request header in CGI programs, so no tool reads it.
        let names = request.scheme == "http" ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]
        guard !isExempt(String(host)), let value = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty })
        else { return nil }
        return value
    }

    private func isExempt(_ host: String) -> Bool {
        if host == "127.0.0.1" || host == "localhost" || host == "[::1]" { return true }
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        return list.split(separator: ",").contains { entry in
            let entry = entry.drop { $0 == " " || $0 == "." }
            return entry == "*" || host == entry || host.hasSuffix("." + entry)
        }
    }

    /// `[scheme://][user:password@]host[:port]`.
    static func parse(_ text: String) -> HTTPClient.Configuration.Proxy? {
        var rest = Substring(text)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { $0 != "/" }
        var authorization: HTTPClient.Authorization?
        if let at = rest.lastIndex(of: "@") {
            let credentials = Data(rest[..<at].utf8).base64EncodedString()
            authorization = .basic(credentials: credentials)
            rest = rest[rest.index(after: at)...]
        }
        let parts = rest.split(separator: ":")
        guard let host = parts.first, let port = parts.count > 1 ? Int(parts[1]) : 8080 else { return nil }
        return .server(host: String(host), port: port, authorization: authorization)
    }
}
