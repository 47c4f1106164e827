// Ctrl-C while a command runs: the signal cancels the task of the command, and nothing else. At the prompt Ctrl-C is a
// key, which the line editor handles, and never comes here. Catching the signal is left to the executable; what a
// cancelled command reports is left to FailureReporter.

import Exchange
import Synchronization

/// Passes interrupts on to the command that runs.
package final class Interrupts: Sendable {
    /// How to cancel what runs, nil when nothing does, and how many interrupts it has had.
    private let running = Mutex<(cancel: (@Sendable () -> Void)?, count: Int)>((nil, 0))

    /// Whether the time limit of the run has passed.
    private let isOver = Mutex(false)
    /// How many operations that handle Ctrl-C themselves are running; they may be nested.
    private let shields = Mutex(0)

    /// Interrupts that cancel nothing, until something runs.
    package init() {}

    /// Cancels what runs, and returns how many interrupts came since it started, this one included; 0 when nothing
    /// runs.
    ///
    /// The count lets the caller end the process when a command does not react to the first interrupt.
    @discardableResult
    package func raise() -> Int {
        guard shields.withLock({ $0 == 0 }) else { return 0 }
        let (cancel, count) = running.withLock { state in
            state.count += state.cancel == nil ? 0 : 1
            return (state.cancel, state.count)
        }
        // Outside the lock: cancelling runs handlers of the task, and one of them could call back.
        cancel?()
        return count
    }

    /// Runs something that handles Ctrl-C itself, such as a pager: interrupts that come meanwhile cancel nothing.
    package func shielded<Success>(_ operation: () async throws -> Success) async rethrows -> Success {
        shields.withLock { $0 += 1 }
        defer { shields.withLock { $0 -= 1 } }
        return try await operation()
    }

    /// Notes that the time limit has passed, so that what is cancelled from now on is not reported as interrupted.
    package func expire() { isOver.withLock { $0 = true } }

    /// Whether the time limit of the run has passed.
    package var hasExpired: Bool { isOver.withLock { $0 } }

    /// Whether an interrupt came since what runs has started.
    package var wasRaised: Bool { running.withLock { $0.count > 0 } }

    /// Runs the operation in a task that an interrupt cancels.
    ///
    /// The task is unstructured, so that it can be cancelled while the caller is not; a cancelled caller is passed on
    /// to it by the handler.
    package func interruptible<Success: Sendable>(
        _ operation: @escaping @Sendable () async -> Success
    ) async -> Success {
        // The task starts inside the lock, so that its cancellation is known before it can have done anything: an
        // interrupt between the two would be lost.
        let task = running.withLock { running in
            let task = Task.atHome { await operation() }
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
