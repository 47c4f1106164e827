// Several processes with one login: one refresh for all of them, and a login that survives being killed at any moment.

import Exchange
import Glibc
import HTTPTypes
import NetworkAdapters
import SeededRandom
import SpotifyAuth
import SpotifySimulator
import Storage
import Synchronization
import SystemTesting
import Testing

@Suite(.serialized) struct SharedLoginTests {
    @Test(arguments: [2, 10])
    func `so many processes with an expired token send one refresh`(count: Int) async throws {
        let simulator = SpotifySimulator(
            world: .demo, time: SystemTime(), configuration: SimulatorConfiguration(refreshPolicy: .rotate))
        let folder = TemporaryFolder()
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            await simulator.clearLog()
            try await withThrowingTaskGroup(of: Ended.self) { group in
                for _ in 0..<count { group.addTask { try await shell.run("now --fresh") } }
                for try await ended in group {
                    #expect(ended.status == 0, "\(ended.messages)")
                    #expect(ended.messages == "Nothing is playing.\n")
                }
            }
            let log = await simulator.log
            #expect(log.tokenRequests() == 1)
            #expect(log.count(under: "/v1/me/player") == count)
            #expect(log.allSatisfy { $0.status.map { $0 < 300 } ?? false })
        }
    }

    /// Two hundred kills around a refresh that rotates. The login may be lost only when the kill came between the
    /// service's answer and the new file; then the next use says so in one sentence.
    @Test func `kill -9 loses no login but between the answer and the new file`() async throws {
        let simulator = SpotifySimulator(
            world: .demo, time: SystemTime(), configuration: SimulatorConfiguration(refreshPolicy: .rotate))
        let killer = Killer(simulator)
        let folder = TemporaryFolder()
        var generator = SeededGenerator(seed: 7)
        var outcomes: [LoginAfterKill: Int] = [:]
        for round in 0..<200 {
            let moment = Killer.Moment.allCases[round % Killer.Moment.allCases.count]
            // Every fifth kill after an answer comes long after it: by then the new file must be there.
            let isLate = round % (5 * Killer.Moment.allCases.count) == Killer.Moment.allCases.count - 2
            let wait =
                isLate ? Self.longest : Duration.microseconds(Int.random(in: 0...12_000, using: &generator))
            outcomes[try await kill(at: moment, after: wait, killer, simulator, folder), default: 0] += 1
        }
        #expect(outcomes.values.reduce(0, +) == 200)
        // Fifty kills each before the service, before its answer left and after the new file; fifty in between.
        #expect(outcomes[.old, default: 0] >= 50)
        #expect(outcomes[.lost, default: 0] >= 50)
        #expect(outcomes[.renewed, default: 0] >= 50)
        let windows = killer.windows.sorted()
        #expect(windows.count >= 10)
        // Network, reading the answer and the disk included; a machine that does other things is slower now and then.
        if let median = windows.dropFirst(windows.count / 2).first { #expect(median < Self.usual, "\(windows)") }
    }

    /// No login is lost by a kill that comes later than this after the answer.
    private static let longest = Duration.milliseconds(500)
    /// Half of the new files are there by then.
    private static let usual = Duration.milliseconds(50)

    /// Which login the file holds after a kill.
    private enum LoginAfterKill: Hashable { case old, renewed, lost }

    private func kill(
        at moment: Killer.Moment, after wait: Duration, _ killer: Killer, _ simulator: SpotifySimulator,
        _ folder: TemporaryFolder
    ) async throws -> LoginAfterKill {
        try await ExchangeServer(killer).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            let before = try #require(try await shell.store.load()?.refreshToken)
            await simulator.clearLog()
            killer.arm(moment, wait, watching: shell.tokenFile)
            let status = try await shell.run("now --fresh") { killer.started($0) }
            let kill = await killer.lastKill()
            #expect(status == 128 + SIGKILL || moment == .afterAnswer)
            // Whatever the moment, the file is a whole login.
            let kept = try #require(try await shell.store.load()?.refreshToken)
            let wasAnswered = await simulator.log.contains { $0.path == "/api/token" && $0.status == 200 }
            let isGood = await simulator.accepts(refreshToken: .init(kept.revealed()))
            let after = try await shell.run("now --fresh")
            if isGood {
                #expect(after.status == 0, "\(after.messages)")
                return kept == before ? .old : .renewed
            }
            #expect(kept == before)
            #expect(wasAnswered)
            // Lost only where the new file was not there yet, and never long after the answer.
            #expect(kill?.renamedAfter == nil)
            #expect(wait < Self.longest)
            #expect(after.status == 3)
            #expect(
                after.messages
                    == "-c:1:1: The login has ended: it was revoked at Spotify, or replaced by a newer one.\n"
                    + "Type: login\n"
            )
            return .lost
        }
    }
}

/// The service, with a test beside it that kills each process that asks it for a token.
private final class Killer: Exchange {
    enum Moment: CaseIterable { case beforeService, beforeAnswer, afterAnswer, atNextRequest }

    /// A kill after an answer: when the new file took the old one's place, as far as that was seen before.
    struct Kill: Sendable {
        var renamedAfter: Duration?
    }

    private struct State {
        var moment: Moment?
        var tokenFile = ""
        var killing: Task<Kill, Never>?
        var windows: [Duration] = []
        var wait = Duration.zero
    }

    private let simulator: SpotifySimulator
    private let victim = AwaitedProcess()
    private let state = Mutex(State())

    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    func arm(_ moment: Moment, _ wait: Duration, watching tokenFile: String) {
        state.withLock { state in
            state = State(moment: moment, tokenFile: tokenFile, windows: state.windows, wait: wait)
        }
        victim.forget()
    }

    /// From the answer to the new file, for every new file that came before its kill.
    var windows: [Duration] { state.withLock { $0.windows } }

    /// The kill after an answer of this round; nil where there was none.
    func lastKill() async -> Kill? {
        guard let killing = state.withLock({ $0.killing }) else { return nil }
        let kill = await killing.value
        if let window = kill.renamedAfter { state.withLock { $0.windows.append(window) } }
        return kill
    }

    func started(_ process: pid_t) { victim.started(process) }

    func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let armed = state.withLock { state -> (Moment, Duration)? in
            guard let moment = state.moment, (request.path == "/api/token") != (moment == .atNextRequest) else {
                return nil
            }
            state.moment = nil
            return (moment, state.wait)
        }
        guard let (moment, wait) = armed else { return try await simulator.send(request, body: body) }
        let victim = await victim.number()
        switch moment {
        case .beforeService, .atNextRequest:
            Glibc.kill(victim, SIGKILL)
            throw .cancelled
        case .beforeAnswer, .afterAnswer: break
        }
        let answer = try await simulator.send(request, body: body)
        if moment == .beforeAnswer {
            Glibc.kill(victim, SIGKILL)
        } else {
            let tokenFile = state.withLock { $0.tokenFile }
            let killing = Task { await Self.kill(victim, after: wait, watching: tokenFile) }
            state.withLock { $0.killing = killing }
        }
        return answer
    }

    /// A thread of its own counts the microseconds: the answer must not wait for it.
    private static func kill(_ victim: pid_t, after wait: Duration, watching tokenFile: String) async -> Kill {
        await OwnThread.run {
            let start = ContinuousClock.now
            let old = number(of: tokenFile)
            var kill = Kill()
            while ContinuousClock.now - start < wait {
                if kill.renamedAfter == nil, number(of: tokenFile) != old {
                    kill.renamedAfter = ContinuousClock.now - start
                }
            }
            Glibc.kill(victim, SIGKILL)
            return kill
        }
    }

    /// The file that a path names.
    private static func number(of path: String) -> ino_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_ino : 0
    }
}
