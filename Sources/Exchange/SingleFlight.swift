// Owns work that several tasks want at the same moment and that is done once: the first task starts it, and
// those that come meanwhile wait for the same result. A task that is cancelled stops waiting at once. The owner
// decides what the work is, and what happens with its result before any task gets it; the policy decides
// whether the work continues when no task waits any more.

import Synchronization

/// Lets tasks that want the same thing share the work for it.
package final class SingleFlight<Key: Hashable & Sendable, Value: Sendable, Failure: Error>: Sendable {
    /// What happens to work that no task waits for any more.
    package enum Policy: Sendable {
        /// It continues to its end, because it must not be stopped once it has begun.
        case neverCancelled
        /// It is cancelled, because its result is of no use then.
        case whileWanted
    }

    /// What the work brought, the same for every task that waits.
    package typealias Outcome = Result<Value, Failure>

    /// Work that is under way, and the tasks that wait for it.
    private struct Flight {
        let number: Int
        let task: Task<Void, Never>
        var waiters: [Int: CheckedContinuation<Outcome, Never>] = [:]
    }

    private struct State {
        var flights: [Key: Flight] = [:]
        /// The last number given to a flight or a waiter; no two of them have the same.
        var lastNumber = 0

        mutating func nextNumber() -> Int {
            lastNumber += 1
            return lastNumber
        }
    }

    private let policy: Policy
    private let cancelled: Failure
    private let state = Mutex(State())

    /// - Parameter cancelled: the error for a waiter that is cancelled.
    package init(_ policy: Policy, cancelled: Failure) {
        self.policy = policy
        self.cancelled = cancelled
    }

    /// Whether work for the key is under way.
    package func isUnderWay(_ key: Key) -> Bool { state.withLock { $0.flights[key] != nil } }

    /// Waits for the work that is under way for the key, or has it started.
    ///
    /// - Parameter start: starts the work in a task, which calls `land` with its result, once and never before
    ///   `start` has returned. What the owner stores of the result it stores in the same step, so that no task
    ///   sees one without the other.
    package func outcome(
        for key: Key, starting start: (_ land: @escaping @Sendable (Outcome) -> Void) -> Task<Void, Never>
    ) async -> Outcome {
        await waiting(for: key) { state in
            guard state.flights[key] == nil else { return }
            let number = state.nextNumber()
            let task = start { [weak self] outcome in self?.land(number, key, outcome) }
            state.flights[key] = Flight(number: number, task: task)
        }
    }

    /// Waits for the work that is under way for the key; at once where there is none.
    package func settle(_ key: Key) async {
        _ = await waiting(for: key) { _ in }
    }

    /// Waits for the flight that is there after `prepare`.
    private func waiting(for key: Key, _ prepare: (inout State) -> Void) async -> Outcome {
        let waiter = state.withLock { $0.nextNumber() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    // Under the lock: a cancellation before this is seen here, one after it finds the waiter.
                    guard !Task.isCancelled else { return false }
                    prepare(&state)
                    guard state.flights[key] != nil else { return false }
                    state.flights[key]?.waiters[waiter] = continuation
                    return true
                }
                if !isWaiting { continuation.resume(returning: .failure(cancelled)) }
            }
        } onCancel: {
            // Not at once: tasks that were started already may be about to wait for the same work, and if the
            // last waiter left now, the work that they want would be cancelled.
            Task { leave(waiter, key) }
        }
    }

    /// Removes a waiter that was cancelled.
    private func leave(_ waiter: Int, _ key: Key) {
        let left = state.withLock { state in
            guard let continuation = state.flights[key]?.waiters.removeValue(forKey: waiter) else {
                return nil as CheckedContinuation<Outcome, Never>?
            }
            switch policy {
            case .neverCancelled: break
            case .whileWanted:
                if state.flights[key]?.waiters.isEmpty == true { state.flights.removeValue(forKey: key)?.task.cancel() }
            }
            return continuation
        }
        left?.resume(returning: .failure(cancelled))
    }

    /// Ends a flight, and gives its result to all that wait.
    private func land(_ number: Int, _ key: Key, _ outcome: Outcome) {
        let waiters = state.withLock { state in
            // Work that every task has left may end after newer work for the same key has begun.
            guard state.flights[key]?.number == number else { return [] as [CheckedContinuation<Outcome, Never>] }
            return state.flights.removeValue(forKey: key).map { Array($0.waiters.values) } ?? []
        }
        for waiter in waiters { waiter.resume(returning: outcome) }
    }
}
