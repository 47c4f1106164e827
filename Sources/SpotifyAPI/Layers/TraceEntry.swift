// What is reported of an attempt. It holds no header field and no body, so that no token can be in it. Writing it is
// left to the sinks.

package import FoundationEssentials
package import HTTPTypes

/// One attempt.
package struct TraceEntry: Sendable, Hashable {
    /// How the attempt ended.
    package enum Outcome: Sendable, Hashable { case answered(status: Int), failed }
    /// Where the answer came from.
    package enum Source: String, Sendable, Hashable { case wire, cache, tape }

    /// The HTTP method.
    package var method: String
    /// The path, without the query.
    package var path: String
    /// The query as it was sent, without the question mark. Requests with secrets in their query do not
    /// exist (SpotifyContract §2).
    package var query: String
    /// How it ended.
    package var outcome: Outcome
    /// Where its answer came from.
    package var source: Source
    /// The number of the attempt, from 1.
    package var attempt: Int
    /// When it began.
    package var began: Date
    /// How long the answer took; zero where none was waited for.
    package var duration: Duration
    /// The length of the answer's body.
    package var bytes: Int
    /// The age of the access token; nil where there was none.
    package var tokenAge: Duration?

    /// An entry for an attempt that begins now; its outcome is `failed` until an answer comes.
    package init(_ request: HTTPRequest, source: Source, began: Date) {
        let target = request.path ?? "/"
        method = request.method.rawValue
        path = String(target.prefix { $0 != "?" })
        query = String(target.drop { $0 != "?" }.dropFirst())
        outcome = .failed
        self.source = source
        attempt = RetryingExchange.attempt
        self.began = began
        duration = .zero
        bytes = 0
    }
}

/// Receives reports of attempts. It is called from many tasks and must return quickly.
package protocol TraceSink: Sendable {
    /// Takes note of an attempt.
    func record(_ entry: TraceEntry)
}
