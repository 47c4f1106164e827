// The port behind which requests are counted (Architecture §6), what it says of one, and the ledger of a single process. The
// one that all processes share is Storage's.

import Exchange
package import FoundationEssentials

/// Who counts requests.
package protocol BudgetLedger: Sendable {
    /// Counts a request that is about to be sent, or says why it must not be; then it is not counted.
    ///
    /// - Parameter ceilings: how many requests of a bucket are meant to be enough for 24 hours.
    func admit(_ bucket: Bucket, pace: Pace, ceilings: [Bucket: Int], at now: Date) async -> Admission
    /// Remembers that Spotify wants nothing more of the bucket before then.
    func close(_ bucket: Bucket, until: Date, reason: BucketClosing) async
    /// Remembers that Spotify wants nothing more of the bucket and does not say until when; answers what is assumed.
    func close(_ bucket: Bucket, reason: BucketClosing, at now: Date) async -> Date
    /// What Spotify closed, when the bucket is closed at this moment.
    func closing(of bucket: Bucket, at now: Date) async -> Spending.Closing?
    /// Takes back a request that was to wait and was not sent after all.
    func giveBack(_ bucket: Bucket, admitted moment: Date, after wait: Duration) async
    /// What was spent lately, by all who share the ledger.
    func spending(at now: Date) async -> Spending
    /// Waits until everything that was counted is kept.
    func settle() async
    /// What keeps the count from being whole; nil where nothing does.
    func trouble() async -> LedgerTrouble?
}

extension BudgetLedger {
    package func trouble() async -> LedgerTrouble? { nil }
}

/// Why a ledger does not know everything that was sent.
package enum LedgerTrouble: Sendable, Hashable {
    /// It could not be read and was begun anew.
    case begunAnew
    /// It cannot be used: every process counts by itself.
    case notShared
}

/// What a ledger says of a request.
package enum Admission: Sendable, Equatable {
    case now
    case after(Duration)
    /// Spotify closed the bucket until then.
    case refused(until: Date, BucketClosing)
    /// So many were sent in 24 hours, which is all that should be.
    case ceiling(used: Int, limit: Int)
}

/// Why Spotify wants nothing more of a bucket (SpotifyContract §1, 7).
package enum BucketClosing: String, Sendable, Hashable {
    /// Too many in a short time.
    case rate
    /// The quota of a day.
    case quota
}

/// What was spent of the budget.
package struct Spending: Sendable, Equatable {
    /// Requests of the last 30 seconds, by bucket.
    package var recent: [Bucket: Int]
    /// Requests of the last 24 hours, by bucket.
    package var day: [Bucket: Int]
    package var closed: [Bucket: Closing]

    package struct Closing: Sendable, Equatable {
        package var until: Date
        package var reason: BucketClosing
        /// How long it is, where Spotify did not say and it is only assumed.
        package var assumed: Duration?

        package init(until: Date, reason: BucketClosing, assumed: Duration? = nil) {
            self.until = until
            self.reason = reason
            self.assumed = assumed
        }

        /// Whether it holds at this moment. One that ends further off than Spotify ever closes anything was written by a
        /// clock that was wrong.
        package func holds(at now: Date) -> Bool {
            until > now && until.timeIntervalSince(now) <= Spending.longestClosing
        }
    }

    package init(recent: [Bucket: Int] = [:], day: [Bucket: Int] = [:], closed: [Bucket: Closing] = [:]) {
        self.recent = recent
        self.day = day
        self.closed = closed
    }

    /// The windows, in seconds.
    package static let recentWindow = 30.0
    package static let dayWindow = 86_400.0
    /// No ban that was ever seen was longer, in seconds.
    package static let longestClosing = 7 * 86_400.0
    /// A request that is to leave later than this, in seconds, was written by a clock that was wrong.
    package static let furthestCall = 3600.0
}

/// How many requests of a bucket are meant to be enough for 24 hours (Language §6).
package enum SoftCeiling {
    package static let standard: [Bucket: Int] = [.artistAlbums: 60, .search: 300, .savedTracks: 400, .playlists: 500]
}

/// Counts in memory, for one process.
package actor InMemoryBudgetLedger: BudgetLedger {
    private var pace: PaceState?
    private var calls: [(bucket: Bucket, at: Date)] = []
    private var closed: [Bucket: Spending.Closing] = [:]

    package init() {}

    package func admit(_ bucket: Bucket, pace: Pace, ceilings: [Bucket: Int], at now: Date) -> Admission {
        if let closing = closing(of: bucket, at: now) { return .refused(until: closing.until, closing.reason) }
        forget(before: now)
        if let limit = ceilings[bucket] {
            let used = calls.count { $0.bucket == bucket }
            guard used < limit else { return .ceiling(used: used, limit: limit) }
        }
        let (state, wait) = PaceState.take(from: self.pace, pace: pace, at: now)
        self.pace = state
        calls.append((bucket, now + wait.inSeconds))
        return wait == .zero ? .now : .after(wait)
    }

    package func close(_ bucket: Bucket, until: Date, reason: BucketClosing) {
        // A longer one that was learnt before stays.
        if let known = closed[bucket], known.until >= until { return }
        closed[bucket] = Spending.Closing(until: until, reason: reason)
    }

    package func close(_ bucket: Bucket, reason: BucketClosing, at now: Date) -> Date {
        let closing = Spending.Closing.assumed(reason, after: closed[bucket], at: now)
        closed[bucket] = closing
        return closing.until
    }

    package func closing(of bucket: Bucket, at now: Date) -> Spending.Closing? {
        closed[bucket].flatMap { $0.holds(at: now) ? $0 : nil }
    }

    package func giveBack(_ bucket: Bucket, admitted moment: Date, after wait: Duration) {
        let leaving = moment + wait.inSeconds
        guard let index = calls.lastIndex(where: { $0.bucket == bucket && $0.at == leaving }) else { return }
        calls.remove(at: index)
        pace?.permits += 1
    }

    package func spending(at now: Date) -> Spending {
        forget(before: now)
        var spending = Spending(closed: closed.filter { $0.value.holds(at: now) })
        for call in calls {
            spending.day[call.bucket, default: 0] += 1
            if now.timeIntervalSince(call.at) < Spending.recentWindow { spending.recent[call.bucket, default: 0] += 1 }
        }
        return spending
    }

    package func settle() {}

    private func forget(before now: Date) {
        guard let first = calls.first, now.timeIntervalSince(first.at) >= Spending.dayWindow else { return }
        calls.removeAll { now.timeIntervalSince($0.at) >= Spending.dayWindow }
    }
}
