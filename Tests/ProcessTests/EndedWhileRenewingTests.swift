// Scripts that are ended while they renew their login, where the service gives a new refresh token for each old one:
// the end waits for the new one to be kept. Without a renewal it waits for nothing.

import Exchange
import Glibc
import NetworkAdapters
import SpotifySimulator
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

    /// Fifty for each ending, at each moment of the renewal.
    @Test(.timeLimit(.minutes(10)), arguments: Ending.allCases)
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
                            let moment = RenewalMoment.allCases[(round + lane) % RenewalMoment.allCases.count]
                            service.arm(
                                SignallingService.Order(
                                    signals: ending.signals, moment: .ofRenewal(moment), path: "/api/token",
                                    folder: shell.state + "/juke/default"))
                            let status = try await shell.run("now --fresh") { service.started($0) }
                            service.ended()
                            #expect(status == ending.status, "round \(round), \(moment)")
                            let next = try await shell.run("now --fresh")
                            #expect(next.status == 0, "round \(round), \(moment): \(next.messages)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// The answer is held back until the process has ended: an end that waited for it would never come.
    @Test(.timeLimit(.minutes(10)), arguments: Ending.allCases)
    func `without a renewal the end waits for no answer`(ending: Ending) async throws {
        let (simulator, service, folder) = (simulator, SignallingService(simulator), TemporaryFolder())
        try await ExchangeServer(service).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            #expect(try await shell.run("now --fresh").status == 0)
            service.arm(
                SignallingService.Order(
                    signals: ending.signals, moment: .instead, path: "/v1/me/player", folder: folder.path))
            #expect(try await shell.run("now --fresh") { service.started($0) } == ending.status)
            #expect(service.holdsAnswers)
            service.ended()
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `signals that whoever started it had ignored stay ignored`() async throws {
        let (simulator, service, folder) = (simulator, SignallingService(simulator), TemporaryFolder())
        try await ExchangeServer(service).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            service.arm(
                SignallingService.Order(
                    signals: [SIGHUP, SIGTERM, SIGINT, SIGINT], moment: .ofRenewal(.asked), path: "/api/token",
                    folder: folder.path, holdsOthers: false))
            let line = "trap '' HUP TERM INT; exec \"$0\" -c 'now --fresh'"
            #expect(try await shell.run(script: line) { service.started($0) } == 0)
            #expect(await simulator.log.count(under: "/v1/me/player") == 1)
        }
    }
}
