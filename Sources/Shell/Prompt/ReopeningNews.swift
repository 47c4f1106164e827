// Says when Spotify takes requests again that it refused for a while (SpotifyContract §7): one sleep for each kind of
// request that was refused at this prompt, and no request. When the shell is closed, the sleeps end without a word.
// Finding the end of a refusal is left to TimedRefusal.

package import Exchange
import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization

/// Owns the sleeps, one for each kind of request.
package final class ReopeningNews: Sendable {
    private struct Sleep {
        var end: Date
        var task: Task<Void, Never>
    }

    /// The sleeps by the requests they are for, such as `search requests`.
    private let sleeps = Mutex<[String: Sleep]>([:])

    /// News about nothing yet.
    package init() {}

    deinit { sleeps.withLock { $0.values.forEach { $0.task.cancel() } } }

    /// Reports the end of a refusal when it comes; a later end for the same requests replaces an earlier one.
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

    /// Whether no later end has replaced this one while its task slept.
    private func isLatest(_ requests: String, _ end: Date) -> Bool {
        sleeps.withLock { $0[requests]?.end == end }
    }

    /// Removes a sleep that is over, unless another has replaced it.
    private func forget(_ requests: String, _ end: Date) {
        sleeps.withLock { if $0[requests]?.end == end { $0[requests] = nil } }
    }

    /// Waits until every sleep is over, for tests that control the time.
    package func settle() async {
        for task in sleeps.withLock({ $0.values.map(\.task) }) { await task.value }
    }
}
