// An answer before a fault shortens, delays or loses it. Endpoints make such values; `Fault+Answers` changes them.

import HTTPTypes

/// Status, headers and body of an answer.
struct WireAnswer: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A JSON answer.
    static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, spacing: JSONValue.Spacing = .compact,
        headers: HTTPFields = [:],
    ) -> WireAnswer {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        return WireAnswer(status, headers: headers, body: value.bytes(spacing))
    }

    /// A plain text answer.
    static func text(_ text: String, status: HTTPResponse.Status, headers: HTTPFields = [:]) -> WireAnswer {
        var headers = headers
        headers[.contentType] = "text/plain; charset=utf-8"
        return WireAnswer(status, headers: headers, body: Array(text.utf8))
    }

    /// 204 without a body.
    static var nothing: WireAnswer { WireAnswer(.noContent) }

    /// The head of the answer. Every answer but 204 says how long its body is.
    var response: HTTPResponse {
        var headers = headers
        if status != .noContent { headers[.contentLength] = String(body.count) }
        return HTTPResponse(status: status, headerFields: headers)
    }
}
