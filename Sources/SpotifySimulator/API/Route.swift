// One endpoint of the Web API as a value: how it is called, what it requires, which quota bucket it counts
// against, and the function that answers. Each value is beside its function; `RouteTable` lists them all.

import HTTPTypes

/// An endpoint of the Web API. Adding one takes a value and its function:
///
///     Route(.get, "albums/{id}/tracks", counts: .albumTracks, answer: albumTracks)
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// The path below `/v1`, segment by segment.
    let pattern: [Piece]
    /// All of these scopes must have been granted.
    let scopes: [Scope]
    let audience: Audience
    /// The quota bucket that a call counts against.
    let bucket: QuotaBucket
    let treatment: Treatment

    /// A segment of a path: a fixed word, or a place for an id.
    enum Piece: Sendable, Equatable {
        case word(String)
        case parameter
    }

    /// Which tokens may call it.
    enum Audience: Sendable {
        /// Any token, those of client credentials included.
        case anyone
        /// Only a token that stands for a user.
        case user
    }

    /// What becomes of a request that passed the checks.
    enum Treatment: Sendable {
        /// An endpoint of both modes.
        case answered(Handler)
        /// Answered in extended mode only; taken from Development Mode in February 2026 (SpotifyContract §3.4).
        case extendedOnly(Handler)
        /// Gone since November 2024 for all but apps that had extended access then: 403 in
        /// Development Mode, else 404.
        case removed
        /// Gone as well, but 404 even in Development Mode.
        case unknown
        /// 410 in either mode.
        case gone
    }

    /// The function of an endpoint: it reads the call, changes the state, and answers.
    typealias Handler = @Sendable (APICall, inout SimulatorState) throws(APIError) -> WireAnswer

    /// An endpoint of both modes. `{id}` in the path marks a parameter.
    init(
        _ method: HTTPRequest.Method, _ path: String, scopes: [Scope] = [], for audience: Audience = .anyone,
        counts bucket: QuotaBucket, answer: @escaping Handler,
    ) {
        self.init(method, path, scopes: scopes, for: audience, counts: bucket, treatment: .answered(answer))
    }

    /// An endpoint of extended mode only.
    static func extended(
        _ method: HTTPRequest.Method, _ path: String, scopes: [Scope] = [], for audience: Audience = .anyone,
        counts bucket: QuotaBucket, answer: @escaping Handler,
    ) -> Route {
        Route(method, path, scopes: scopes, for: audience, counts: bucket, treatment: .extendedOnly(answer))
    }

    /// An endpoint that newer apps have in neither mode, and how it refuses them.
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

    /// The values of the parameters; `nil` when the path does not fit.
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
