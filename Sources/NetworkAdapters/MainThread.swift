// The thread that a run has anyway, used for all of its tasks and, once something is sent, for its connections as well:
// a shell does one thing after the other, and a request that changes threads on its way pays for each change. What
// blocks (the line editor, a database, name resolution) has threads of its own. A run that sends nothing starts no
// thread and no event loop.

import Dispatch
import Exchange
package import NIOCore
import NIOPosix
import Synchronization

/// The main thread as an executor of tasks.
package final class MainThread: TaskExecutor {
    private struct State {
        /// The jobs whose turn has not come, in the order in which they came.
        var jobs: [UnownedJob] = []
        /// Whether the thread sleeps until the bell rings.
        var isAsleep = false
        /// Called before the thread sleeps for the first time.
        var firstWait: [@Sendable () -> Void] = []
        /// Whether it has slept.
        var hasWaited = false
        /// Who waits until the thread is an event loop.
        var guests: [CheckedContinuation<any EventLoop, Never>] = []
        /// The thread as an event loop; nil before anything is sent.
        var loop: (any EventLoop)?
        /// Whether the loop knows that jobs wait.
        var hasTurn = false
        /// Whether the body has ended.
        var isOver = false
    }

    private enum Waking { case none, bell, turn(any EventLoop) }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    /// Runs nothing yet.
    package init() {}

    /// Runs the body on the calling thread, with every task that begins at home, and returns its value.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
        let result = Mutex<Value?>(nil)
        Task(executorPreference: self) {
            let value = await TaskHome.$executor.withValue(self, operation: body)
            result.withLock { $0 = value }
            self.end()
        }
        while true {
            if let value = result.withLock({ $0 }) { return value }
            if takeTurn() { continue }
            if state.withLock({ !$0.guests.isEmpty }) {
                // Returns when the body has ended.
                MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { self.become($0) }
            } else {
                wait()
            }
        }
    }

    /// Has something done before the thread waits for the first time; at once where it has waited already.
    package func beforeFirstWait(_ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if !state.hasWaited { state.firstWait.append(action) }
            return state.hasWaited
        }
        if isLate { action() }
    }

    /// The thread as an event loop, which it stays from then on.
    package func eventLoop() async -> any EventLoop {
        if let loop = state.withLock({ $0.loop }) { return loop }
        return await withCheckedContinuation { guest in
            let waking: Waking = state.withLock { state in
                if let loop = state.loop {
                    guest.resume(returning: loop)
                    return .none
                }
                state.guests.append(guest)
                return Self.waking(&state)
            }
            wake(waking)
        }
    }

    /// Keeps the job for the main thread, and wakes it.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        wake(
            state.withLock { state in
                state.jobs.append(job)
                return Self.waking(&state)
            })
    }

    /// How the thread learns that something waits for it.
    private static func waking(_ state: inout State) -> Waking {
        if let loop = state.loop {
            guard !state.hasTurn else { return .none }
            state.hasTurn = true
            return .turn(loop)
        }
        guard state.isAsleep else { return .none }
        state.isAsleep = false
        return .bell
    }

    private func wake(_ waking: Waking) {
        switch waking {
        case .none: break
        case .bell: bell.signal()
        case .turn(let loop): loop.execute { self.takeTurnInLoop() }
        }
    }

    /// Runs the jobs that wait; false when there were none.
    private func takeTurn() -> Bool {
        let jobs = state.withLock { state in
            defer { state.jobs.removeAll(keepingCapacity: true) }
            return state.jobs
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        return !jobs.isEmpty
    }

    /// Runs the jobs that wait. Jobs that come meanwhile have their turn after what the connections have to do.
    private func takeTurnInLoop() {
        _ = takeTurn()
        let next: (any EventLoop)? = state.withLock { state in
            state.hasTurn = !state.jobs.isEmpty && !state.isOver
            return state.hasTurn ? state.loop : nil
        }
        next?.execute { self.takeTurnInLoop() }
    }

    /// Sleeps until something waits.
    private func wait() {
        let actions = state.withLock { state in
            state.hasWaited = true
            defer { state.firstWait = [] }
            return state.firstWait
        }
        guard actions.isEmpty else { return actions.forEach { $0() } }
        let sleeps = state.withLock { state in
            state.isAsleep = state.jobs.isEmpty && state.guests.isEmpty
            return state.isAsleep
        }
        if sleeps { bell.wait() }
    }

    /// The thread is this event loop from now on.
    private func become(_ loop: any EventLoop) {
        let (guests, actions) = state.withLock { state in
            state.loop = loop
            state.hasTurn = true
            state.hasWaited = true
            defer { (state.guests, state.firstWait) = ([], []) }
            return (state.guests, state.firstWait)
        }
        for action in actions { action() }
        for guest in guests { guest.resume(returning: loop) }
        loop.execute { self.takeTurnInLoop() }
    }

    /// Ends the event loop, so that `run` returns.
    private func end() {
        let loop = state.withLock { state in
            state.isOver = true
            return state.loop
        }
        loop?.shutdownGracefully { _ in }
    }
}
