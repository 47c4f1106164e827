// The innermost layer: sees every attempt that really leaves, and reports it. What it reports holds no header and no
// body, so no token can be in it.

package import Exchange
package import FoundationEssentials
package import HTTPTypes
import Synchronization

/// One attempt.
package struct TraceEntry: Sendable, Hashable {
    /// How the attempt ended.
    package enum Outcome: Sendable, Hashable { case answered(status: Int), failed }

    package var method: String
    /// Without the query, which may hold a code.
    package var path: String
    package var outcome: Outcome
    package var began: Date
    package var bytes: Int
}

/// Who is told about attempts.
package protocol TraceSink: Sendable {
    func record(_ entry: TraceEntry)
}

/// Counts attempts.
package final class RequestCounter: TraceSink {
    private let entries = Mutex<[TraceEntry]>([])
    /// How many are kept; the count goes on.
    private static let limit = 1000
    private let total = Mutex(0)

    package init() {}

    /// Attempts so far, token requests included.
    package var count: Int { total.withLock { $0 } }

    /// The newest attempts, oldest first.
    package var newest: [TraceEntry] { entries.withLock { $0 } }

    package func record(_ entry: TraceEntry) {
        total.withLock { $0 += 1 }
        entries.withLock { entries in
            entries.append(entry)
            if entries.count > 2 * Self.limit { entries.removeFirst(Self.limit) }
        }
    }
}

/// Reports every attempt to a sink.
package struct TracingExchange: Exchange {
    private let inner: any Exchange
    private let sink: any TraceSink
    private let time: any TimeSource

    package init(_ inner: any Exchange, sink: any TraceSink, time: any TimeSource) {
        self.inner = inner
        self.sink = sink
        self.time = time
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        var entry = TraceEntry(
            method: request.method.rawValue, path: String((request.path ?? "/").prefix { $0 != "?" }), outcome: .failed,
            began: time.now, bytes: 0)
        defer { sink.record(entry) }
        let (response, answer) = try await inner.send(request, body: body)
        entry.outcome = .answered(status: response.status.code)
        entry.bytes = answer.count
        return (response, answer)
    }
}
