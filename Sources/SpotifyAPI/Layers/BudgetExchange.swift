// Paces requests and keeps closed buckets closed (DESIGN §6). Who counts is the ledger behind the port: in memory here,
// shared between processes where Storage provides it.

package import Exchange
package import FoundationEssentials
package import HTTPTypes

/// How fast requests may leave.
package enum Pace: Sendable, Equatable {
    /// So many at once, then so many a second.
    case limited(burst: Int, perSecond: Double)
    case unlimited

    /// 12, then 1.5 a second: at most 57 in any 30 seconds, whatever Spotify's unpublished limit is.
    package static let standard = Pace.limited(burst: 12, perSecond: 1.5)
}

/// What a ledger says of a request.
package enum Admission: Sendable, Equatable {
    case now
    case after(Duration)
    /// Spotify closed the bucket until then.
    case refused(until: Date)
}

/// Who counts requests.
package protocol BudgetLedger: Sendable {
    /// Counts a request that is about to be sent.
    func admit(_ bucket: Bucket, at now: Date) async -> Admission
    /// Remembers that Spotify wants nothing more of the bucket before then.
    func close(_ bucket: Bucket, until: Date) async
}

/// Why a request was not sent.
package enum BudgetError: Error, Sendable, Equatable {
    case bucketClosed(Bucket, until: Date)
}

/// Counts in memory, for one process.
package actor InMemoryBudgetLedger: BudgetLedger {
    private let pace: Pace
    private var tokens: Double
    private var lastRefill: Date?
    private var closed: [Bucket: Date] = [:]

    package init(pace: Pace) {
        self.pace = pace
        tokens = if case .limited(let burst, _) = pace { Double(burst) } else { 0 }
    }

    package func admit(_ bucket: Bucket, at now: Date) -> Admission {
        if let until = closed[bucket] {
            guard until <= now else { return .refused(until: until) }
            closed[bucket] = nil
        }
        guard case .limited(let burst, let perSecond) = pace else { return .now }
        // A clock that jumps back must not stop the refilling for ever.
        let elapsed = max(0, lastRefill.map { now.timeIntervalSince($0) } ?? 0)
        tokens = min(Double(burst), tokens + elapsed * perSecond)
        lastRefill = now
        // Going below nothing queues the callers up, each behind the one before.
        tokens -= 1
        return tokens >= 0 ? .now : .after(.seconds(-tokens / perSecond))
    }

    package func close(_ bucket: Bucket, until: Date) { closed[bucket] = until }
}

/// Paces requests, and refuses those of a closed bucket.
package struct BudgetExchange: Exchange {
    private let inner: any Exchange
    private let ledger: any BudgetLedger
    private let time: any TimeSource

    package init(_ inner: any Exchange, ledger: any BudgetLedger, time: any TimeSource) {
        self.inner = inner
        self.ledger = ledger
        self.time = time
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let bucket = Bucket(request)
        switch await ledger.admit(bucket, at: time.now) {
        case .now: break
        case .after(let wait):
            do { try await time.sleep(for: wait) } catch { throw .cancelled }
        case .refused(let until): throw .refused(BudgetError.bucketClosed(bucket, until: until))
        }
        let answer = try await inner.send(request, body: body)
        if answer.0.status.code == 429, let seconds = RetryAfter(answer.0).seconds,
            seconds > RetryingExchange.longestWait
        {
            await ledger.close(bucket, until: time.now + Double(seconds))
        }
        return answer
    }
}
