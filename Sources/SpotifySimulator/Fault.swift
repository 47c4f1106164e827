// Faults as values: what goes wrong, for which requests, and how often (SpotifyContract §10.12). Tests inject
// and clear them while the simulator runs; `Fault+Answers` holds the bytes they send.

package import HTTPTypes

/// Something that goes wrong instead of, or after, a proper answer.
///
/// The question for a client that retries is whether the request has acted. It has not for faults that
/// replace the answer and for `notSent`; it has for `connectionLost`, `textInstead`, `otherStatus` and all
/// that damage the proper answer.
package enum Fault: Sendable, Equatable {
    /// This status, body and headers; nothing acts.
    case status(Int, body: String = "", headers: [String: String] = [:])
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
    /// Either 429 with any `Retry-After` and any body; nothing acts.
    case limited(LimitAnswer)
    /// What a server before the service answers, in one of the forms it comes in: a 5xx, or with 200 a page of the
    /// network's own. Nothing acts.
    case edgeAnswer(Int, AnswerForm)
    /// The request acts, and a line of text comes with 200 instead of the proper answer.
    case textInstead(String)
    /// The request acts, and its answer comes with this status: 206 was seen.
    case otherStatus(Int)
    /// The proper answer with everything of another type: numbers as texts, texts as numbers.
    case wrongTypes
    /// The proper answer after this long.
    case slow(Duration)
}

/// How the body of an error is written. Clients must survive all four forms.
package enum AnswerForm: String, CaseIterable, Sendable {
    case json, html, text, empty
}

/// A 429 as it may arrive (SpotifyContract §10.7).
package struct LimitAnswer: Sendable, Equatable {
    /// Which of the two limits was hit; it decides message and `reason`.
    package var kind: Kind
    /// `Retry-After`: small, huge, missing, or no number at all.
    package var retryAfter: String?
    /// How the body is written.
    package var form: AnswerForm

    /// The two limits: `window` is short and passes within seconds, `quota` lasts up to a day.
    package enum Kind: String, CaseIterable, Sendable {
        case window, quota
    }

    /// - Parameter retryAfter: The header's text exactly as it is to be sent; `nil` leaves the header out.
    package init(_ kind: Kind, retryAfter: String?, form: AnswerForm = .json) {
        self.kind = kind
        self.retryAfter = retryAfter
        self.form = form
    }
}

/// Which requests a fault meets. The default meets all of them.
package struct RequestMatcher: Sendable {
    /// The method; `nil` for any.
    package var method: HTTPRequest.Method?
    /// The beginning of the path, such as `/v1/me/player`.
    package var pathPrefix: String

    /// Requests of that method, or of every one, below that path.
    package init(method: HTTPRequest.Method? = nil, pathPrefix: String = "/") {
        self.method = method
        self.pathPrefix = pathPrefix
    }

    /// Whether method and path fit.
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

    /// Whether the fault meets the matching request with this number, counted from 1.
    func includes(_ count: Int) -> Bool {
        switch self {
        case .always: true
        case .first(let number): count <= number
        case .nth(let number): count == number
        case .every(let number): number > 0 && count % number == 0
        }
    }
}

/// A fault that is switched on, with the number of requests it has matched so far.
struct ActiveFault: Sendable {
    let fault: Fault
    let matcher: RequestMatcher
    let recurrence: Recurrence
    /// Matching requests so far, met or not; `Recurrence` counts by it.
    var seen = 0
}
