// Says when Spotify takes requests again that it refused for a while: one sleep for each kind of request that
// somebody at this prompt was refused, and no request. Who has closed the shell is told nothing.

package import Exchange
import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization

/// Owns the sleeps.
package final class ReopeningNews: Sendable {
    private struct Sleep {
        var end: Date
        var task: Task<Void, Never>
    }

    private let sleeps = Mutex<[String: Sleep]>([:])

    package init() {}

    deinit { sleeps.withLock { $0.values.forEach { $0.task.cancel() } } }

    /// Says it at that moment; a later end of the same requests takes the place of an earlier one.
    package func announce(_ refusal: TimedRefusal, time: any TimeSource, say: @escaping @Sendable (Report) -> Void) {
        let (requests, end) = (refusal.requests, refusal.end)
        sleeps.withLock { sleeps in
            if let known = sleeps[requests], known.end >= end { return }
            sleeps[requests]?.task.cancel()
            let wait = Duration.seconds(max(0, end.timeIntervalSince(time.now)))
            let task = Task { [weak self] in
                guard (try? await time.sleep(for: wait)) != nil, let self, self.isLatest(requests, end) else { return }
                say(.news(StyledText("Spotify accepts \(requests) again.")))
                self.forget(requests, end)
            }
            sleeps[requests] = Sleep(end: end, task: task)
        }
    }

    /// Whether this end is still the one that counts.
    private func isLatest(_ requests: String, _ end: Date) -> Bool {
        sleeps.withLock { $0[requests]?.end == end }
    }

    private func forget(_ requests: String, _ end: Date) {
        sleeps.withLock { if $0[requests]?.end == end { $0[requests] = nil } }
    }

    /// Waits until everything is said.
    package func settle() async {
        for task in sleeps.withLock({ $0.values.map(\.task) }) { await task.value }
    }
}
