// Repeats what may be repeated (Architecture §6): short waits that Spotify asks for, and faults of network or
// servers for requests that do no harm twice. A POST is repeated only when it certainly was not sent.

package import Exchange
package import HTTPTypes

/// The layer that repeats requests.
package struct RetryingExchange: Exchange {
    private let inner: any Exchange
    private let time: any TimeSource
    private let jitter: @Sendable () -> Double
    private let waits: SharedWaits
    private let isRepeatable: @Sendable (HTTPRequest, [UInt8]) -> Bool

    /// Which attempt of its request the present task makes, counted from 1; for the trace.
    @TaskLocal static var attempt = 1

    /// The longest `Retry-After` that is waited for, in seconds. With a longer one the answer is returned at once.
    static let longestWait = 5
    /// How many waits that Spotify asks for one request is granted.
    private static let mostWaits = 2
    /// How many times a request is sent when servers or connections fail.
    private static let mostTries = 3
    /// How many times it is sent when no answer comes in time. Each attempt takes long, and a user
    /// does not wait for a third.
    private static let mostTimeOuts = 2

    /// - Parameters:
    /// - jitter: A factor for the pauses, so that many shells do not return at the same moment.
    /// - waits: Reports each wait that Spotify asked for.
    /// - isRepeatable: Whether a request that may have acted does no harm when it is sent again.
    package init(
        _ inner: any Exchange, time: any TimeSource,
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0.5...1.5) },
        waits: SharedWaits? = nil,
        isRepeatable: @escaping @Sendable (HTTPRequest, [UInt8]) -> Bool = Self.isIdempotent
    ) {
        self.isRepeatable = isRepeatable
        self.inner = inner
        self.time = time
        self.jitter = jitter
        self.waits = waits ?? SharedWaits(time: time)
    }

    /// Whether sending it twice has the same effect as sending it once (RFC 9110 §9.2.2). A PUT that moves
    /// entries of a playlist has not, whatever its method promises: the second would move other entries.
    package static func isIdempotent(_ request: HTTPRequest, _ body: [UInt8]) -> Bool {
        guard request.method == .put, request.path?.contains("/playlists/") == true else {
            return request.method != .post
        }
        return !String(decoding: body, as: UTF8.self).contains("\"range_start\"")
    }

    /// Sends the request, again where that is allowed, and returns the last answer.
    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let isRepeatable = isRepeatable(request, body)
        var tries = 1
        var granted = 0
        var timeOuts = 0
        /// Whether an earlier attempt may have acted.
        var isInDoubt = false
        while true {
            let failure: ExchangeError
            do throws(ExchangeError) {
                let answer = try await attempt(tries + granted, request, body)
                if isInDoubt, PlayerRefusal.meansDone(answer, to: request, body) {
                    return (HTTPResponse(status: .noContent), [])
                }
                if let wait = wait(for: answer), granted < Self.mostWaits {
                    granted += 1
                    waits.announce(wait)
                    try await pause(wait)
                    continue
                }
                guard answer.0.status.code >= 500, isRepeatable, tries < Self.mostTries else { return answer }
                try await pause(backOff(tries))
                tries += 1
                isInDoubt = true
                continue
            } catch {
                failure = error
            }
            if failure.isTimeOut { timeOuts += 1 }
            guard tries < Self.mostTries, timeOuts < Self.mostTimeOuts, mayRepeat(failure, isRepeatable) else {
                throw failure
            }
            if case .ambiguous = failure { isInDoubt = true }
            try await pause(backOff(tries))
            tries += 1
        }
    }

    /// One attempt, with its number for the trace. Typed throws do not pass through `withValue`, hence the result.
    private func attempt(
        _ number: Int, _ request: HTTPRequest, _ body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let result: Result<(HTTPResponse, [UInt8]), ExchangeError> = await Self.$attempt.withValue(number) {
            do throws(ExchangeError) {
                return .success(try await inner.send(request, body: body))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Whether a failed attempt may be followed by another.
    private func mayRepeat(_ failure: ExchangeError, _ isRepeatable: Bool) -> Bool {
        switch failure {
        case .notSent(let fault): fault.mayPass
        case .ambiguous(let fault): isRepeatable && fault.mayPass
        case .cancelled, .refused: false
        }
    }

    /// The wait Spotify asks for, if it is short and not for an exhausted quota.
    private func wait(for answer: (HTTPResponse, [UInt8])) -> Duration? {
        guard answer.0.status.code == 429, let seconds = RetryAfter(answer.0).seconds, seconds <= Self.longestWait,
            Refusal(answer.0, answer.1) != .quotaUsedUp
        else { return nil }
        return .seconds(max(1, seconds))
    }

    /// The pause before the next attempt: 0.3 s, then 0.6 s, times the jitter.
    private func backOff(_ tries: Int) -> Duration {
        .milliseconds(Int(300 * Double(1 << (tries - 1)) * jitter()))
    }

    /// Waits on the given clock; a cancelled wait ends the request.
    private func pause(_ duration: Duration) async throws(ExchangeError) {
        do { try await time.sleep(for: duration) } catch { throw .cancelled }
    }
}

extension ExchangeError {
    /// Whether no answer came in time.
    fileprivate var isTimeOut: Bool {
        switch self {
        case .notSent(.timedOut), .ambiguous(.timedOut): true
        case .notSent, .ambiguous, .cancelled, .refused: false
        }
    }
}
