// A process that is killed while it changes things: whatever the moment, the next one can send the rest or take all of
// it back, and what is then at Spotify is exactly what was wanted, or exactly what was there before.

import Exchange
import FoundationEssentials
import Glibc
import NetworkAdapters
import SeededRandom
import SpotifySimulator
import TerminalTesting
import Testing

@Suite(.serialized) struct ChangeKillTests {
    /// A plan of every kind: moves, things saved in lots, texts, additions and removals of one playlist.
    private static let changes = """
        playlist sort "Road Songs" by name; liked | skip 5 | take 50 | unsave --yes; \
        playlist describe "Road Songs" Kept; playlist rename "Odds and Ends" Ends
        """
    private static let scopes = [
        "user-library-read", "user-library-modify", "playlist-read-private", "playlist-modify-private",
        "playlist-modify-public", "playlist-read-collaborative",
    ]

    /// How often it is killed: `JUKE_KILLS`, else a number that takes a test run only seconds.
    private static let kills = ProcessInfo.processInfo.environment["JUKE_KILLS"].flatMap(Int.init) ?? 20

    /// What happens after a kill.
    private enum Way: Sendable { case commit, undo }

    /// A new world, before anything is changed.
    private static func simulator() -> SpotifySimulator {
        SpotifySimulator(world: .demo, time: SystemTime(), configuration: SimulatorConfiguration())
    }

    /// Serves a simulator to a shell with files of its own, which may change everything.
    private static func serve<Success: Sendable>(
        _ service: any Exchange, _ simulator: SpotifySimulator,
        _ body: @escaping @Sendable (RealShell) async throws -> Success
    ) async throws -> Success {
        let folder = TemporaryFolder()
        return try await ExchangeServer(service).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            let user = await simulator.world.users[0].id
            try await shell.giveLogin(by: simulator, scopes: scopes, endsIn: 3600, userID: user)
            defer { withExtendedLifetime(folder) {} }
            return try await body(shell)
        }
    }

    /// What the changes lead to when no one is killed, and how many requests change something.
    private func whole() async throws -> (before: KeptWorld, after: KeptWorld, writes: Int) {
        let simulator = Self.simulator()
        let killer = RequestKiller(simulator, counting: .changes)
        let before = KeptWorld(await simulator.world)
        try await Self.serve(killer, simulator) { shell in
            let ended = try await shell.run("begin; \(Self.changes); commit")
            #expect(ended.status == 0, "\(ended.messages)")
        }
        let after = KeptWorld(await simulator.world)
        #expect(after.entries(of: "Road Songs") != before.entries(of: "Road Songs"))
        #expect(before.saved.count - after.saved.count == 50)
        return (before, after, killer.requests)
    }

    @Test func `after kill -9 in a commit, commit sends the rest and undo takes all of it back`() async throws {
        let whole = try await whole()
        try #require(whole.writes > 10)
        var generator = SeededGenerator(seed: 11)
        for round in 0..<Self.kills {
            let order = RequestKiller.Order(
                number: Int.random(in: 1...whole.writes, using: &generator),
                moment: RequestKiller.Moment.allCases[Int.random(in: 0..<3, using: &generator)],
                wait: .microseconds(Int.random(in: 0...4_000, using: &generator)))
            let way = round % 2 == 0 ? Way.commit : .undo
            let simulator = Self.simulator()
            let killer = RequestKiller(simulator, counting: .changes, order)
            try await Self.serve(killer, simulator) { shell in
                let status = try await shell.run("begin; \(Self.changes); commit") { killer.started($0) }
                await killer.end()
                // The last answer may have come so early that the process had ended.
                #expect(status == 128 + SIGKILL || order.number == whole.writes && status == 0, "\(order)")
                switch way {
                case .commit: try await Self.commit(shell, "\(order)")
                case .undo: try await Self.undo(shell, "\(order)")
                }
            }
            let now = KeptWorld(await simulator.world)
            #expect(now == (way == .commit ? whole.after : whole.before), "round \(round): \(order), \(way)")
        }
    }

    @Test func `after kill -9 in a change, the next prompt says which one and how to take it back, once`() async throws
    {
        let simulator = Self.simulator()
        let before = KeptWorld(await simulator.world)
        let killer = RequestKiller(
            simulator, counting: .changes, RequestKiller.Order(number: 2, moment: .beforeAnswer, wait: .zero))
        try await Self.serve(killer, simulator) { shell in
            let status = try await shell.run("playlist sort \"Road Songs\" by name --yes") { killer.started($0) }
            await killer.end()
            #expect(status == 128 + SIGKILL)
            let juke = try #require(BuiltProducts.path(of: "juke"))
            for isFirst in [true, false] {
                let terminal = try PseudoTerminal(
                    juke, [], environment: shell.variables, columns: 120, rows: 24)
                try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix("juke>") }
                let said = terminal.screen.lines.first { $0.hasPrefix("A change was interrupted") } ?? ""
                let (start, end) = (
                    "A change was interrupted (just now): sort Road Songs by name: ↕",
                    ". log shows it, undo 1 takes it back."
                )
                #expect(isFirst ? said.hasPrefix(start) && said.hasSuffix(end) : said.isEmpty, "\(said)")
                terminal.send("\u{4}")
                _ = try terminal.waitForEnd()
            }
            let ended = try await shell.run("undo 1 --yes")
            #expect(ended.status == 0, "\(ended.messages)")
        }
        #expect(KeptWorld(await simulator.world) == before)
    }

    /// Sends what is left.
    private static func commit(_ shell: RealShell, _ label: String) async throws {
        let ended = try await shell.run("commit")
        // All of it was sent, and the plan was closed, before the kill.
        let isClosed = ended.messages.contains("No plan is open")
        #expect(ended.status == 0 || isClosed, "\(label): \(ended.messages)")
        // All of it may be done, and only the plan not closed.
        let whose = /This is the plan that a shell left: [0-4] changes?, begun (just now|1 min ago)\.\n/
        #expect(isClosed || ended.messages.firstMatch(of: whose) != nil, "\(label): \(ended.messages)")
        let again = try await shell.run("commit")
        #expect(again.messages.contains("No plan is open"), "\(label): \(again.messages)")
    }

    /// Drops what is left, and takes back what was sent, the newest first.
    private static func undo(_ shell: RealShell, _ label: String) async throws {
        let dropped = try await shell.run("abort")
        #expect(dropped.status == 0 || dropped.messages.contains("No plan is open"), "\(label): \(dropped.messages)")
        let log = try await shell.run("log --format '{number}'")
        #expect(log.status == 0, "\(label): \(log.messages)")
        for number in log.output.split(separator: "\n") {
            let ended = try await shell.run("undo \(number) --yes")
            // Of a change whose first request was never carried out nothing is left.
            let isNothing = ended.messages.contains("Nothing of change \(number) is left")
            #expect(ended.status == 0 || isNothing, "\(label): undo \(number): \(ended.messages)")
        }
    }

    @Test func `two processes that change one playlist at once each find it whole`() async throws {
        for _ in 0..<5 {
            let simulator = Self.simulator()
            try await Self.serve(simulator, simulator) { shell in
                let fields = ["name", "-duration"]
                let ended = try await withThrowingTaskGroup(of: (Int, Ended).self) { group in
                    for (number, field) in fields.enumerated() {
                        group.addTask {
                            (number, try await shell.run("playlist sort \"Road Songs\" by \(field) --yes"))
                        }
                    }
                    return try await group.reduce(into: [Int: Ended]()) { $0[$1.0] = $1.1 }
                }
                for (number, ended) in ended where ended.status != 0 {
                    #expect(ended.status == 1, "\(fields[number])")
                    #expect(ended.messages.contains("Road Songs has changed since it was read"), "\(ended.messages)")
                }
                let done = ended.filter { $0.value.status == 0 }.map { fields[$0.key] }
                #expect(!done.isEmpty)
                var isSorted = false
                for field in done {
                    let look = try await shell.run("playlist sort \"Road Songs\" by \(field) --dry-run")
                    if look.messages.contains("is sorted by") { isSorted = true }
                }
                #expect(isSorted)
            }
            let (before, after) = (KeptWorld(World.demo), KeptWorld(await simulator.world))
            // Each entry is there as often as before.
            let sorted = [before, after].map { $0.entries(of: "Road Songs").map { $0 ?? "" }.sorted() }
            #expect(sorted[0] == sorted[1])
        }
    }
}
