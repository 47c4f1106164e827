// The outermost layer: it records everything the shell sent and received, and plays such recordings. It is
// above the login, so a recording never holds a token, and plays without login, network or budget. While it
// runs nothing comes from the cache, because a recording must hold every answer that a later run needs. What names the
// user is replaced by TapeMask.

package import Exchange
import FoundationEssentials
package import HTTPTypes
import Synchronization

/// The layer that records, or answers from a recording. A recording is one JSON object per line:
///
///     {"answer":"{…}","request":"GET /v1/me","status":200,"type":"application/json; charset=utf-8"}
package final class TapeExchange: Exchange {
    /// One request and its answer, as a line of a recording.
    private struct Entry: Codable {
        var request: String
        var body: String?
        var status: Int
        var type: String?
        var answer: String
    }

    /// What the layer does at the moment.
    private enum State {
        case off
        case recording(@Sendable (String) -> Void, TapeMask)
        /// The answers by request, each in the order in which they were given.
        case playing([String: [Entry]])
    }

    private let inner: any Exchange
    private let sink: any TraceSink
    private let time: any TimeSource
    private let login: @Sendable () async -> (userID: String?, clientID: String)?
    private let state = Mutex(State.off)

    /// The layer, which passes everything on until it records or plays.
    ///
    /// - Parameter login: whose login requests are sent with, and of which app; nil without one.
    package init(
        _ inner: any Exchange, sink: any TraceSink, time: any TimeSource,
        login: @escaping @Sendable () async -> (userID: String?, clientID: String)?
    ) {
        self.login = login
        self.inner = inner
        self.sink = sink
        self.time = time
    }

    /// Whether answers are recorded, or come from a recording.
    package var isUsed: Bool {
        state.withLock { state in
            switch state {
            case .off: false
            case .recording, .playing: true
            }
        }
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
        state.withLock { $0 = .recording(write, TapeMask(.none)) }
    }

    /// Answers from these lines from now on.
    ///
    /// - Throws: The number of the first line that is not part of a recording.
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

    /// Stops recording or playing; requests reach the layers below again.
    package func stop() { state.withLock { $0 = .off } }

    /// Passes the request on, and records its answer; or answers from the recording.
    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let line = "\(request.method.rawValue) \(request.path ?? "/")"
        let text = body.isEmpty ? nil : String(decoding: body, as: UTF8.self)
        let asksNobody = request.headerFields[.cacheControl] == CacheLifetime.onlyIfCached
        switch state.withLock({ $0 }) {
        case .off: return try await inner.send(request, body: body)
        case .playing where asksNobody: return (HTTPResponse(status: .ok), [])
        case .playing:
            let login = await currentLogin
            var mask = TapeMask(login)
            return try answer(request, mask.mask(line), text.map { mask.mask($0) }, for: login)
        case .recording where asksNobody: return (HTTPResponse(status: .gatewayTimeout), [])
        case .recording(let write, _):
            var fresh = request
            if request.method == .get { fresh.headerFields[.cacheControl] = "no-cache" }
            let answer = try await inner.send(fresh, body: body)
            // Afterwards, since the request may have been the one that has found out who the user is.
            let login = await currentLogin
            var entry = Entry(
                request: line, body: text, status: answer.0.status.code, type: answer.0.headerFields[.contentType],
                answer: String(decoding: answer.1, as: UTF8.self))
            masking(by: login) { mask in
                entry.request = mask.mask(entry.request)
                entry.body = entry.body.map { mask.mask($0) }
                entry.answer = mask.mask(entry.answer)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let data = try? encoder.encode(entry) { write(String(decoding: data, as: UTF8.self)) }
            return answer
        }
    }

    /// Whose login requests are sent with now.
    private var currentLogin: TapeMask.Login {
        get async { await login().map { TapeMask.Login(userID: $0.userID, clientID: $0.clientID) } ?? .none }
    }

    /// Uses the mask of the recording, which knows what it has invented so far.
    private func masking(by login: TapeMask.Login, _ work: (inout TapeMask) -> Void) {
        state.withLock { state in
            guard case .recording(let write, var mask) = state else { return }
            mask.learn(login)
            work(&mask)
            state = .recording(write, mask)
        }
    }

    /// The next answer to this request. The last one is given again and again, so that a
    /// loop does not end in an error.
    private func answer(
        _ request: HTTPRequest, _ line: String, _ body: String?, for login: TapeMask.Login
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
        return (response, Array(TapeMask.played(entry.answer, by: login).utf8))
    }

    /// What makes two requests equal: method, path and body.
    private static func key(_ line: String, _ body: String?) -> String { line + "\n" + (body ?? "") }
}

/// A line that does not belong to a recording.
package struct UnreadableTape: Error, Sendable, Equatable {
    /// Its number, from 1.
    package var line: Int
}
