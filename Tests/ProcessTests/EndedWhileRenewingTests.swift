// Scripts that are ended while they renew their login, where the service gives a new refresh token for each old one: the end
// waits for the new one to be kept. Without a renewal it waits for nothing.

import Exchange
import Glibc
import HTTPTypes
import NetworkAdapters
import SpotifySimulator
import Synchronization
import Testing

@Suite(.serialized) struct EndedWhileRenewingTests {
    private let simulator = SpotifySimulator(
        world: .demo, time: SystemTime(), configuration: SimulatorConfiguration(refreshPolicy: .rotate))

    /// How a script is ended.
    enum Ending: CaseIterable {
        case terminated, hungUp, interruptedTwice

        var signals: [Int32] {
            switch self {
            case .terminated: [SIGTERM]
            case .hungUp: [SIGHUP]
            case .interruptedTwice: [SIGINT, SIGINT]
            }
        }

        var status: Int32 { 128 + signals[0] }
    }

    private static let lanes = 5
    private static let rounds = 10

    /// Fifty for each ending, at moments spread over the whole renewal.
    @Test(arguments: Ending.allCases)
    func `no login is lost`(ending: Ending) async throws {
        let simulator = simulator
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<Self.lanes {
                group.addTask {
                    let service = SignallingService(simulator)
                    let folder = TemporaryFolder()
                    try await ExchangeServer(service).whileServing { port in
                        let shell = RealShell(port: port, state: folder.path)
                        for round in 0..<Self.rounds {
                            try await shell.giveExpiredLogin(by: simulator)
                            let delay = Duration.milliseconds((round * Self.lanes + lane) * 3)
                            service.arm(ending.signals, after: delay, at: "/api/token")
                            let status = try await shell.run("now --fresh") { service.started($0) }
                            #expect(status == ending.status, "round \(round)")
                            let next = try await shell.run("now --fresh")
                            #expect(next.status == 0, "round \(round): \(next.messages)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: Ending.allCases)
    func `without a renewal the end comes at once`(ending: Ending) async throws {
        let (simulator, service, folder) = (simulator, SignallingService(simulator), TemporaryFolder())
        try await ExchangeServer(service).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            #expect(try await shell.run("now --fresh").status == 0)
            service.arm(ending.signals, after: .zero, at: "/v1/me/player")
            let start = ContinuousClock.now
            #expect(try await shell.run("now --fresh") { service.started($0) } == ending.status)
            // The answer would have taken longer, and a wait for a renewal too.
            #expect(ContinuousClock.now - start < .milliseconds(1500))
        }
    }

    @Test func `signals that whoever started it had ignored stay ignored`() async throws {
        let (simulator, service, folder) = (simulator, SignallingService(simulator), TemporaryFolder())
        try await ExchangeServer(service).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            service.arm([SIGHUP, SIGTERM, SIGINT, SIGINT], after: .zero, at: "/api/token")
            let line = "trap '' HUP TERM INT; exec \"$0\" -c 'now --fresh'"
            #expect(try await shell.run(script: line) { service.started($0) } == 0)
            #expect(await simulator.log.count(under: "/v1/me/player") == 1)
        }
    }
}

/// The service, slow to answer one request, with somebody beside it who sends signals to whoever asks.
private final class SignallingService: Exchange {
    private struct State {
        var signals: [Int32] = []
        var delay = Duration.zero
        var path: String?
        var victim: pid_t?
        var waiting: CheckedContinuation<pid_t, Never>?
    }

    private let simulator: SpotifySimulator
    private let state = Mutex(State())

    /// How long the answer takes.
    private static let latency = Duration.milliseconds(160)

    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    func arm(_ signals: [Int32], after delay: Duration, at path: String) {
        state.withLock { $0 = State(signals: signals, delay: delay, path: path) }
    }

    func started(_ process: pid_t) {
        let waiting = state.withLock { state in
            state.victim = process
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: process)
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let armed = state.withLock { state -> (signals: [Int32], delay: Duration)? in
            guard let path = state.path, request.path?.hasPrefix(path) == true else { return nil }
            state.path = nil
            return (state.signals, state.delay)
        }
        guard let armed else { return try await simulator.send(request, body: body) }
        let victim = await victim()
        let answer = try await simulator.send(request, body: body)
        let time = SystemTime()
        try? await time.sleep(for: armed.delay)
        for signal in armed.signals {
            Glibc.kill(victim, signal)
            // Two that come together are one.
            try? await time.sleep(for: .milliseconds(15))
        }
        try? await time.sleep(for: max(.zero, Self.latency - armed.delay))
        return answer
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
