// The port through which requests are counted (Architecture §6), its answers, and a ledger for a single
// process. The ledger that all processes of a user share is in Storage.

import Exchange
package import FoundationEssentials

/// Counts requests, and remembers what Spotify refuses.
package protocol BudgetLedger: Sendable {
    /// Counts a request that is about to be sent, or returns why it must not be sent; then it is not counted.
    ///
    /// - Parameter ceilings: How many requests per bucket should be enough for 24 hours.
    func admit(_ bucket: Bucket, pace: Pace, ceilings: [Bucket: Int], at now: Date) async -> Admission
    /// Remembers that Spotify accepts no request of the bucket before a date.
    func close(_ bucket: Bucket, until: Date, reason: BucketClosing) async
    /// Remembers that Spotify refuses the bucket without saying until when, and returns the assumed end.
    func close(_ bucket: Bucket, reason: BucketClosing, at now: Date) async -> Date
    /// Spotify's closing of the bucket, if there is one at this moment.
    func closing(of bucket: Bucket, at now: Date) async -> Spending.Closing?
    /// Takes back a request that was admitted after a wait and then not sent.
    func giveBack(_ bucket: Bucket, admitted moment: Date, after wait: Duration) async
    /// What all users of the ledger have spent lately.
    func spending(at now: Date) async -> Spending
    /// Waits until everything that was counted is stored.
    func settle() async
    /// Does the same for the last time: a program calls it before it exits.
    func finish() async
    /// What keeps the count from being complete; nil when nothing does.
    func trouble() async -> LedgerTrouble?
}

extension BudgetLedger {
    /// Most have nothing to do at the end but to store what was counted.
    package func finish() async { await settle() }

    /// A ledger in memory has no trouble.
    package func trouble() async -> LedgerTrouble? { nil }
}

/// Why a ledger does not know all requests that were sent.
package enum LedgerTrouble: Sendable, Hashable {
    /// Its file was damaged or of a newer version, so it started again from nothing.
    case begunAnew
    /// Its file cannot be used, so every process counts for itself.
    case notShared
}

/// A ledger's answer to a request.
package enum Admission: Sendable, Equatable {
    case now
    /// It may be sent after this wait, which the pace demands.
    case after(Duration)
    /// Spotify closed the bucket until this date.
    case refused(until: Date, BucketClosing)
    /// As many were sent in 24 hours as the soft ceiling allows (Language §6).
    case ceiling(used: Int, limit: Int)
}

/// Why Spotify refuses a bucket (SpotifyContract §7). The short limit passes in seconds, the quota in hours.
package enum BucketClosing: String, Sendable, Hashable {
    /// Too many requests in a short time.
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
    /// What Spotify refuses at the moment.
    package var closed: [Bucket: Closing]

    /// A bucket that Spotify refuses, and until when.
    package struct Closing: Sendable, Equatable {
        /// Until when Spotify refuses it, as it said or as is assumed.
        package var until: Date
        /// Which of the two limits it is.
        package var reason: BucketClosing
        /// The assumed length, when Spotify did not say one; nil otherwise.
        package var assumed: Duration?

        /// A closing with its end.
        package init(until: Date, reason: BucketClosing, assumed: Duration? = nil) {
            self.until = until
            self.reason = reason
            self.assumed = assumed
        }

        /// Whether it holds at this moment; an end further away than any real ban comes from a wrong clock.
        package func holds(at now: Date) -> Bool {
            until > now && until.timeIntervalSince(now) <= Spending.longestClosing
        }
    }

    /// What was spent; nothing, unless it is given.
    package init(recent: [Bucket: Int] = [:], day: [Bucket: Int] = [:], closed: [Bucket: Closing] = [:]) {
        self.recent = recent
        self.day = day
        self.closed = closed
    }

    /// The short window for which requests are counted, in seconds: that of Spotify's rate limit.
    package static let recentWindow = 30.0
    /// The long window for which requests are counted, in seconds.
    package static let dayWindow = 86_400.0
    /// The longest closing that is believed, in seconds; no ban that was ever seen was longer.
    package static let longestClosing = 7 * 86_400.0
    /// How far in the future a counted request may lie, in seconds; a later one comes from a clock that was wrong.
    package static let furthestCall = 3600.0
}

/// How many requests per bucket should be enough for 24 hours (Language §6). They are far below the bans seen
/// in SpotifyContract §7, because a ban lasts a day.
package enum SoftCeiling {
    /// The ceiling of each bucket that has one, in requests a day.
    package static let standard: [Bucket: Int] = [.artistAlbums: 60, .search: 300, .savedTracks: 400, .playlists: 500]
}

/// Counts in memory, for one process: a demonstration, a test, or a shell whose shared ledger cannot be used.
package actor InMemoryBudgetLedger: BudgetLedger {
    /// The permits; nil before the first request.
    private var pace: PaceState?
    /// The requests of the last 24 hours, in the order of admission; a time can be in the future
    /// when a request still waits.
    private var calls: [(bucket: Bucket, at: Date)] = []
    /// What Spotify refuses, also closings that are over.
    private var closed: [Bucket: Spending.Closing] = [:]

    /// A ledger that has counted nothing.
    package init() {}

    /// Checks closing, ceiling and pace in this order: only the last of them spends a permit.
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

    /// Closes the bucket, unless it is known to stay closed for longer.
    package func close(_ bucket: Bucket, until: Date, reason: BucketClosing) {
        // A longer closing that was learnt before stays.
        if let known = closed[bucket], known.until >= until { return }
        closed[bucket] = Spending.Closing(until: until, reason: reason)
    }

    /// Closes the bucket for a time that grows with each refusal, and returns its end.
    package func close(_ bucket: Bucket, reason: BucketClosing, at now: Date) -> Date {
        let closing = Spending.Closing.assumed(reason, after: closed[bucket], at: now)
        closed[bucket] = closing
        return closing.until
    }

    /// The closing that holds now.
    package func closing(of bucket: Bucket, at now: Date) -> Spending.Closing? {
        closed[bucket].flatMap { $0.holds(at: now) ? $0 : nil }
    }

    /// Takes back the newest request that was to leave at that moment, and its permit.
    package func giveBack(_ bucket: Bucket, admitted moment: Date, after wait: Duration) {
        let leaving = moment + wait.inSeconds
        guard let index = calls.lastIndex(where: { $0.bucket == bucket && $0.at == leaving }) else { return }
        calls.remove(at: index)
        pace?.permits += 1
    }

    /// What this process has spent.
    package func spending(at now: Date) -> Spending {
        forget(before: now)
        var spending = Spending(closed: closed.filter { $0.value.holds(at: now) })
        for call in calls {
            spending.day[call.bucket, default: 0] += 1
            if now.timeIntervalSince(call.at) < Spending.recentWindow { spending.recent[call.bucket, default: 0] += 1 }
        }
        return spending
    }

    /// Nothing to wait for: memory is written at once.
    package func settle() {}

    /// Drops what is older than a day. Looking at the first request is enough to know whether
    /// there is anything to drop.
    private func forget(before now: Date) {
        guard let first = calls.first, now.timeIntervalSince(first.at) >= Spending.dayWindow else { return }
        calls.removeAll { now.timeIntervalSince($0.at) >= Spending.dayWindow }
    }
}
