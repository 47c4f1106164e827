// Time as the layers see it: the wall clock, and a sleep that can be cancelled. The process has one real
// source. Tests and the simulator share one that moves only when they move it, so nothing that waits
// needs real time to be tested.

package import FoundationEssentials
import Synchronization

/// The wall clock and a cancellable sleep.
package protocol TimeSource: Sendable {
    /// The present moment.
    var now: Date { get }
    /// Returns after `duration` has passed on this source; throws `CancellationError` when the task is cancelled first.
    func sleep(for duration: Duration) async throws
}

/// The time of the machine.
package struct SystemTime: TimeSource {
    /// A source without state: all of them show the same time.
    package init() {}

    /// The wall clock, which the user or the network may set.
    package var now: Date { Date() }

    /// Sleeps on the machine's clock, without holding a thread.
    package func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}

/// Time that stands still until it is moved. A sleep moves it and ends at once, so a wait costs no real time.
package final class ManualTime: TimeSource {
    private let state: Mutex<(now: Date, slept: [Duration])>

    /// A clock at this moment, where it stays until it is moved.
    package init(_ start: Date = Date(timeIntervalSince1970: 1_795_000_000)) {
        state = Mutex((start, []))
    }

    /// The moment the clock was moved to.
    package var now: Date { state.withLock { $0.now } }

    /// The length of every sleep so far, in order.
    package var sleeps: [Duration] { state.withLock { $0.slept } }

    /// Moves the clock; a negative duration moves it back.
    package func advance(by duration: Duration) {
        state.withLock { $0.now += duration.inSeconds }
    }

    /// Moves the clock by the duration and returns.
    package func sleep(for duration: Duration) async throws {
        // A loop that does nothing but sleep must leave its thread to the tasks that would end it.
        await Task.yield()
        try Task.checkCancellation()
        state.withLock {
            $0.slept.append(duration)
            $0.now += duration.inSeconds
        }
    }
}

extension Duration {
    /// The duration in seconds, with its fraction.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
