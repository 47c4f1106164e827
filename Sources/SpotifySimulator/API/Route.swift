// One endpoint of the Web API: how it is called, what it needs, what it counts as, and what it answers. Each endpoint
// is one such value beside its function; RouteTable lists them.

import FoundationEssentials
import HTTPTypes

/// An endpoint.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: [Piece]
    /// All of these scopes must have been granted.
    let scopes: [Scope]
    let audience: Audience
    let bucket: QuotaBucket
    let treatment: Treatment

    /// A segment of a path: itself, or anything.
    enum Piece: Sendable, Equatable {
        case word(String)
        case parameter
    }

    /// For whom it answers.
    enum Audience: Sendable {
        /// Any token, client credentials as well.
        case anyone
        /// Only a token that stands for a user.
        case user
    }

    /// What becomes of a request that got this far.
    enum Treatment: Sendable {
        case answered(Answering)
        /// Answered in extended mode; taken from Development Mode in February 2026 (SpotifyContract §3.4).
        case extendedOnly(Answering)
        /// Gone since November 2024 for all but apps that had extended access by then: 403 in Development Mode.
        case removed
        /// Gone as well, and 404 even in Development Mode.
        case unknown
        /// 410 in either mode.
        case gone
    }

    typealias Answering = @Sendable (APICall, inout SimulatorState) throws(APIError) -> WireAnswer

    init(
        _ method: HTTPRequest.Method, _ path: String, scopes: [Scope] = [], for audience: Audience = .anyone,
        counts bucket: QuotaBucket, answer: @escaping Answering,
    ) {
        self.init(method, path, scopes: scopes, for: audience, counts: bucket, treatment: .answered(answer))
    }

    /// An endpoint of extended mode alone.
    static func extended(
        _ method: HTTPRequest.Method, _ path: String, scopes: [Scope] = [], for audience: Audience = .anyone,
        counts bucket: QuotaBucket, answer: @escaping Answering,
    ) -> Route {
        Route(method, path, scopes: scopes, for: audience, counts: bucket, treatment: .extendedOnly(answer))
    }

    /// An endpoint that newer apps have in neither mode, and how they are told.
    static func lost(_ method: HTTPRequest.Method, _ path: String, as treatment: Treatment) -> Route {
        Route(method, path, scopes: [], for: .anyone, counts: .profile, treatment: treatment)
    }

    private init(
        _ method: HTTPRequest.Method, _ path: String, scopes: [Scope], for audience: Audience,
        counts bucket: QuotaBucket, treatment: Treatment,
    ) {
        self.method = method
        pattern = path.split(separator: "/").map { $0 == "{id}" ? .parameter : .word(String($0)) }
        self.scopes = scopes
        self.audience = audience
        self.bucket = bucket
        self.treatment = treatment
    }

    /// The values of the parameters; `nil` when the path is another.
    func parameters(of path: ArraySlice<String>) -> [String]? {
        guard path.count == pattern.count else { return nil }
        var values: [String] = []
        for (piece, segment) in zip(pattern, path) {
            switch piece {
            case .word(let word): guard word == segment else { return nil }
            case .parameter: values.append(segment)
            }
        }
        return values
    }
}
