// Paces requests, holds them to what the line may spend, and keeps closed buckets closed (Architecture §6). The
// ledger counts, and the allowance knows what a line may spend. This layer asks the allowance first and then
// the ledger, and reports Spotify's refusals to the ledger.

package import Exchange
import FoundationEssentials
package import HTTPTypes

/// The layer that admits requests.
package struct BudgetExchange: Exchange {
    private let inner: any Exchange
    private let ledger: any BudgetLedger
    private let time: any TimeSource
    private let waits: SharedWaits

    /// A longer wait than this is reported to the user.
    private static let silence = Duration.seconds(2)

    /// - Parameter waits: Reports the waits for the pace that a user would notice.
    package init(
        _ inner: any Exchange, ledger: any BudgetLedger, time: any TimeSource,
        waits: SharedWaits? = nil
    ) {
        self.inner = inner
        self.ledger = ledger
        self.time = time
        self.waits = waits ?? SharedWaits(time: time)
    }

    /// Sends a request when its turn comes.
    ///
    /// - Throws: `.refused` with a ``BudgetError`` for a request that must not be sent.
    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let bucket = Bucket(request)
        let allowance = RequestAllowance.current ?? RequestAllowance()
        try await allowance.take(bucket)
        do throws(ExchangeError) {
            try await admit(bucket, allowance)
        } catch {
            await allowance.giveBack()
            throw error
        }
        var answer = try await inner.send(request, body: body)
        if answer.0.status.code == 429 { await note(&answer, for: bucket) }
        return answer
    }

    /// Asks the ledger until it admits the request; a ceiling that the user lifts is not asked about again.
    private func admit(_ bucket: Bucket, _ allowance: RequestAllowance) async throws(ExchangeError) {
        while true {
            let ceilings = await allowance.ceilings()
            let now = time.now
            switch await ledger.admit(bucket, pace: allowance.pace, ceilings: ceilings, at: now) {
            case .now: return
            case .after(let wait):
                do throws(ExchangeError) {
                    return try await stand(wait, for: bucket)
                } catch {
                    await ledger.giveBack(bucket, admitted: now, after: wait)
                    throw error
                }
            case .refused(let until, let reason): throw .refused(BudgetError.bucketClosed(bucket, until: until, reason))
            case .ceiling(let used, let limit): try await allowance.exceed(bucket, used: used, limit: limit)
            }
        }
    }

    /// Waits for the request's turn. A bucket that Spotify closed meanwhile, as another shell may have learnt,
    /// is closed for this request too.
    private func stand(_ wait: Duration, for bucket: Bucket) async throws(ExchangeError) {
        do {
            if wait > Self.silence { try await waits.wait(wait) } else { try await time.sleep(for: wait) }
        } catch {
            throw .cancelled
        }
        guard let closing = await ledger.closing(of: bucket, at: time.now) else { return }
        throw .refused(BudgetError.bucketClosed(bucket, until: closing.until, closing.reason))
    }

    /// Reports a 429 to the ledger. A short pause is waited for by the layer above; a longer one closes the bucket
    /// for every process. When Spotify does not say how long, the answer continues upwards with the assumed time.
    private func note(_ answer: inout (HTTPResponse, [UInt8]), for bucket: Bucket) async {
        let isQuota = Refusal(answer.0, answer.1) == .quotaUsedUp
        let reason = isQuota ? BucketClosing.quota : .rate
        let now = time.now
        guard let seconds = RetryAfter(answer.0).seconds else {
            let until = await ledger.close(bucket, reason: reason, at: now)
            return RetryAfter.assume(max(1, Int(until.timeIntervalSince(now).rounded(.up))), in: &answer.0)
        }
        guard isQuota || seconds > RetryingExchange.longestWait else { return }
        await ledger.close(bucket, until: now + Double(seconds), reason: reason)
    }
}
