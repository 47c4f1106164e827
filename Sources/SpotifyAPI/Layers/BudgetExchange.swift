// Paces requests, holds them to what the line may spend, and keeps closed buckets closed (DESIGN §6). Who counts is the
// ledger, what a line may spend its allowance; this layer asks both, in that order, and tells the ledger what Spotify says.

package import Exchange
import FoundationEssentials
package import HTTPTypes

/// Admits requests.
package struct BudgetExchange: Exchange {
    private let inner: any Exchange
    private let ledger: any BudgetLedger
    private let time: any TimeSource
    private let report: @Sendable (Duration) -> Void

    /// Waits longer than this are told.
    private static let silence = Duration.seconds(2)
    /// When Spotify names no time for a 429 (contract §6).
    private static let unnamed = 30.0

    /// - Parameter report: told before each wait for the pace that a person would notice.
    package init(
        _ inner: any Exchange, ledger: any BudgetLedger, time: any TimeSource,
        report: @escaping @Sendable (Duration) -> Void = { _ in }
    ) {
        self.inner = inner
        self.ledger = ledger
        self.time = time
        self.report = report
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let bucket = Bucket(request)
        let allowance = RequestAllowance.current ?? RequestAllowance()
        try await allowance.take(bucket)
        try await admit(bucket, allowance)
        let answer = try await inner.send(request, body: body)
        if answer.0.status.code == 429 { await note(answer, for: bucket) }
        return answer
    }

    private func admit(_ bucket: Bucket, _ allowance: RequestAllowance) async throws(ExchangeError) {
        while true {
            let ceilings = await allowance.ceilings()
            switch await ledger.admit(bucket, pace: allowance.pace, ceilings: ceilings, at: time.now) {
            case .now: return
            case .after(let wait):
                if wait > Self.silence { report(wait) }
                do { try await time.sleep(for: wait) } catch { throw .cancelled }
                return
            case .refused(let until, let reason): throw .refused(BudgetError.bucketClosed(bucket, until: until, reason))
            case .ceiling(let used, let limit): try await allowance.exceed(bucket, used: used, limit: limit)
            }
        }
    }

    /// A short pause is waited for by the layer above; anything longer closes the bucket for everybody.
    private func note(_ answer: (HTTPResponse, [UInt8]), for bucket: Bucket) async {
        let isQuota = String(decoding: answer.1.prefix(1000), as: UTF8.self).contains("QUOTA_EXCEEDED")
        let seconds = RetryAfter(answer.0).seconds.map(Double.init)
        guard isQuota || seconds ?? Self.unnamed > Double(RetryingExchange.longestWait) else { return }
        await ledger.close(
            bucket, until: time.now + (seconds ?? Self.unnamed), reason: isQuota ? .quota : .rate)
    }
}
