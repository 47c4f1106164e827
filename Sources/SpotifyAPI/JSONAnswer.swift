// Reads JSON answers, and says of those that cannot be read what is wrong with them.

import FoundationEssentials
import HTTPTypes

enum JSONAnswer {
    static func decode<Response: Decodable>(_ type: Response.Type, _ body: [UInt8]) throws(UnreadableAnswer) -> Response
    {
        guard AnswerForm(body) != .empty else { throw .empty }
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch DecodingError.keyNotFound(let key, _) {
            throw .missing(key.stringValue)
        } catch DecodingError.valueNotFound(_, let context), DecodingError.typeMismatch(_, let context) {
            throw .missing(context.codingPath.last?.stringValue ?? "the answer")
        } catch {
            let first = body.first { $0 > 32 }
            throw first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .truncated : .notJSON
        }
    }
}

extension JSONAnswer {
    /// What an answer is at its outside.
    enum Form { case object, list }

    private struct AnyObject: Decodable {
        private enum NoKey: CodingKey {}

        init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: NoKey.self) }
    }

    private struct AnyList: Decodable {
        init(from decoder: any Decoder) throws { _ = try decoder.unkeyedContainer() }
    }

    /// Whether this is JSON of that form from its first byte to its last.
    static func isWhole(_ body: [UInt8], as form: Form) -> Bool {
        switch form {
        case .object: (try? JSONDecoder().decode(AnyObject.self, from: Data(body))) != nil
        case .list: (try? JSONDecoder().decode(AnyList.self, from: Data(body))) != nil
        }
    }
}

extension Endpoint where Response: Decodable {
    /// An operation whose answer is JSON.
    static func reading(
        _ path: String, query: [QueryItem] = [], scopes: Swift.Set<Scope> = []
    ) -> Endpoint {
        Endpoint(.get, path, query: query, scopes: scopes) { (status, body) throws(UnreadableAnswer) in
            try Confirmation.read.check(status, body)
            return try JSONAnswer.decode(Response.self, body)
        }
    }
}

extension Endpoint where Response == Accepted {
    /// An operation whose answer says nothing but that it was accepted.
    static func writing(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], body: [UInt8]? = nil,
        scopes: Swift.Set<Scope>
    ) -> Endpoint {
        Endpoint(method, path, query: query, body: body, scopes: scopes) { (status, answer) throws(UnreadableAnswer) in
            try Confirmation.acknowledgement.check(status, answer)
            return Accepted()
        }
    }
}

extension Endpoint where Response: Decodable {
    /// An operation that changes something and answers with JSON.
    static func writingAndReading(
        _ method: HTTPRequest.Method, _ path: String, body: [UInt8], scopes: Swift.Set<Scope>
    ) -> Endpoint {
        Endpoint(method, path, body: body, scopes: scopes) { (status, answer) throws(UnreadableAnswer) in
            try Confirmation.product.check(status, answer)
            return try JSONAnswer.decode(Response.self, answer)
        }
    }
}
