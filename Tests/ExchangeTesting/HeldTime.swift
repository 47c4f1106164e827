// Time that stands still until it is moved, and whose sleepers really sleep until then: for what happens while several
// wait at once.

import Exchange
package import FoundationEssentials
import Synchronization

/// A clock that only `advance` moves.
package final class HeldTime: TimeSource {
    private struct State {
        var now: Date
        var sleepers: [Int: (until: Date, continuation: CheckedContinuation<Bool, Never>)] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var next = 0
        /// Sleepers that were cancelled before they slept.
        var gone: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(_ start: Date = Date(timeIntervalSince1970: 1_795_000_000)) { state = Mutex(State(now: start)) }

    package var now: Date { state.withLock { $0.now } }

    /// Moves the clock, and wakes who has slept long enough.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration.inSeconds
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume(returning: true) }
    }

    /// Returns when so many sleep.
    package func untilAsleep(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    package func sleep(for duration: Duration) async throws {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let isOver = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                fallAsleep(number, for: duration, continuation)
            }
        } onCancel: {
            wake(number)
        }
        guard isOver else { throw CancellationError() }
    }

    private func fallAsleep(_ number: Int, for duration: Duration, _ continuation: CheckedContinuation<Bool, Never>) {
        let (isGone, ready) = state.withLock { state in
            guard state.gone.remove(number) == nil else { return (true, [CheckedContinuation<Void, Never>]()) }
            state.sleepers[number] = (state.now + duration.inSeconds, continuation)
            let ready = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (false, ready.map(\.continuation))
        }
        if isGone { continuation.resume(returning: false) }
        for watcher in ready { watcher.resume() }
    }

    private func wake(_ number: Int) {
        let continuation = state.withLock { state in
            let sleeper = state.sleepers.removeValue(forKey: number)
            if sleeper == nil { state.gone.insert(number) }
            return sleeper?.continuation
        }
        continuation?.resume(returning: false)
    }
}
