// A request as the endpoints read it: path segments and query decoded once, headers by name. Scheme and host do
// not decide which endpoint answers. They only come back in the links of the answer, so that the next page is
// read from the same address, also through a proxy.

import HTTPTypes

/// A received request, split into its parts.
struct WireRequest: Sendable {
    let method: HTTPRequest.Method
    /// `scheme://host` as the client addressed it.
    let origin: String
    /// The path as received, without the query.
    let path: String
    /// The decoded segments of the path; a trailing slash adds none.
    let segments: [String]
    /// The decoded query, in order.
    let query: [QueryItem]
    let headers: HTTPFields
    let body: [UInt8]

    /// Splits a request; scheme and host default to those of the real service.
    init(_ request: HTTPRequest, body: [UInt8]) {
        let target = request.path ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let rawPath = parts.first ?? "/"
        method = request.method
        origin = "\(request.scheme ?? "https")://\(request.authority ?? "api.spotify.com")"
        path = String(rawPath)
        segments = rawPath.split(separator: "/").map { PercentCoding.decode($0, plusIsBlank: false) }
        query = parts.count > 1 ? PercentCoding.pairs(parts[1]) : []
        headers = request.headerFields
        self.body = body
    }

    /// The first value of a query parameter.
    func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The fields of a form body; `nil` when the content type is another.
    var form: [QueryItem]? {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { return nil }
        return PercentCoding.pairs(Substring(String(decoding: body, as: UTF8.self)))
    }

    /// Whether it is a PUT or POST without a body that does not say so; Spotify's edge refuses those
    /// with 411 (SpotifyContract §5).
    var lacksLength: Bool {
        (method == .put || method == .post) && body.isEmpty && headers[.contentLength] == nil
    }
}
