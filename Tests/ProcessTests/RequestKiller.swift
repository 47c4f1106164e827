// The service, with a test beside it that kills the process whose request has a certain number, among those that change
// something or those that only read: before the service acts, before the answer leaves, or some microseconds after it.

import Exchange
import Glibc
import HTTPTypes
import SpotifySimulator
import Synchronization
import SystemTesting

/// Answers like a simulator, and kills one process with signal 9.
final class RequestKiller: Exchange {
    /// Which requests of the Web API are counted.
    enum Counted: Sendable { case changes, reads }

    /// When a process is killed.
    enum Moment: Sendable, CaseIterable { case beforeService, beforeAnswer, afterAnswer }

    /// Which request a kill is for.
    struct Order: Sendable {
        /// The number of the request among those that are counted, from 1.
        var number: Int
        var moment: Moment
        /// How long after the answer.
        var wait: Duration
    }

    private struct State {
        var order: Order?
        var requests = 0
        var killing: Task<Void, Never>?
    }

    private let simulator: SpotifySimulator
    private let victim = AwaitedProcess()
    private let counted: Counted
    private let state: Mutex<State>

    init(_ simulator: SpotifySimulator, counting counted: Counted, _ order: Order? = nil) {
        self.simulator = simulator
        self.counted = counted
        state = Mutex(State(order: order))
    }

    /// How many counted requests have come.
    var requests: Int { state.withLock { $0.requests } }

    /// Makes the process known that is to be killed.
    func started(_ process: pid_t) { victim.started(process) }

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
        let victim = await victim.number()
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
        let kind = request.method == .get ? Counted.reads : .changes
        guard kind == counted, request.path?.hasPrefix("/v1/") == true else { return nil }
        return state.withLock { state in
            state.requests += 1
            guard let order = state.order, order.number == state.requests else { return nil }
            state.order = nil
            return order
        }
    }
}
