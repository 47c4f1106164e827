// Ctrl-C while a command runs: the signal cancels the command's task, and nothing else. At the prompt Ctrl-C is a key
// and never comes here.

import Synchronization

/// Passes interrupts on to whatever runs.
package final class Interrupts: Sendable {
    private let running = Mutex<(cancel: (@Sendable () -> Void)?, count: Int)>((nil, 0))

    private let isOver = Mutex(false)
    private let shields = Mutex(0)

    package init() {}

    /// Cancels what runs; how many interrupts came since it started, this one included. 0 when nothing runs.
    @discardableResult
    package func raise() -> Int {
        guard shields.withLock({ $0 == 0 }) else { return 0 }
        let (cancel, count) = running.withLock { state in
            state.count += state.cancel == nil ? 0 : 1
            return (state.cancel, state.count)
        }
        cancel?()
        return count
    }

    /// Runs something that has Ctrl-C for itself: interrupts that come meanwhile cancel nothing.
    package func shielded<Success>(_ operation: () async throws -> Success) async rethrows -> Success {
        shields.withLock { $0 += 1 }
        defer { shields.withLock { $0 -= 1 } }
        return try await operation()
    }

    /// Says that what is cancelled from here on was not interrupted by the user: the time is over.
    package func expire() { isOver.withLock { $0 = true } }

    /// Whether the time is over.
    package var hasExpired: Bool { isOver.withLock { $0 } }

    /// Whether an interrupt came since what runs has started.
    package var wasRaised: Bool { running.withLock { $0.count > 0 } }

    /// Runs the operation in a task that an interrupt cancels.
    package func interruptible<Success: Sendable>(
        _ operation: @escaping @Sendable () async -> Success
    ) async -> Success {
        // Known before it can have done anything: an interrupt between its start and this would be lost.
        let task = running.withLock { running in
            let task = Task { await operation() }
            running = ({ task.cancel() }, 0)
            return task
        }
        defer { running.withLock { $0 = (nil, 0) } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
