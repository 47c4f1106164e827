// A request as the endpoints read it: path segments and query decoded once, headers by name. Scheme and authority do
// not route; they only come back in the links of the answer, so that paging through a front leads back to it.

import HTTPTypes

/// A received request, taken apart.
struct WireRequest: Sendable {
    let method: HTTPRequest.Method
    /// `scheme://authority` as the client addressed it.
    let origin: String
    /// The path as received, without the query.
    let path: String
    /// The decoded segments of the path; a trailing slash adds none.
    let segments: [String]
    let query: [QueryItem]
    let headers: HTTPFields
    let body: [UInt8]

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

    /// The fields of a form body; `nil` when the body does not say that it is a form.
    var form: [QueryItem]? {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { return nil }
        return PercentCoding.pairs(Substring(String(decoding: body, as: UTF8.self)))
    }

    /// Whether it is a body-less PUT or POST that does not say so; the edge refuses those with 411 (SpotifyContract §5).
    var lacksLength: Bool {
        (method == .put || method == .post) && body.isEmpty && headers[.contentLength] == nil
    }
}
