// Faults as values: what goes wrong, for which requests, how often (SpotifyContract §10). Tests put them in and take them out
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
    /// 401 "Access token missing" for a good token (SpotifyContract §6).
    case accessTokenMissing
    /// 403 "Premium required" for a Premium user (SpotifyContract §5).
    case premiumRequired
    /// The short 429; `Retry-After` as given, or missing.
    case rateLimited(retryAfter: String?)
    /// The daily 429, in seconds.
    case quotaExceeded(retryAfter: Int)
    /// Either 429 with any `Retry-After` and any body; nothing acts.
    case limited(LimitAnswer)
    /// A 5xx in one of the forms it comes in; nothing acts.
    case serverError(Int, AnswerForm)
    /// The request acts, and a line of text comes with 200 instead of the proper answer.
    case textInstead(String)
    /// The request acts, and its answer comes with this status: 206 was seen.
    case otherStatus(Int)
    /// The proper answer with everything of another type: numbers as texts, texts as numbers.
    case wrongTypes
    /// The proper answer after this long.
    case slow(Duration)
}

/// How the body of an error is written.
package enum AnswerForm: String, CaseIterable, Sendable {
    case json, html, text, empty
}

/// A 429 as it may arrive (SpotifyContract §10.7).
package struct LimitAnswer: Sendable, Equatable {
    package var kind: Kind
    /// `Retry-After`: small, huge, missing, or no number at all.
    package var retryAfter: String?
    package var form: AnswerForm

    /// The two limits.
    package enum Kind: String, CaseIterable, Sendable {
        case window, quota
    }

    package init(_ kind: Kind, retryAfter: String?, form: AnswerForm = .json) {
        self.kind = kind
        self.retryAfter = retryAfter
        self.form = form
    }
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
