// Reads JSON answers, and says what is wrong with those that cannot be read. What an answer means is left to
// SpotifyModel.

import FoundationEssentials
package import HTTPTypes
package import SpotifyModel

/// Reads JSON answers.
enum JSONAnswer {
    /// The decoded answer; throws which member is missing, or what the text is in place of JSON.
    static func decode<Response: Decodable>(_ type: Response.Type, _ body: [UInt8]) throws(UnreadableAnswer) -> Response
    {
        guard AnswerForm(body) != .empty else { throw .empty }
        let answer: Response
        do {
            answer = try AnswerDecoder.decode(type, from: body)
        } catch DecodingError.keyNotFound(let key, _) {
            throw .missing(key.stringValue)
        } catch DecodingError.valueNotFound(_, let context), DecodingError.typeMismatch(_, let context) {
            throw .missing(context.codingPath.last?.stringValue ?? "the answer")
        } catch {
            let first = body.first { $0 > 32 }
            throw first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .truncated : .notJSON
        }
        if let list = answer as? any ListAnswer, list.hasOnlyUnreadableEntries { throw .noReadableEntry }
        return answer
    }
}

extension JSONAnswer {
    /// The outermost value of an answer.
    enum Form { case object, list }

    /// Whether the text begins and ends as JSON of that form does. This keeps web pages, empty answers and nearly every
    /// half answer out of the cache for the price of two comparisons; reading a whole page of 50 tracks a second time
    /// for it took a tenth of the time of reading a large library. What passes and still cannot be read is asked for
    /// again by `SpotifyClient`.
    static func looksWhole(_ body: [UInt8], as form: Form) -> Bool {
        let first = body.first { $0 > 32 }
        let last = body.last { $0 > 32 }
        return switch form {
        case .object: first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
        case .list: first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
        }
    }
}

extension Endpoint where Response: Decodable {
    /// An operation whose answer is JSON.
    package static func reading(
        _ path: String, query: [QueryItem] = [], scopes: Set<Scope> = []
    ) -> Endpoint {
        Endpoint(.get, path, query: query, scopes: scopes) { (status, body) throws(UnreadableAnswer) in
            try Confirmation.read.check(status, body)
            return try JSONAnswer.decode(Response.self, body)
        }
    }
}

extension Endpoint where Response: Hashable {
    /// The operation with the pictures of the thing that it reads.
    package var pictured: Endpoint<Pictured<Response>> {
        let decode = decode
        var endpoint = Endpoint<Pictured<Response>>(method, path, query: query, body: body, scopes: scopes) {
            (status, body) throws(UnreadableAnswer) in
            let thing = try decode(status, body)
            return Pictured(thing, images: (try? JSONAnswer.decode(Pictures.self, body))?.images ?? [])
        }
        endpoint.availability = availability
        return endpoint
    }
}

extension Endpoint where Response == Accepted {
    /// An operation whose answer says nothing but that it was accepted.
    package static func writing(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], body: [UInt8]? = nil,
        scopes: Set<Scope>
    ) -> Endpoint {
        Endpoint(method, path, query: query, body: body, scopes: scopes) { (status, answer) throws(UnreadableAnswer) in
            try Confirmation.acknowledgement.check(status, answer)
            return Accepted()
        }
    }
}

extension Endpoint where Response: Decodable {
    /// An operation that changes something and answers with JSON.
    package static func writingAndReading(
        _ method: HTTPRequest.Method, _ path: String, body: [UInt8], scopes: Set<Scope>
    ) -> Endpoint {
        Endpoint(method, path, body: body, scopes: scopes) { (status, answer) throws(UnreadableAnswer) in
            try Confirmation.product.check(status, answer)
            return try JSONAnswer.decode(Response.self, answer)
        }
    }
}
