// How fast requests may be sent (Architecture §6): a burst at once, then so many per second. The arithmetic is
// here, because every ledger needs the same; the state between two requests is kept by the ledger.

package import FoundationEssentials

/// How fast requests may be sent.
package enum Pace: Sendable, Equatable {
    /// So many at once, then so many per second.
    case limited(burst: Int, perSecond: Double)
    /// No pace of juke's own; Spotify's limits still hold.
    case unlimited

    /// 12 at once, then 1.5 per second: at most 57 in any 30 seconds. Spotify's limit is unpublished; the
    /// simulator's is 60 (SpotifyContract §10.8).
    package static let standard = Pace.limited(burst: standardBurst, perSecond: 1.5)
    /// Requests at once.
    private static let standardBurst = 12

    /// How many pages of a list are under way at a time: as many as may be sent at once, since more would only stand
    /// before the requests of others; without a pace so many that the answers keep two processors busy.
    package var pagesAhead: Int {
        switch self {
        case .limited(let burst, _): burst
        case .unlimited: 24
        }
    }

    /// The pace of the setting: `standard`, `off`, or a number of requests per second from 0.1 to
    /// 1000; nil for anything else.
    package init?(setting: String) {
        switch setting {
        case "standard": self = .standard
        case "off": self = .unlimited
        default:
            guard let perSecond = Double(setting), perSecond >= 0.1, perSecond <= 1000 else { return nil }
            self = .limited(burst: max(1, min(Self.standardBurst, Int(perSecond * 8))), perSecond: perSecond)
        }
    }
}

/// How many requests may be sent at once at a moment. The number is negative while callers wait in a queue.
package struct PaceState: Sendable, Equatable {
    /// How many requests may be sent at once; negative while callers wait.
    package var permits: Double
    /// When `permits` was right.
    package var refilled: Date

    /// The lowest number that is believed; a deeper queue was not written by a ledger.
    private static let deepestDebt = -1000.0

    /// A state as it was stored.
    package init(permits: Double, refilled: Date) {
        self.permits = permits
        self.refilled = refilled
    }

    /// Takes one permit and returns how long to wait for it. Each caller waits after the one before, so the
    /// order is kept without a list.
    package static func take(from state: PaceState?, pace: Pace, at now: Date) -> (state: PaceState, wait: Duration) {
        guard case .limited(let burst, let perSecond) = pace else {
            return (state ?? PaceState(permits: 0, refilled: now), .zero)
        }
        let full = Double(burst)
        var permits = full
        if let state {
            // A clock that was set back must not stop the refilling for ever, and one that was ahead and came
            // back must not delay every request.
            let elapsed = max(0, now.timeIntervalSince(state.refilled))
            permits = min(full, max(Self.deepestDebt, state.permits) + elapsed * perSecond)
            if state.refilled.timeIntervalSince(now) > 60 { permits = max(permits, 0) }
        }
        permits -= 1
        let wait: Duration = permits >= 0 ? .zero : .seconds(-permits / perSecond)
        return (PaceState(permits: permits, refilled: now), wait)
    }
}
