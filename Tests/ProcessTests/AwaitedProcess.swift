// The process that a service is to send a signal to. Its first request may come before the test knows its number.

import Glibc
import Synchronization

/// A process whose number can be waited for.
final class AwaitedProcess: Sendable {
    private struct State {
        var number: pid_t?
        var waiting: CheckedContinuation<pid_t, Never>?
    }
    private let state = Mutex(State())

    /// Makes the process known.
    func started(_ process: pid_t) {
        let waiting = state.withLock { state in
            state.number = process
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: process)
    }

    /// Forgets it: the next number is that of another.
    func forget() { state.withLock { $0.number = nil } }

    /// Its number, once it is known.
    func number() async -> pid_t {
        await withCheckedContinuation { continuation in
            let number = state.withLock { state in
                if state.number == nil { state.waiting = continuation }
                return state.number
            }
            if let number { continuation.resume(returning: number) }
        }
    }
}
