// A network on which Ctrl-C is pressed during a change: before its request reaches Spotify, before its answer comes
// back, or just after that.

import Exchange
import HTTPTypes
import Shell
import SpotifySimulator
import Synchronization

/// An exchange before the simulator that interrupts the shell at one of the requests that change something.
final class InterruptingExchange: Exchange {
    /// When the key is pressed.
    enum Moment: Sendable, CaseIterable { case beforeService, beforeAnswer, afterAnswer }

    private struct Order {
        var number: Int
        var moment: Moment
        var interrupts: Interrupts
    }

    private let simulator: SpotifySimulator
    private let order = Mutex<Order?>(nil)

    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    /// Interrupts the shell at the change of this number, counted from 1 and from now on; no later one.
    func interrupt(_ interrupts: Interrupts, at number: Int, _ moment: Moment) {
        order.withLock { $0 = Order(number: number, moment: moment, interrupts: interrupts) }
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        guard let order = due(request) else { return try await simulator.send(request, body: body) }
        switch order.moment {
        case .beforeService:
            order.interrupts.raise()
            throw .cancelled
        case .beforeAnswer:
            _ = try await simulator.send(request, body: body)
            order.interrupts.raise()
            throw .cancelled
        case .afterAnswer:
            let answer = try await simulator.send(request, body: body)
            order.interrupts.raise()
            return answer
        }
    }

    /// The order, if this is its request.
    private func due(_ request: HTTPRequest) -> Order? {
        guard request.method != .get, request.path?.hasPrefix("/v1/") == true else { return nil }
        return order.withLock { order in
            order?.number -= 1
            guard let due = order, due.number == 0 else { return nil }
            order = nil
            return due
        }
    }
}
