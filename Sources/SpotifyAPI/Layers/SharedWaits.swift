// Waits that go on at the same time, told as one: nine pages that stand in the queue of the pace are one thing to a person.

package import Exchange
import FoundationEssentials
import Synchronization

/// Tells of waits, once for all that go on together.
package final class SharedWaits: Sendable {
    private struct State {
        /// When everything that was told of, or goes on beside it, is over.
        var end = Date.distantPast
        /// Somebody is about to tell.
        var isGathering = false
    }

    private let time: any TimeSource
    private let report: @Sendable (Duration) -> Void
    private let state = Mutex(State())

    /// How long others may join a wait before it is told.
    private static let moment = Duration.milliseconds(20)

    /// - Parameter report: told how long the longest of them takes.
    package init(time: any TimeSource, report: @escaping @Sendable (Duration) -> Void = { _ in }) {
        self.time = time
        self.report = report
    }

    /// Tells of a wait, unless one that was told of still goes on.
    func announce(_ wait: Duration) {
        let now = time.now
        let isNew = state.withLock { state in
            defer { state.end = max(state.end, now + wait.inSeconds) }
            return now >= state.end
        }
        if isNew { report(wait) }
    }

    /// Waits, and tells of it together with those that begin in the same moment.
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
        // Nobody reads fractions of a second.
        report(.seconds(max(1, end.timeIntervalSince(now).rounded())))
        try await time.sleep(for: wait - Self.moment)
    }
}
