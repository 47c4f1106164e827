// Holds one exchange, a request and its answer, against the operation it belongs to: path, query and body of the one,
// status, content type and body of the other.

import HTTPTypes

/// A request and what was answered.
struct Recorded: Sendable {
    let request: HTTPRequest
    let body: [UInt8]
    let response: HTTPResponse
    let answer: [UInt8]

    /// The path below `/v1`, without its query.
    var path: String { String((request.path ?? "").prefix { $0 != "?" }.dropFirst("/v1".count)) }

    /// The decoded pairs of the query.
    var query: [(name: String, value: String)] {
        let text = (request.path ?? "").drop { $0 != "?" }.dropFirst()
        return text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(halves[0]), halves.count == 2 ? Self.decoded(halves[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// One operation's rules, for requests and answers.
struct ExchangeCheck: Sendable {
    let operation: DescribedOperation
    let validator: Validator

    func request(_ recorded: Recorded) -> [Problem] { query(recorded) + requestBody(recorded) }

    func answer(_ recorded: Recorded) -> [Problem] {
        let status = recorded.response.status.code
        guard let declared = operation.tree["responses"]?[String(status)] else {
            return [Problem(kind: .message, place: "status", detail: "\(status) is not declared")]
        }
        guard let content = validator.schema.resolved(declared)["content"] else {
            guard recorded.answer.isEmpty else {
                return [Problem(kind: .message, place: "body", detail: "none is declared")]
            }
            return []
        }
        return body(recorded.answer, recorded.response.headerFields[.contentType], content)
    }

    private func query(_ recorded: Recorded) -> [Problem] {
        let sent = recorded.query
        let parameters = (operation.tree["parameters"]?.elements ?? []).map { validator.schema.resolved($0) }
            .filter { $0["in"]?.string == "query" }
        let names = Set(parameters.compactMap { $0["name"]?.string })
        var found = sent.filter { !names.contains($0.name) }.map { Problem(kind: .undeclared, place: $0.name) }
        for parameter in parameters {
            let name = parameter["name"]?.string ?? ""
            let values = sent.filter { $0.name == name }
            if values.isEmpty, parameter["required"]?.isTrue == true {
                found.append(Problem(kind: .missing, place: name))
            }
            if values.count > 1 { found.append(Problem(kind: .value, place: name, detail: "sent more than once")) }
            let rule = parameter["schema"] ?? .null
            found += values.flatMap { validator.problems(of: typed($0.value, by: rule), against: rule, at: name) }
        }
        return found
    }

    /// The text of a query as what its schema wants it to be; what it cannot be stays text, and is found out.
    private func typed(_ text: String, by tree: Tree) -> Tree {
        let rule = validator.schema.resolved(tree)
        switch rule["type"]?.string {
        case "integer": return Int(text).map { .integer($0) } ?? .string(text)
        case "number": return Double(text).map { .number($0) } ?? .string(text)
        case "boolean": return Bool(text).map { .bool($0) } ?? .string(text)
        case "array":
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            return .array(parts.map { typed(String($0), by: rule["items"] ?? .null) })
        default: return .string(text)
        }
    }

    private func requestBody(_ recorded: Recorded) -> [Problem] {
        let declared = operation.tree["requestBody"].map { validator.schema.resolved($0) }
        guard !recorded.body.isEmpty else {
            return declared?["required"]?.isTrue == true ? [Problem(kind: .missing, place: "body")] : []
        }
        guard let content = declared?["content"] else {
            return [Problem(kind: .message, place: "body", detail: "none is declared")]
        }
        return body(recorded.body, recorded.request.headerFields[.contentType], content)
    }

    private func body(_ bytes: [UInt8], _ type: String?, _ content: Tree) -> [Problem] {
        let type = String((type ?? "").prefix { $0 != ";" })
        guard let rule = content[type]?["schema"] else {
            return [Problem(kind: .message, place: "content-type", detail: "\"\(type)\" is not declared")]
        }
        guard type == "application/json" else {
            return validator.problems(of: .string(String(decoding: bytes, as: UTF8.self)), against: rule)
        }
        guard let value = Tree(json: bytes) else {
            return [Problem(kind: .message, place: "body", detail: "no JSON")]
        }
        return validator.problems(of: value, against: rule)
    }
}
