// Faults as values: what goes wrong, for which requests, how often (contract §10). Tests put them in and take them out
// while the simulator runs.

package import HTTPTypes

/// Something that goes wrong instead of, or after, a proper answer.
package enum Fault: Sendable, Equatable {
    /// This status, body and headers; nothing acts.
    case status(Int, body: String = "", headers: [String: String] = [:])
    /// An HTML page with this status; nothing acts.
    case html(status: Int)
    /// The proper answer, cut in half.
    case truncatedJSON
    /// The proper status without its body.
    case emptyBody
    /// Nothing reaches the service.
    case notSent
    /// The request acts, and its answer is lost.
    case connectionLost
    /// 401 "Access token missing" for a good token (contract §6).
    case accessTokenMissing
    /// 403 "Premium required" for a Premium user (contract §5).
    case premiumRequired
    /// The short 429; `Retry-After` as given, or missing.
    case rateLimited(retryAfter: String?)
    /// The daily 429, in seconds.
    case quotaExceeded(retryAfter: Int)
    /// The proper answer after this long.
    case slow(Duration)
}

/// Which requests a fault meets.
package struct RequestMatcher: Sendable {
    package var method: HTTPRequest.Method?
    /// The beginning of the path, such as `/v1/me/player`.
    package var pathPrefix: String

    package init(method: HTTPRequest.Method? = nil, pathPrefix: String = "/") {
        self.method = method
        self.pathPrefix = pathPrefix
    }

    func matches(_ request: WireRequest) -> Bool {
        request.path.hasPrefix(pathPrefix) && (method == nil || method == request.method)
    }
}

/// How many of the matching requests a fault meets.
package enum Recurrence: Sendable, Equatable {
    case always
    /// The next n matching requests.
    case first(Int)
    /// The n-th matching request alone, counted from 1.
    case nth(Int)
    /// Each n-th matching request.
    case every(Int)

    func includes(_ count: Int) -> Bool {
        switch self {
        case .always: true
        case .first(let number): count <= number
        case .nth(let number): count == number
        case .every(let number): number > 0 && count % number == 0
        }
    }
}

/// A fault that is switched on.
struct ActiveFault: Sendable {
    let fault: Fault
    let matcher: RequestMatcher
    let recurrence: Recurrence
    /// Matching requests so far.
    var seen = 0
}

extension Fault {
    /// The answer that replaces the proper one; `nil` for faults that let the request act.
    var replacement: WireAnswer? {
        switch self {
        case .status(let code, let body, let fields):
            var headers = HTTPFields()
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                if let field = HTTPField.Name(name) { headers[field] = value }
            }
            return WireAnswer(HTTPResponse.Status(code: code), headers: headers, body: Array(body.utf8))
        case .html(let code):
            var headers = HTTPFields()
            headers[.contentType] = "text/html; charset=utf-8"
            let page =
                "<!doctype html><html><head><title>\(code)</title></head><body><h1>upstream error</h1></body></html>"
            return WireAnswer(HTTPResponse.Status(code: code), headers: headers, body: Array(page.utf8))
        case .accessTokenMissing:
            return APIError(status: .unauthorized, message: "Access token missing", form: .json(.indented)).answer
        case .premiumRequired: return APIError.premiumRequired.answer
        case .rateLimited(let seconds):
            var headers = HTTPFields()
            if let seconds { headers[.retryAfter] = seconds }
            return APIError(status: .tooManyRequests, message: "API rate limit exceeded", headers: headers).answer
        case .quotaExceeded(let seconds): return APIError.quotaExceeded(after: seconds).answer
        case .truncatedJSON, .emptyBody, .notSent, .connectionLost, .slow: return nil
        }
    }
}
