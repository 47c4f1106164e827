// Repeats what may be repeated (Architecture §6): short waits that Spotify asks for, and faults of the network or the servers
// for requests that do no harm twice. A POST is repeated only when it certainly never left.

package import Exchange
package import HTTPTypes

/// Repeats requests.
package struct RetryingExchange: Exchange {
    private let inner: any Exchange
    private let time: any TimeSource
    private let jitter: @Sendable () -> Double
    private let waits: SharedWaits
    private let isRepeatable: @Sendable (HTTPRequest, [UInt8]) -> Bool

    /// Which attempt of its request the present task makes, from 1.
    @TaskLocal static var attempt = 1

    /// The longest `Retry-After`, in seconds, that is waited for; beyond it the answer is given at once.
    static let longestWait = 5
    /// How often a wait that Spotify asks for is granted.
    private static let mostWaits = 2
    /// How often a request is sent when servers or connections fail.
    private static let mostTries = 3
    /// How often one that is not answered in time is: each takes long, and nobody waits for a third.
    private static let mostTimeOuts = 2

    /// - Parameters:
    ///   - jitter: a factor for the pauses, so that many shells do not come back together.
    ///   - waits: told of each wait that Spotify asked for.
    ///   - isRepeatable: whether a request that may have acted does no harm when it is sent again.
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

    /// Whether sending it twice is the same as sending it once (RFC 9110 §9.2.2). A PUT that moves entries of a playlist
    /// is not, whatever its method promises: the second would move others.
    package static func isIdempotent(_ request: HTTPRequest, _ body: [UInt8]) -> Bool {
        guard request.method == .put, request.path?.contains("/playlists/") == true else {
            return request.method != .post
        }
        return !String(decoding: body, as: UTF8.self).contains("\"range_start\"")
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let isRepeatable = isRepeatable(request, body)
        var tries = 1
        var granted = 0
        var timeOuts = 0
        /// Whether an attempt before may have acted.
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

    private func mayRepeat(_ failure: ExchangeError, _ isRepeatable: Bool) -> Bool {
        switch failure {
        case .notSent(let fault): fault.mayPass
        case .ambiguous(let fault): isRepeatable && fault.mayPass
        case .cancelled, .refused: false
        }
    }

    /// The wait Spotify asks for, when it is short and not for a used-up quota.
    private func wait(for answer: (HTTPResponse, [UInt8])) -> Duration? {
        guard answer.0.status.code == 429, let seconds = RetryAfter(answer.0).seconds, seconds <= Self.longestWait,
            !String(decoding: answer.1, as: UTF8.self).contains("QUOTA_EXCEEDED")
        else { return nil }
        return .seconds(max(1, seconds))
    }

    private func backOff(_ tries: Int) -> Duration {
        .milliseconds(Int(300 * Double(1 << (tries - 1)) * jitter()))
    }

    private func pause(_ duration: Duration) async throws(ExchangeError) {
        do { try await time.sleep(for: duration) } catch { throw .cancelled }
    }
}

extension ExchangeError {
    /// Whether nothing came in time.
    fileprivate var isTimeOut: Bool {
        switch self {
        case .notSent(.timedOut), .ambiguous(.timedOut): true
        case .notSent, .ambiguous, .cancelled, .refused: false
        }
    }
}
