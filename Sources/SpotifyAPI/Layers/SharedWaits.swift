// Waits that overlap are reported as one. When nine pages of a list wait for the pace, that is one wait to a user.

package import Exchange
import FoundationEssentials
import Synchronization

/// Reports waits, once for all that overlap.
package final class SharedWaits: Sendable {
    private struct State {
        /// When everything that was reported, or overlaps it, is over.
        var end = Date.distantPast
        /// Whether a wait is about to be reported, and others may still join it.
        var isGathering = false
    }

    private let time: any TimeSource
    private let report: @Sendable (Duration) -> Void
    private let state = Mutex(State())

    /// How long others may join a wait before it is reported.
    private static let moment = Duration.milliseconds(20)

    /// - Parameter report: Receives the length of the longest of the waits.
    package init(time: any TimeSource, report: @escaping @Sendable (Duration) -> Void = { _ in }) {
        self.time = time
        self.report = report
    }

    /// Reports a wait, unless a reported one is still under way.
    func announce(_ wait: Duration) {
        let now = time.now
        let isNew = state.withLock { state in
            defer { state.end = max(state.end, now + wait.inSeconds) }
            return now >= state.end
        }
        if isNew { report(wait) }
    }

    /// Waits, and reports the wait together with those that begin at the same moment.
    func wait(_ wait: Duration) async throws {
        let now = time.now
        let isFirst = state.withLock { state in
            let isFirst = !state.isGathering && now >= state.end
            state.end = max(state.end, now + wait.inSeconds)
            if isFirst { state.isGathering = true }
            return isFirst
        }
        guard isFirst, wait > Self.moment else { return try await time.sleep(for: wait) }
        do {
            try await time.sleep(for: Self.moment)
        } catch {
            state.withLock { $0 = State() }
            throw error
        }
        let end = state.withLock { state in
            state.isGathering = false
            return state.end
        }
        // A user does not read fractions of a second.
        report(.seconds(max(1, end.timeIntervalSince(now).rounded())))
        try await time.sleep(for: wait - Self.moment)
    }
}
