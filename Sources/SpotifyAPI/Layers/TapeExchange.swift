// The outermost layer: a recording of everything the shell asked and was answered, and a player of such recordings. It
// stands above the login, so no token is ever on a tape, and a tape plays without login, network or budget. While it runs
// nothing comes from the cache: what one run was told, the next must find.

package import Exchange
import FoundationEssentials
package import HTTPTypes
import Synchronization

/// Records, or answers from a recording.
package final class TapeExchange: Exchange {
    /// What a tape holds of one request.
    private struct Entry: Codable {
        var request: String
        var body: String?
        var status: Int
        var type: String?
        var answer: String
    }

    private enum State {
        case off
        case recording(@Sendable (String) -> Void)
        /// The answers by request, each in the order they were given.
        case playing([String: [Entry]])
    }

    private let inner: any Exchange
    private let sink: any TraceSink
    private let time: any TimeSource
    private let state = Mutex(State.off)

    package init(_ inner: any Exchange, sink: any TraceSink, time: any TimeSource) {
        self.inner = inner
        self.sink = sink
        self.time = time
    }

    /// Whether answers come from a recording.
    package var isPlaying: Bool {
        state.withLock { state in
            switch state {
            case .playing: true
            case .off, .recording: false
            }
        }
    }

    /// Writes a line for every answer from now on.
    package func record(to write: @escaping @Sendable (String) -> Void) {
        state.withLock { $0 = .recording(write) }
    }

    /// Answers from these lines from now on; throws the number of a line that is none of a tape's.
    package func play(_ lines: [Substring]) throws(UnreadableTape) {
        var answers: [String: [Entry]] = [:]
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line.utf8)),
                (200...999).contains(entry.status)
            else {
                throw UnreadableTape(line: index + 1)
            }
            answers[Self.key(entry.request, entry.body), default: []].append(entry)
        }
        state.withLock { $0 = .playing(answers) }
    }

    /// Goes back to the layers below.
    package func stop() { state.withLock { $0 = .off } }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let line = "\(request.method.rawValue) \(request.path ?? "/")"
        let text = body.isEmpty ? nil : String(decoding: body, as: UTF8.self)
        let asksNobody = request.headerFields[.cacheControl] == CacheLifetime.onlyIfCached
        switch state.withLock({ $0 }) {
        case .off: return try await inner.send(request, body: body)
        case .playing where asksNobody: return (HTTPResponse(status: .ok), [])
        case .playing: return try answer(request, line, text)
        case .recording where asksNobody: return (HTTPResponse(status: .gatewayTimeout), [])
        case .recording(let write):
            var fresh = request
            if request.method == .get { fresh.headerFields[.cacheControl] = "no-cache" }
            let answer = try await inner.send(fresh, body: body)
            let entry = Entry(
                request: line, body: text, status: answer.0.status.code, type: answer.0.headerFields[.contentType],
                answer: String(decoding: answer.1, as: UTF8.self))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let data = try? encoder.encode(entry) { write(String(decoding: data, as: UTF8.self)) }
            return answer
        }
    }

    /// The next answer to this request; the last one is given again and again.
    private func answer(
        _ request: HTTPRequest, _ line: String, _ body: String?
    ) throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let entry = state.withLock { state -> Entry? in
            guard case .playing(var answers) = state, let known = answers[Self.key(line, body)], let first = known.first
            else { return nil }
            if known.count > 1 {
                answers[Self.key(line, body)]?.removeFirst()
                state = .playing(answers)
            }
            return first
        }
        guard let entry else { throw .notSent(.unexpectedRequest(line)) }
        var response = HTTPResponse(status: .init(code: entry.status))
        if let type = entry.type { response.headerFields[.contentType] = type }
        var trace = TraceEntry(request, source: .tape, began: time.now)
        trace.outcome = .answered(status: entry.status)
        trace.bytes = entry.answer.utf8.count
        sink.record(trace)
        return (response, Array(entry.answer.utf8))
    }

    private static func key(_ line: String, _ body: String?) -> String { line + "\n" + (body ?? "") }
}

/// A line that no tape has.
package struct UnreadableTape: Error, Sendable, Equatable {
    package var line: Int
}
