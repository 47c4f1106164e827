// Faults over HTTP. Each is an object with a `kind`, the members of that kind, which requests it meets
// (`method`, `path`), and how often (`first`, `nth` or `every`; always without one of them).

import Exchange
import HTTPTypes

/// Reads and writes faults for the controls.
///
///     POST /simulator/faults
///     {"kind": "quota_exceeded", "retry_after": 61389, "path": "/v1/me/playlists", "first": 1}
///     {"kind": "server_error", "status": 502, "body": "html", "every": 3}
///     {"kind": "slow", "milliseconds": 4000, "method": "PUT"}
enum ControlFaults {
    typealias Refusal = ControlEndpoints.Refusal

    /// The faults that are switched on, with the number of requests each has matched.
    static func json(_ state: SimulatorState) -> JSONValue {
        ["faults": .array(state.faults.map(json))]
    }

    /// Reads one fault, an array of them, or an object with `faults`.
    static func read(_ body: JSONValue) throws(Refusal) -> [ActiveFault] {
        let documents = body["faults"]?.asArray ?? body.asArray ?? [body]
        var faults: [ActiveFault] = []
        for document in documents { faults.append(try read(fault: document)) }
        return faults
    }

    /// Reads one fault. Without a path it meets only the Web API, so that a login still works.
    private static func read(fault document: JSONValue) throws(Refusal) -> ActiveFault {
        guard let name = document["kind"]?.asString else { throw Refusal(text: "A fault has a kind") }
        guard let kind = FaultKind(rawValue: name) else {
            throw Refusal(text: "kind is one of \(FaultKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let method = document["method"]?.asString.flatMap { HTTPRequest.Method($0) }
        return ActiveFault(
            fault: try fault(kind, document),
            matcher: RequestMatcher(method: method, pathPrefix: document["path"]?.asString ?? "/v1"),
            recurrence: recurrence(document))
    }

    /// How often it meets requests; the first of the three members counts.
    private static func recurrence(_ document: JSONValue) -> Recurrence {
        if let number = document["first"]?.asInt { return .first(number) }
        if let number = document["nth"]?.asInt { return .nth(number) }
        if let number = document["every"]?.asInt { return .every(number) }
        return .always
    }

    /// The fault of a kind, from the members that belong to it.
    private static func fault(_ kind: FaultKind, _ document: JSONValue) throws(Refusal) -> Fault {
        switch kind {
        case .rateLimited: return .limited(try limit(.window, document))
        case .quotaExceeded: return .limited(try limit(.quota, document))
        case .serverError: return .edgeAnswer(try status(document, or: 503), try form(document))
        case .status:
            return .status(try status(document, or: 500), body: document["body"]?.asString ?? "")
        case .textInstead: return .textInstead(document["text"]?.asString ?? "OK")
        case .otherStatus: return .otherStatus(try status(document, or: 206))
        case .foreignPage: return .edgeAnswer(200, .html)
        case .wrongTypes: return .wrongTypes
        case .truncated: return .truncatedJSON
        case .emptyBody: return .emptyBody
        case .connectionRefused: return .notSent
        case .connectionLost: return .connectionLost
        case .accessTokenMissing: return .accessTokenMissing
        case .premiumRequired: return .premiumRequired
        case .slow: return .slow(.milliseconds(document["milliseconds"]?.asInt ?? 1_000))
        }
    }

    /// The status; 100 to 199 are no final answers and are refused.
    private static func status(_ document: JSONValue, or standard: Int) throws(Refusal) -> Int {
        let status = document["status"]?.asInt ?? standard
        guard (200...599).contains(status) else { throw Refusal(text: "status is a number from 200 to 599") }
        return status
    }

    /// The form of an error's body.
    private static func form(_ document: JSONValue) throws(Refusal) -> AnswerForm {
        guard let name = document["body"]?.asString else { return .json }
        guard let form = AnswerForm(rawValue: name) else { throw Refusal(text: "body is json, html, text or empty") }
        return form
    }

    /// A 429; `retry_after` can be a number or any text.
    private static func limit(_ kind: LimitAnswer.Kind, _ document: JSONValue) throws(Refusal) -> LimitAnswer {
        let seconds = document["retry_after"].flatMap { $0.asString ?? $0.asInt.map(String.init) }
        return LimitAnswer(kind, retryAfter: seconds, form: try form(document))
    }

    /// A fault in the form in which it was set.
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

    private static func kind(_ kind: FaultKind) -> JSONValue { .string(kind.rawValue) }

    /// The kind and its members.
    private static func members(_ fault: Fault) -> [(String, JSONValue)] {
        switch fault {
        case .status(let code, let body, _):
            [("kind", kind(.status)), ("status", .int(code)), ("body", .string(body))]
        case .edgeAnswer(200, .html): [("kind", kind(.foreignPage))]
        case .otherStatus(let code): [("kind", kind(.otherStatus)), ("status", .int(code))]
        case .wrongTypes: [("kind", kind(.wrongTypes))]
        case .edgeAnswer(let code, let form):
            [("kind", kind(.serverError)), ("status", .int(code)), ("body", .string(form.rawValue))]
        case .truncatedJSON: [("kind", kind(.truncated))]
        case .emptyBody: [("kind", kind(.emptyBody))]
        case .notSent: [("kind", kind(.connectionRefused))]
        case .connectionLost: [("kind", kind(.connectionLost))]
        case .accessTokenMissing: [("kind", kind(.accessTokenMissing))]
        case .premiumRequired: [("kind", kind(.premiumRequired))]
        case .limited(let limit):
            [
                ("kind", kind(limit.kind == .window ? .rateLimited : .quotaExceeded)),
                ("retry_after", .text(limit.retryAfter)), ("body", .string(limit.form.rawValue)),
            ]
        case .textInstead(let text): [("kind", kind(.textInstead)), ("text", .string(text))]
        case .slow(let duration):
            [("kind", kind(.slow)), ("milliseconds", .int(Int((duration.inSeconds * 1_000).rounded())))]
        }
    }
}
