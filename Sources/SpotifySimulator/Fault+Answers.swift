// The bytes that each fault puts on the wire. A fault either replaces the proper answer, so that the request
// never reaches an endpoint, or lets the request act and then damages its answer. Which requests are met is
// decided in `Fault.swift` and `SimulatorState`.

import HTTPTypes

extension Fault {
    /// The answer that replaces the proper one; `nil` for faults that let the request act first.
    var replacement: WireAnswer? {
        switch self {
        case .status(let code, let body, let fields):
            var headers = HTTPFields()
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                if let field = HTTPField.Name(name) { headers[field] = value }
            }
            return WireAnswer(HTTPResponse.Status(code: code), headers: headers, body: Array(body.utf8))
        case .edgeAnswer(let code, let form): return Self.failure(code, form)
        case .limited(let limit): return limit.answer
        case .accessTokenMissing:
            return APIError(status: .unauthorized, message: "Access token missing", form: .json(.indented)).answer
        case .premiumRequired: return APIError.premiumRequired.answer
        case .truncatedJSON, .emptyBody, .notSent, .connectionLost, .textInstead, .otherStatus, .wrongTypes, .slow:
            return nil
        }
    }

    /// A 5xx in one of the four shapes seen from Spotify's edge servers (SpotifyContract §6): JSON from the
    /// service, plain text from the proxy, an HTML page, or no body at all.
    private static func failure(_ code: Int, _ form: AnswerForm) -> WireAnswer {
        let status = HTTPResponse.Status(code: code)
        switch form {
        case .json: return APIError(status: status, message: "Server error.").answer
        case .text:
            return .text("upstream connect error or disconnect/reset before headers", status: status)
        case .empty: return WireAnswer(status)
        case .html:
            let page =
                "<!doctype html><html><head><title>\(code)</title></head><body><h1>upstream error</h1></body></html>"
            return WireAnswer(status, headers: [.contentType: "text/html; charset=utf-8"], body: Array(page.utf8))
        }
    }
}

extension Fault {
    /// The proper answer after the fault has damaged it; unchanged for faults that replace answers.
    ///
    /// `textInstead`, `otherStatus` and `wrongTypes` leave errors alone: only a successful answer can be
    /// misread in those ways, and a test that also breaks a request should still see the real refusal.
    func damaging(_ answer: WireAnswer) -> WireAnswer {
        var answer = answer
        switch self {
        // Half of the bytes, rounded down, so that even a short body is cut.
        case .truncatedJSON: answer.body.removeLast(answer.body.count - answer.body.count / 2)
        case .emptyBody: answer.body = []
        case .textInstead(let text):
            guard answer.status.kind == .successful else { break }
            return .text(text, status: .ok)
        case .otherStatus(let code):
            guard answer.status.kind == .successful else { break }
            answer.status = HTTPResponse.Status(code: code)
        case .wrongTypes:
            guard answer.status.kind == .successful, let value = JSONValue.reading(answer.body) else { break }
            answer.body = value.mistyped.bytes()
        case .status, .notSent, .connectionLost, .accessTokenMissing, .premiumRequired, .limited, .edgeAnswer, .slow:
            break
        }
        return answer
    }
}

extension JSONValue {
    /// The same shape with every value of another type: numbers become texts, texts become their length, `null`
    /// becomes `false`. A decoder that insists on one type then fails at the first field.
    fileprivate var mistyped: JSONValue {
        switch self {
        case .null: false
        case .bool(let flag): .string(String(flag))
        case .int(let number): .string(String(number))
        case .double(let number): .string(String(number))
        case .string(let text): .int(text.utf8.count)
        case .array(let values): .array(values.map(\.mistyped))
        case .object(let members): .object(members.map { Member(name: $0.name, value: $0.value.mistyped) })
        case .written: self
        }
    }
}

extension LimitAnswer {
    /// The 429 itself. The message and the reason follow the kind; the body follows the form, because proxies
    /// in front of Spotify also answer with text, HTML or nothing (SpotifyContract §6).
    fileprivate var answer: WireAnswer {
        var headers = HTTPFields()
        if let retryAfter { headers[.retryAfter] = retryAfter }
        let (message, reason): (String, String?) =
            switch kind {
            case .window: ("API rate limit exceeded", nil)
            case .quota: ("Too many requests", "QUOTA_EXCEEDED")
            }
        switch form {
        case .json:
            return APIError(status: .tooManyRequests, message: message, reason: reason, headers: headers).answer
        case .text: return .text("Too many requests", status: .tooManyRequests, headers: headers)
        case .empty: return WireAnswer(.tooManyRequests, headers: headers)
        case .html:
            headers[.contentType] = "text/html; charset=utf-8"
            return WireAnswer(.tooManyRequests, headers: headers, body: Array("<h1>Too many requests</h1>".utf8))
        }
    }
}
