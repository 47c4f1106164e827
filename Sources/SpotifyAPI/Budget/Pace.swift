// How fast requests may leave (Architecture §6): some at once, then so many a second. The arithmetic is here, for every ledger
// alike; who keeps the state between two requests is the ledger.

package import FoundationEssentials

/// How fast requests may leave.
package enum Pace: Sendable, Equatable {
    /// So many at once, then so many a second.
    case limited(burst: Int, perSecond: Double)
    case unlimited

    /// 12, then 1.5 a second: at most 57 in any 30 seconds, whatever Spotify's unpublished limit is.
    package static let standard = Pace.limited(burst: standardBurst, perSecond: 1.5)
    static let standardBurst = 12

    /// `standard`, `off`, or how many a second; nil for anything else.
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

/// How many requests may leave at once just now; less than nothing when callers wait in a queue.
package struct PaceState: Sendable, Equatable {
    package var permits: Double
    package var refilled: Date

    /// More than this never stand in the queue: what says so was not written by a ledger.
    private static let deepestDebt = -1000.0

    package init(permits: Double, refilled: Date) {
        self.permits = permits
        self.refilled = refilled
    }

    /// Takes one permit and answers how long to wait for it; each caller stands behind the one before.
    package static func take(from state: PaceState?, pace: Pace, at now: Date) -> (state: PaceState, wait: Duration) {
        guard case .limited(let burst, let perSecond) = pace else {
            return (state ?? PaceState(permits: 0, refilled: now), .zero)
        }
        let full = Double(burst)
        var permits = full
        if let state {
            // A clock that jumps back must not stop the refilling for ever, one that jumped ahead and came back not
            // hold everybody up.
            let elapsed = max(0, now.timeIntervalSince(state.refilled))
            permits = min(full, max(Self.deepestDebt, state.permits) + elapsed * perSecond)
            if state.refilled.timeIntervalSince(now) > 60 { permits = max(permits, 0) }
        }
        permits -= 1
        let wait: Duration = permits >= 0 ? .zero : .seconds(-permits / perSecond)
        return (PaceState(permits: permits, refilled: now), wait)
    }
}
