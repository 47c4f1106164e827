// Faults over HTTP: each is an object with a `kind`, its own members, which requests it meets (`method`, `path`) and how
// often (`first`, `nth`, `every`; without one of them always).

import Exchange
import HTTPTypes

/// Reads and writes faults for the controls.
enum ControlFaults {
    typealias Refusal = ControlEndpoints.Refusal

    static func json(_ state: SimulatorState) -> JSONValue {
        ["faults": .array(state.faults.map(json))]
    }

    /// One fault, or an array of them, or an object with `faults`.
    static func read(_ body: JSONValue) throws(Refusal) -> [ActiveFault] {
        let documents = body["faults"]?.asArray ?? body.asArray ?? [body]
        var faults: [ActiveFault] = []
        for document in documents { faults.append(try read(fault: document)) }
        return faults
    }

    private static func read(fault document: JSONValue) throws(Refusal) -> ActiveFault {
        guard let kind = document["kind"]?.asString else { throw Refusal(text: "A fault has a kind") }
        let method = document["method"]?.asString.flatMap { HTTPRequest.Method($0) }
        return ActiveFault(
            fault: try fault(kind, document),
            matcher: RequestMatcher(method: method, pathPrefix: document["path"]?.asString ?? "/v1"),
            recurrence: recurrence(document))
    }

    private static func recurrence(_ document: JSONValue) -> Recurrence {
        if let number = document["first"]?.asInt { return .first(number) }
        if let number = document["nth"]?.asInt { return .nth(number) }
        if let number = document["every"]?.asInt { return .every(number) }
        return .always
    }

    private static func fault(_ kind: String, _ document: JSONValue) throws(Refusal) -> Fault {
        switch kind {
        case "rate_limited": return .limited(try limit(.window, document))
        case "quota_exceeded": return .limited(try limit(.quota, document))
        case "server_error": return .serverError(try status(document, or: 503), try form(document))
        case "status":
            return .status(try status(document, or: 500), body: document["body"]?.asString ?? "")
        case "text_instead": return .textInstead(document["text"]?.asString ?? "OK")
        case "other_status": return .otherStatus(try status(document, or: 206))
        case "foreign_page": return .html(status: 200)
        case "wrong_types": return .wrongTypes
        case "truncated": return .truncatedJSON
        case "empty_body": return .emptyBody
        case "connection_refused": return .notSent
        case "connection_lost": return .connectionLost
        case "access_token_missing": return .accessTokenMissing
        case "premium_required": return .premiumRequired
        case "slow": return .slow(.milliseconds(document["milliseconds"]?.asInt ?? 1_000))
        case _:
            throw Refusal(text: "kind is one of \(SimulatorControls.faults.map(\.name).joined(separator: ", "))")
        }
    }

    private static func status(_ document: JSONValue, or standard: Int) throws(Refusal) -> Int {
        let status = document["status"]?.asInt ?? standard
        guard (200...599).contains(status) else { throw Refusal(text: "status is a number from 200 to 599") }
        return status
    }

    private static func form(_ document: JSONValue) throws(Refusal) -> AnswerForm {
        guard let name = document["body"]?.asString else { return .json }
        guard let form = AnswerForm(rawValue: name) else { throw Refusal(text: "body is json, html, text or empty") }
        return form
    }

    private static func limit(_ kind: LimitAnswer.Kind, _ document: JSONValue) throws(Refusal) -> LimitAnswer {
        let seconds = document["retry_after"].flatMap { $0.asString ?? $0.asInt.map(String.init) }
        return LimitAnswer(kind, retryAfter: seconds, form: try form(document))
    }

    private static func json(_ fault: ActiveFault) -> JSONValue {
        let often: [JSONValue.Member] =
            switch fault.recurrence {
            case .always: []
            case .first(let number): [JSONValue.Member(name: "first", value: .int(number))]
            case .nth(let number): [JSONValue.Member(name: "nth", value: .int(number))]
            case .every(let number): [JSONValue.Member(name: "every", value: .int(number))]
            }
        return .object(
            members(fault.fault).map { JSONValue.Member(name: $0.0, value: $0.1) }
                + [
                    JSONValue.Member(name: "method", value: .text(fault.matcher.method?.rawValue)),
                    JSONValue.Member(name: "path", value: .string(fault.matcher.pathPrefix)),
                    JSONValue.Member(name: "met", value: .int(fault.seen)),
                ] + often)
    }

    private static func members(_ fault: Fault) -> [(String, JSONValue)] {
        switch fault {
        case .status(let code, let body, _):
            [("kind", "status"), ("status", .int(code)), ("body", .string(body))]
        case .html(200): [("kind", "foreign_page")]
        case .otherStatus(let code): [("kind", "other_status"), ("status", .int(code))]
        case .wrongTypes: [("kind", "wrong_types")]
        case .html(let code): [("kind", "server_error"), ("status", .int(code)), ("body", "html")]
        case .serverError(let code, let form):
            [("kind", "server_error"), ("status", .int(code)), ("body", .string(form.rawValue))]
        case .truncatedJSON: [("kind", "truncated")]
        case .emptyBody: [("kind", "empty_body")]
        case .notSent: [("kind", "connection_refused")]
        case .connectionLost: [("kind", "connection_lost")]
        case .accessTokenMissing: [("kind", "access_token_missing")]
        case .premiumRequired: [("kind", "premium_required")]
        case .rateLimited(let seconds): members(.limited(LimitAnswer(.window, retryAfter: seconds)))
        case .quotaExceeded(let seconds): members(.limited(LimitAnswer(.quota, retryAfter: String(seconds))))
        case .limited(let limit):
            [
                ("kind", limit.kind == .window ? "rate_limited" : "quota_exceeded"),
                ("retry_after", .text(limit.retryAfter)), ("body", .string(limit.form.rawValue)),
            ]
        case .textInstead(let text): [("kind", "text_instead"), ("text", .string(text))]
        case .slow(let duration):
            [("kind", "slow"), ("milliseconds", .int(Int((duration.inSeconds * 1_000).rounded())))]
        }
    }
}
