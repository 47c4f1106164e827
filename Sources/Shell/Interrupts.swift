// Ctrl-C while a command runs: the signal cancels the command's task, and nothing else. At the prompt Ctrl-C is a key
// and never comes here.

import Synchronization

/// Passes interrupts on to whatever runs.
package final class Interrupts: Sendable {
    private let running = Mutex<(cancel: (@Sendable () -> Void)?, count: Int)>((nil, 0))

    package init() {}

    /// Cancels what runs; how many interrupts came since it started, this one included. 0 when nothing runs.
    @discardableResult
    package func raise() -> Int {
        let (cancel, count) = running.withLock { state in
            state.count += state.cancel == nil ? 0 : 1
            return (state.cancel, state.count)
        }
        cancel?()
        return count
    }

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
