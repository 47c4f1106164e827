// The service, with a test beside it that kills the process whose changing request has a certain number: before the
// service acts, before the answer leaves, or some microseconds after it.

import Exchange
import Glibc
import HTTPTypes
import SpotifySimulator
import Synchronization
import SystemTesting

/// Answers like a simulator, and kills one process with signal 9.
final class WriteKiller: Exchange {
    /// When a process is killed.
    enum Moment: Sendable, CaseIterable { case beforeService, beforeAnswer, afterAnswer }

    /// Which request a kill is for.
    struct Order: Sendable {
        /// The number of the changing request, from 1.
        var number: Int
        var moment: Moment
        /// How long after the answer.
        var wait: Duration
    }

    private struct State {
        var order: Order?
        var writes = 0
        var victim: pid_t?
        var waiting: CheckedContinuation<pid_t, Never>?
        var killing: Task<Void, Never>?
    }

    private let simulator: SpotifySimulator
    private let state: Mutex<State>

    init(_ simulator: SpotifySimulator, _ order: Order? = nil) {
        self.simulator = simulator
        state = Mutex(State(order: order))
    }

    /// How many changing requests have come.
    var writes: Int { state.withLock { $0.writes } }

    /// Makes the process known that is to be killed.
    func started(_ process: pid_t) {
        let waiting = state.withLock { state in
            state.victim = process
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: process)
    }

    /// Waits until the kill has happened, and lets everything through from then on.
    func end() async {
        let killing = state.withLock { state in
            state.order = nil
            return state.killing
        }
        await killing?.value
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        guard let order = order(for: request) else { return try await simulator.send(request, body: body) }
        let victim = await victim()
        if order.moment == .beforeService {
            kill(victim, SIGKILL)
            throw .cancelled
        }
        let answer = try await simulator.send(request, body: body)
        if order.moment == .beforeAnswer {
            kill(victim, SIGKILL)
        } else {
            let killing = Task {
                // A thread of its own counts the microseconds: the answer must not wait for it.
                await OwnThread.run {
                    let start = ContinuousClock.now
                    while ContinuousClock.now - start < order.wait { sched_yield() }
                    kill(victim, SIGKILL)
                }
            }
            state.withLock { $0.killing = killing }
        }
        return answer
    }

    /// Counts a request; the order if it is the one to kill at.
    private func order(for request: HTTPRequest) -> Order? {
        guard request.method != .get, request.path?.hasPrefix("/v1/") == true else { return nil }
        return state.withLock { state in
            state.writes += 1
            guard let order = state.order, order.number == state.writes else { return nil }
            state.order = nil
            return order
        }
    }

    private func victim() async -> pid_t {
        await withCheckedContinuation { continuation in
            let victim = state.withLock { state in
                if state.victim == nil { state.waiting = continuation }
                return state.victim
            }
            if let victim { continuation.resume(returning: victim) }
        }
    }
}
