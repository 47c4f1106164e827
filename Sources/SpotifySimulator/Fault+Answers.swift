// What the faults answer in the place of the service.

import HTTPTypes

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
        case .html(let code): return Self.failure(code, .html)
        case .serverError(let code, let form): return Self.failure(code, form)
        case .limited(let limit): return limit.answer
        case .accessTokenMissing:
            return APIError(status: .unauthorized, message: "Access token missing", form: .json(.indented)).answer
        case .premiumRequired: return APIError.premiumRequired.answer
        case .rateLimited(let seconds): return LimitAnswer(.window, retryAfter: seconds).answer
        case .quotaExceeded(let seconds): return APIError.quotaExceeded(after: seconds).answer
        case .truncatedJSON, .emptyBody, .notSent, .connectionLost, .textInstead, .otherStatus, .wrongTypes, .slow:
            return nil
        }
    }

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
    /// What becomes of the proper answer.
    func disturbing(_ answer: WireAnswer) -> WireAnswer {
        var answer = answer
        switch self {
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
        case .status, .html, .notSent, .connectionLost, .accessTokenMissing, .premiumRequired, .rateLimited,
            .quotaExceeded, .limited, .serverError, .slow:
            break
        }
        return answer
    }
}

extension JSONValue {
    /// The same shape, every value of another type.
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
