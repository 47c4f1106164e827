// Several processes with one budget: together they are no faster than one may be, and what one learns of a ban holds
// for all, also for those that start later.

import Exchange
import FoundationEssentials
import NetworkAdapters
import SpotifySimulator
import Testing

@Suite(.serialized) struct SharedBudgetTests {
    /// A place for several processes, with one simulator for all of them.
    private func inPlace(
        pace: String, _ body: @escaping @Sendable (RealShell, SpotifySimulator) async throws -> Void
    ) async throws {
        let simulator = SpotifySimulator(world: .demo, time: SystemTime(), configuration: SimulatorConfiguration())
        let folder = TemporaryFolder()
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path, pace: pace)
            try await shell.giveExpiredLogin(by: simulator)
            _ = try await shell.run("devices")
            await simulator.clearLog()
            try await body(shell, simulator)
        }
    }

    @Test func `two processes never exceed one pace together`() async throws {
        try await inPlace(pace: "20") { shell, simulator in
            let lines = Array(repeating: "devices", count: 40).joined(separator: "; ")
            try await withThrowingTaskGroup(of: Ended.self) { group in
                for _ in 0..<2 { group.addTask { try await shell.run(lines) } }
                for try await ended in group { #expect(ended.status == 0, "\(ended.messages)") }
            }
            let times = await simulator.log.filter { $0.path.hasPrefix("/v1/") }.map(\.time)
            #expect(times.count == 80)
            // Twelve at once and twenty a second: with a pace each, 28 requests would be over after 1.4 s.
            let whole = (times.max() ?? .now).timeIntervalSince(times.min() ?? .now)
            #expect(whole >= (80 - 12) / 20 - 0.25)
            // A request can be late, never early, so a window may hold those that should have come before it.
            let late = 8
            for start in times {
                let count = times.count { $0 >= start && $0.timeIntervalSince(start) < 1 }
                #expect(count <= 12 + 20 + late)
            }
        }
    }

    @Test func `a ban that one learns is respected by the other, and after a restart`() async throws {
        try await inPlace(pace: "off") { shell, simulator in
            await simulator.inject(
                .limited(LimitAnswer(.quota, retryAfter: "7200")), for: RequestMatcher(pathPrefix: "/v1/search"),
                .first(1))
            let first = try await shell.run("search artist radiohead")
            #expect(first.status == 6)
            #expect(first.messages.contains("The daily quota for search is used up until "))
            try await withThrowingTaskGroup(of: Ended.self) { group in
                for name in ["abba", "björk"] { group.addTask { try await shell.run("search artist \(name)") } }
                for try await ended in group {
                    #expect(ended.status == 6)
                    #expect(ended.messages.contains("Nothing was sent."))
                }
            }
            #expect(await simulator.log.count(under: "/v1/search") == 1)
            // Other requests go on.
            #expect(try await shell.run("devices").status == 0)
        }
    }
}
