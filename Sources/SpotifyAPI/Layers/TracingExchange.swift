// The layer next to the network: it sees every attempt that is really sent, and reports it. A report holds no
// header and no body, so no token can be in it.

package import Exchange
package import FoundationEssentials
package import HTTPTypes
import Synchronization

/// One attempt.
package struct TraceEntry: Sendable, Hashable {
    /// How the attempt ended.
    package enum Outcome: Sendable, Hashable { case answered(status: Int), failed }
    /// Where the answer came from.
    package enum Source: String, Sendable, Hashable { case wire, cache, tape }

    package var method: String
    /// The path, without the query.
    package var path: String
    /// The query as it was sent, without the question mark. Requests with secrets in their query do not
    /// exist (SpotifyContract §2).
    package var query: String
    package var outcome: Outcome
    package var source: Source
    /// The number of the attempt, from 1.
    package var attempt: Int
    package var began: Date
    package var duration: Duration
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
    func record(_ entry: TraceEntry)
}

/// Counts attempts, and keeps the newest for `budget` and the tests.
package final class RequestCounter: TraceSink {
    private let entries = Mutex<[TraceEntry]>([])
    /// How many attempts are kept; the count includes all others, too.
    private static let limit = 1000
    private let total = Mutex(0)

    package init() {}

    /// Attempts so far, token requests included, answers from the cache not.
    package var count: Int { total.withLock { $0 } }

    /// The newest attempts, oldest first.
    package var newest: [TraceEntry] { entries.withLock { $0 } }

    package func record(_ entry: TraceEntry) {
        guard entry.source == .wire else { return }
        total.withLock { $0 += 1 }
        entries.withLock { entries in
            entries.append(entry)
            if entries.count > 2 * Self.limit { entries.removeFirst(Self.limit) }
        }
    }
}

/// The layer that reports every attempt to a sink.
package struct TracingExchange: Exchange {
    private let inner: any Exchange
    private let sink: any TraceSink
    private let time: any TimeSource
    private let tokenAge: @Sendable () async -> Duration?

    package init(
        _ inner: any Exchange, sink: any TraceSink, time: any TimeSource,
        tokenAge: @escaping @Sendable () async -> Duration? = { nil }
    ) {
        self.inner = inner
        self.sink = sink
        self.time = time
        self.tokenAge = tokenAge
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        var entry = TraceEntry(request, source: .wire, began: time.now)
        entry.tokenAge = await tokenAge()
        defer {
            entry.duration = .seconds(max(0, time.now.timeIntervalSince(entry.began)))
            sink.record(entry)
        }
        let (response, answer) = try await inner.send(request, body: body)
        entry.outcome = .answered(status: response.status.code)
        entry.bytes = answer.count
        return (response, answer)
    }
}
