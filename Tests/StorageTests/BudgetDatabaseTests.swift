// The budget that processes share: one pace for all, bans and ceilings that hold for every process and after a restart.

import Exchange
import Files
import FoundationEssentials
import Glibc
import SpotifyAPI
import Storage
import SystemTesting
import Testing

struct BudgetDatabaseTests {
    private let folder = TemporaryFolder()
    private let start = Date(timeIntervalSince1970: 1_795_000_000)
    private var path: String { folder.path + "/juke/budget.db" }

    private func shell(_ client: String = "c0ffee") -> BudgetDatabase {
        // However busy the machine is, none counts alone because it waited for another.
        BudgetDatabase(path: path, time: SystemTime(), patience: .seconds(60), clientID: { client })
    }

    @Test func `two shells under load never exceed one pace`() async {
        let (start, shells) = (start, [shell(), shell()])
        // A hundred requests of each at the same moment: each gets the moment when it may leave.
        let leaves = await withTaskGroup(of: Double.self) { group in
            for number in 0..<200 {
                group.addTask {
                    switch await shells[number % 2].admit(.player, pace: .standard, ceilings: [:], at: start) {
                    case .after(let wait): wait.inSeconds
                    case .now: 0
                    case .refused, .ceiling: -1
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        #expect(leaves.allSatisfy { $0 >= 0 })
        #expect(leaves.count { $0 == 0 } == 12)
        for leave in leaves {
            #expect(leaves.count { $0 >= leave && $0 < leave + 30 } <= 57)
        }
    }

    @Test func `shells that start at once make one file and count in it together`() async {
        let (start, shells) = (start, (0..<16).map { _ in shell() })
        await withTaskGroup(of: Void.self) { group in
            for shell in shells {
                group.addTask { _ = await shell.admit(.albums, pace: .unlimited, ceilings: [.albums: 99], at: start) }
            }
        }
        #expect(await shell().spending(at: start).day == [.albums: 16])
    }

    @Test func `a ban is respected by the other, after a restart, and only for its client and bucket`() async {
        let until = start + 3600
        await shell().close(.search, until: until, reason: .quota)
        let other = shell()
        #expect(
            await other.admit(.search, pace: .standard, ceilings: [:], at: start) == .refused(until: until, .quota))
        #expect(await other.admit(.player, pace: .standard, ceilings: [:], at: start) == .now)
        #expect(await shell("other").admit(.search, pace: .standard, ceilings: [:], at: start) == .now)
        // A shorter one does not take the longer one back.
        await other.close(.search, until: start + 30, reason: .rate)
        #expect(
            await shell().admit(.search, pace: .standard, ceilings: [:], at: start + 60)
                == .refused(until: until, .quota))
        #expect(await shell().admit(.search, pace: .standard, ceilings: [:], at: until) == .now)
    }

    @Test func `a ceiling counts what all have sent in 24 hours`() async {
        for number in 0..<60 {
            _ = await (number % 2 == 0 ? shell() : shell()).admit(
                .artistAlbums, pace: .unlimited, ceilings: SoftCeiling.standard, at: start)
        }
        let next = await shell().admit(.artistAlbums, pace: .unlimited, ceilings: SoftCeiling.standard, at: start + 10)
        #expect(next == .ceiling(used: 60, limit: 60))
        let spending = await shell().spending(at: start + 10)
        #expect(spending.day == [.artistAlbums: 60])
        #expect(spending.recent == [.artistAlbums: 60])
        #expect(await shell().spending(at: start + 40).recent.isEmpty)
        #expect(await shell().spending(at: start + 86_401).day.isEmpty)
    }

    @Test func `without a pace everything is counted all the same, and bans hold`() async {
        let ledger = shell()
        for _ in 0..<500 {
            #expect(await ledger.admit(.player, pace: .unlimited, ceilings: [:], at: start) == .now)
        }
        #expect(await ledger.spending(at: start + 1).day == [.player: 500])
        #expect(await shell().spending(at: start + 1).day == [.player: 500])
        await shell().close(.player, until: start + 900, reason: .rate)
        #expect(
            await ledger.admit(.player, pace: .unlimited, ceilings: [:], at: start + 2)
                == .refused(until: start + 900, .rate))
    }

    @Test func `the file is for its owner alone`() async {
        _ = await shell().admit(.search, pace: .standard, ceilings: [:], at: start)
        #expect(folder.mode(of: "juke/budget.db") == 0o600)
        #expect(folder.mode(of: "juke") == 0o700)
    }

    @Test func `a damaged file is made anew, and where none can be the process counts alone`() async throws {
        mkdir(folder.path + "/juke", 0o700)
        try PrivateFile(path: path).replace(with: Array(repeating: 0x41, count: 8192))
        #expect(await shell().admit(.search, pace: .standard, ceilings: [:], at: start) == .now)
        #expect(await shell().spending(at: start).day == [.search: 1])
        let nowhere = BudgetDatabase(path: "/proc/nothing/budget.db", time: SystemTime(), clientID: { "c" })
        for _ in 0..<12 {
            #expect(await nowhere.admit(.search, pace: .standard, ceilings: [:], at: start) == .now)
        }
        #expect(await nowhere.admit(.search, pace: .standard, ceilings: [:], at: start) != .now)
    }

    @Test func `a wait that is given up leaves no count and no debt, for nobody`() async {
        let pace = Pace.limited(burst: 1, perSecond: 1)
        #expect(await shell().admit(.search, pace: pace, ceilings: [:], at: start) == .now)
        for _ in 0..<5 {
            let one = shell()
            #expect(await one.admit(.search, pace: pace, ceilings: [:], at: start) == .after(.seconds(1)))
            await one.giveBack(.search, admitted: start, after: .seconds(1))
        }
        #expect(await shell().spending(at: start + 2).day == [.search: 1])
        #expect(await shell().admit(.search, pace: pace, ceilings: [:], at: start) == .after(.seconds(1)))
        // What was never admitted gives nothing back.
        await shell().giveBack(.albums, admitted: start, after: .seconds(1))
        #expect(await shell().admit(.search, pace: pace, ceilings: [:], at: start) == .after(.seconds(2)))
    }

    @Test func `what another shell learnt is seen after a wait`() async {
        let waiting = shell()
        _ = await waiting.admit(.search, pace: .standard, ceilings: [:], at: start)
        #expect(await waiting.closing(of: .search, at: start) == nil)
        await shell().close(.search, until: start + 60, reason: .rate)
        #expect(await waiting.closing(of: .search, at: start + 1)?.until == start + 60)
        #expect(await waiting.closing(of: .albums, at: start + 1) == nil)
        #expect(await waiting.closing(of: .search, at: start + 60) == nil)
    }

    @Test func `a closing of unknown length doubles for all shells, and shows its end`() async {
        var now = start
        for length in [3600.0, 7200, 14_400] {
            let until = await shell().close(.search, reason: .quota, at: now)
            #expect(until.timeIntervalSince(now) == length)
            #expect(await shell().close(.search, reason: .quota, at: now + 1) == until)
            #expect(await shell().spending(at: now + 1).closed[.search]?.until == until)
            #expect(await shell().spending(at: until).closed.isEmpty)
            now = until + 1
        }
        #expect(await shell("other").close(.search, reason: .quota, at: now) == now + 3600)
        #expect(await shell().close(.search, reason: .quota, at: now + 3 * 86_400) == now + 3 * 86_400 + 3600)
    }

    @Test func `a process that counts alone gives back and doubles too`() async {
        let alone = BudgetDatabase(path: "/proc/nothing/budget.db", time: SystemTime(), clientID: { "c" })
        let pace = Pace.limited(burst: 1, perSecond: 1)
        _ = await alone.admit(.search, pace: pace, ceilings: [:], at: start)
        _ = await alone.admit(.search, pace: pace, ceilings: [:], at: start)
        await alone.giveBack(.search, admitted: start, after: .seconds(1))
        #expect(await alone.admit(.search, pace: pace, ceilings: [:], at: start) == .after(.seconds(1)))
        let until = await alone.close(.search, reason: .rate, at: start)
        #expect(until == start + 30)
        #expect(await alone.closing(of: .search, at: start)?.until == until)
        #expect(await alone.close(.search, reason: .rate, at: until) == until + 60)
    }

    @Test func `a run that ends empties a log that has become long, and leaves a short one`() async {
        let shell = shell()
        _ = await shell.admit(.player, pace: .standard, ceilings: [:], at: start)
        await shell.finish()
        let short = folder.size(of: "juke/budget.db-wal")
        #expect((1...64 * 4120).contains(short))
        for second in 0..<80 {
            _ = await shell.admit(.player, pace: .standard, ceilings: [:], at: start + Double(second * 30))
        }
        #expect(folder.size(of: "juke/budget.db-wal") > 64 * 4120)
        await shell.finish()
        #expect(folder.size(of: "juke/budget.db-wal") == 0)
        #expect(await shell.spending(at: start + 2400).day[.player] == 81)
    }
}
