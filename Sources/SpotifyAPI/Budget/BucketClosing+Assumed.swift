// How long a bucket stays closed when Spotify does not say (SpotifyContract §6): half a minute for the short
// window, an hour for a quota, and twice as long each time the refusals continue.

import Exchange
package import FoundationEssentials

extension BucketClosing {
    /// The length that is assumed at first.
    fileprivate var first: Duration {
        switch self {
        case .rate: .seconds(30)
        case .quota: .seconds(3600)
        }
    }

    /// The longest length that is assumed: an hour for the window, a day for a quota.
    fileprivate var longest: Duration {
        switch self {
        case .rate: .seconds(3600)
        case .quota: .seconds(86_400)
        }
    }
}

extension Spending.Closing {
    /// The closing to assume for a refusal without `Retry-After`.
    ///
    /// - Parameter last: The closing before this one, over or not. An answer that arrives while it holds
    ///   belongs to a request sent before it began, and does not make it longer. An answer that arrives within
    ///   its own length after its end shows that it was too short, and doubles it.
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
