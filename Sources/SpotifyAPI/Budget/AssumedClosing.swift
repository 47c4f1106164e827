// How long a bucket stays closed when Spotify does not say (SpotifyContract §6): half a minute for the short window and an hour
// for a quota, and twice as long each time it goes on.

import Exchange
package import FoundationEssentials

extension BucketClosing {
    /// What is assumed at first.
    fileprivate var first: Duration {
        switch self {
        case .rate: .seconds(30)
        case .quota: .seconds(3600)
        }
    }

    /// What is assumed at most.
    fileprivate var longest: Duration {
        switch self {
        case .rate: .seconds(3600)
        case .quota: .seconds(86_400)
        }
    }
}

extension Spending.Closing {
    /// The closing to assume.
    ///
    /// - Parameter last: the one before, over or not. Answers that come while it holds were asked for before it did, and
    ///   make it no longer; one that comes within its own length after its end shows that it was too short.
    package static func assumed(
        _ reason: BucketClosing, after last: Spending.Closing?, at now: Date
    ) -> Spending.Closing {
        if let last, last.holds(at: now) { return last }
        var length = reason.first
        if let last, last.until <= now, last.reason == reason, let before = last.assumed,
            now < last.until + before.inSeconds
        {
            length = min(before * 2, reason.longest)
        }
        return Spending.Closing(until: now + length.inSeconds, reason: reason, assumed: length)
    }
}
