// A service that has its client ended while it answers: at moments that are seen, not waited for. A request that has
// come, an answer that is about to leave, the new login being written, the new login in its place.

import Exchange
import Glibc
import HTTPTypes
import SpotifySimulator
import Synchronization
import SystemTesting

/// The moments of a renewal.
enum RenewalMoment: CaseIterable {
    /// The request has come; the old token is not spent yet.
    case asked
    /// The old token is spent; the answer has not left.
    case answered
    /// The client writes the new login.
    case written
    /// The new login has taken the place of the old one.
    case kept
}

/// The simulated Spotify, which sends signals to its client.
final class SignallingService: Exchange {
    /// When the signals are sent.
    enum Moment {
        case ofRenewal(RenewalMoment)
        /// In place of the answer, which comes only after the end.
        case instead
    }

    /// What is to be done when a request comes.
    struct Order {
        var signals: [Int32]
        var moment: Moment
        /// What the path of the request begins with.
        var path: String
        /// Where the client keeps its login.
        var folder: String
        /// Whether other requests are answered only after the end: then the client is there until it is ended.
        var holdsOthers = true
    }

    private struct State {
        var order: Order?
        /// Which order it is.
        var number = 0
        var isHolding = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    private let simulator: SpotifySimulator
    private let victim = AwaitedProcess()
    private let state = Mutex(State())

    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    /// Whether answers wait for the end of the client.
    var holdsAnswers: Bool { state.withLock { !$0.held.isEmpty } }

    func arm(_ order: Order) {
        state.withLock { state in
            state.order = order
            state.number += 1
            state.isHolding = order.holdsOthers
        }
        victim.forget()
    }

    /// The client has been started.
    func started(_ process: pid_t) { victim.started(process) }

    /// The client has ended: nothing is held any longer, and no signal is sent.
    func ended() {
        let held = state.withLock { state in
            state.number += 1
            state.isHolding = false
            defer { state.held = [] }
            return state.held
        }
        held.forEach { $0.resume() }
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let taken = state.withLock { state -> (order: Order, number: Int)? in
            guard let order = state.order, request.path?.hasPrefix(order.path) == true else { return nil }
            state.order = nil
            return (order, state.number)
        }
        guard let (order, number) = taken else {
            await untilReleased()
            return try await simulator.send(request, body: body)
        }
        let victim = await victim.number()
        switch order.moment {
        case .instead:
            await signal(victim, order.signals, number)
            await untilReleased()
            return try await simulator.send(request, body: body)
        case .ofRenewal(.asked):
            await signal(victim, order.signals, number)
            return try await simulator.send(request, body: body)
        case .ofRenewal(.answered):
            let answer = try await simulator.send(request, body: body)
            await signal(victim, order.signals, number)
            return answer
        case .ofRenewal(.written):
            return try await answer(request, body, signalling: victim, order, number, on: UInt32(IN_MODIFY | IN_CREATE))
        case .ofRenewal(.kept):
            return try await answer(request, body, signalling: victim, order, number, on: UInt32(IN_MOVED_TO))
        }
    }

    /// Answers, and sends the signals once something happens in the folder of the login.
    private func answer(
        _ request: HTTPRequest, _ body: [UInt8], signalling victim: pid_t, _ order: Order, _ number: Int,
        on event: UInt32
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let answer = try await simulator.send(request, body: body)
        let watch = FolderWatch(order.folder, for: event)
        Task {
            await OwnThread.run { watch.wait() }
            await signal(victim, order.signals, number)
        }
        return answer
    }

    /// Sends the signals one after the other, each once the client has taken the one before: two that come together
    /// are one.
    private func signal(_ victim: pid_t, _ signals: [Int32], _ number: Int) async {
        for (index, signal) in signals.enumerated() {
            if index > 0 { await OwnThread.run { PendingSignals.waitForNone(of: victim) } }
            guard state.withLock({ $0.number == number }) else { return }
            Glibc.kill(victim, signal)
        }
    }

    private func untilReleased() async {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.isHolding { state.held.append(continuation) }
                return state.isHolding
            }
            if !isHeld { continuation.resume() }
        }
    }
}

/// A wait for something to happen in a folder.
private final class FolderWatch: Sendable {
    private let descriptor: Int32

    /// The longest wait, in milliseconds: what has not come by then does not come.
    private static let patience: Int32 = 20_000

    /// - Parameter event: what is waited for, from now on.
    init(_ folder: String, for event: UInt32) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        inotify_add_watch(descriptor, folder, event)
    }

    deinit { close(descriptor) }

    func wait() {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, Self.patience)
    }
}

/// The signals that a process has been sent and has not taken yet.
private enum PendingSignals {
    /// How often is looked at most, once in a millisecond: what has not been taken by then never is.
    private static let looks = 20_000

    /// Waits until there are none, or the process has ended.
    static func waitForNone(of process: pid_t) {
        var left = looks
        while left > 0, isAny(of: process) {
            left -= 1
            poll(nil, 0, 1)
        }
    }

    private static func isAny(of process: pid_t) -> Bool {
        guard let file = fopen("/proc/\(process)/status", "r") else { return false }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "State:": if parts[1].hasPrefix("Z") { return false }
            case "SigPnd:", "ShdPnd:": if parts[1].contains(where: { $0 != "0" }) { return true }
            default: continue
            }
        }
        return false
    }
}
