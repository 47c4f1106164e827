// The layer next to the network: it sees every attempt that is really sent, and reports it.

package import Exchange
import FoundationEssentials
package import HTTPTypes

/// The layer that reports every attempt to a sink.
package struct TracingExchange: Exchange {
    private let inner: any Exchange
    private let sink: any TraceSink
    private let time: any TimeSource
    private let tokenAge: @Sendable () async -> Duration?

    /// - Parameter tokenAge: The age of the access token, which is read for each attempt.
    package init(
        _ inner: any Exchange, sink: any TraceSink, time: any TimeSource,
        tokenAge: @escaping @Sendable () async -> Duration? = { nil }
    ) {
        self.inner = inner
        self.sink = sink
        self.time = time
        self.tokenAge = tokenAge
    }

    /// Sends the request, and reports how it ended, with an answer or without.
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
