// Changes of entries against a playlist that answers by Spotify's rules: lost answers, entries that it cannot take,
// requests that fail in the middle, and what of a plan is left then.

import Arrangement
import Exchange
import ExchangeTesting
import FoundationEssentials
import Library
import SpotifyAPI
import Testing

struct ChangeExecutorItemsTests {
    private static let dead = ["spotify:track:dead1", "spotify:track:dead2"]
    private static let playlist = RandomLists.playlist

    private func executor(_ server: PlaylistServer, _ log: any ChangeLog = InMemoryChangeLog()) -> ChangeExecutor {
        let time = ManualTime()
        return ChangeExecutor(
            client: SpotifyClient(exchange: server, baseURL: "https://api.spotify.com/v1", time: time), log: log,
            turns: SingleWriter(), time: time, shell: "test")
    }

    private func change(_ edit: ItemsEdit) -> Change { Change("change Road", edits: [.items(edit)]) }

    private func without(_ uris: [String], _ list: [Entry]) -> [Entry] {
        list.filter { entry in !uris.contains { entry == .item($0) } }
    }

    @Test func `each change leads to its result, and every lost answer is found out`() async throws {
        for seed in 0..<UInt64(120) {
            let lists = RandomLists(seed: seed)
            for lost in 0...lists.edit.steps.count {
                let server = PlaylistServer(lists.there, faults: [lost: .lost])
                let record = try #require(try await executor(server).perform(change(lists.edit)))
                #expect(await server.list == lists.result, "seed \(seed), lost \(lost)")
                #expect(record.state == .done)
                let count = lists.result.count
                let receipt = "\(count) \(count == 1 ? "entry" : "entries"), as planned"
                if !lists.edit.steps.isEmpty { #expect(record.receipt == receipt) }
            }
        }
    }

    @Test func `what Spotify cannot take is found and left out`() async throws {
        for seed in 0..<UInt64(120) {
            let lists = RandomLists(seed: seed, adds: Self.dead)
            let server = PlaylistServer(lists.there, dead: Set(Self.dead))
            let record = try #require(try await executor(server).perform(change(lists.edit)))
            let expected = without(Self.dead, lists.result)
            #expect(await server.list == expected, "seed \(seed)")
            #expect(record.refused.sorted() == Self.dead, "seed \(seed)")
            let inverse = try record.inverse(lists: [Self.playlist.uri: expected])
            #expect(RandomLists.applying(inverse, to: expected) == lists.there, "seed \(seed)")
        }
    }

    @Test func `one that stops anywhere can be taken back, or continued`() async throws {
        for seed in 0..<UInt64(60) {
            let lists = RandomLists(seed: seed, adds: ["spotify:track:x"] + Self.dead)
            for stop in 1...10 {
                let log = InMemoryChangeLog()
                let server = PlaylistServer(lists.there, dead: Set(Self.dead), faults: [stop: .refused(403)])
                let executor = executor(server, log)
                do { try await executor.perform(change(lists.edit)) } catch {}
                await server.clearFaults()
                let now = await server.list
                guard let record = await log.record(1) else {
                    #expect(now == lists.there, "seed \(seed), stop \(stop)")
                    continue
                }
                if record.state == .stopped {
                    let inverse = try record.inverse(lists: [Self.playlist.uri: now])
                    #expect(RandomLists.applying(inverse, to: now) == lists.there, "seed \(seed), stop \(stop)")
                    _ = try await executor.commit([record])
                }
                #expect(await server.list == without(Self.dead, lists.result), "seed \(seed), stop \(stop)")
            }
        }
    }

    @Test func `many that are refused end the change, since then Spotify is ill`() async throws {
        let uris = (0..<30).map { "spotify:track:dead\($0)" }
        let server = PlaylistServer([], dead: Set(uris))
        let log = InMemoryChangeLog()
        await #expect(throws: (any Error).self) {
            try await executor(server, log).perform(
                change(ItemsEdit(Self.playlist, appending: ["spotify:track:a"] + uris, after: 0)))
        }
        #expect(await server.list == [.item("spotify:track:a")])
        let record = try #require(await log.record(1))
        #expect(record.state == .stopped)
        #expect(record.refused == Array(uris.prefix(10)))
        let inverse = try record.inverse(lists: [Self.playlist.uri: await server.list])
        #expect(RandomLists.applying(inverse, to: await server.list) == [])
    }

    // MARK: Plans

    /// A log with a plan of these edits.
    private func plan(_ edits: [ItemsEdit]) async -> (InMemoryChangeLog, [ChangeRecord]) {
        let log = InMemoryChangeLog()
        _ = await log.openPlan(of: "test", at: .init(timeIntervalSince1970: 0))
        for edit in edits {
            _ = await log.add(
                ChangeRecord(change(edit), at: .init(timeIntervalSince1970: 0), shell: "test", state: .planned))
        }
        return (log, await log.plan(of: "test")?.records ?? [])
    }

    @Test func `what waits is adapted to what was not taken before it`() async throws {
        for seed in 0..<UInt64(80) {
            let first = RandomLists(seed: seed, adds: Self.dead)
            // The second reverses the list, the third adds at its end.
            let arrangement = Arrangement(of: first.result, into: first.result.indices.reversed().map { .kept($0) })
            let second = ItemsEdit(Self.playlist, there: first.result, arrangement)
            let third = ItemsEdit(
                Self.playlist, appending: ["spotify:track:end"], after: arrangement.result.count)
            let server = PlaylistServer(first.there, dead: Set(Self.dead))
            let (log, records) = await plan([first.edit, second, third])
            let made = try await executor(server, log).commit(records)
            let expected = without(Self.dead, arrangement.result) + [.item("spotify:track:end")]
            #expect(await server.list == expected, "seed \(seed)")
            #expect(made.map(\.state) == [.done, .done, .done])
        }
    }

    @Test func `a plan that stops keeps the rest, and continues where it stopped`() async throws {
        let edits = (0..<3).map { ItemsEdit(Self.playlist, appending: ["spotify:track:\($0)"], after: $0) }
        let server = PlaylistServer([], faults: [2: .refused(403)])
        let (log, records) = await plan(edits)
        let executor = executor(server, log)
        let stop = await #expect(throws: PlanStopped.self) { try await executor.commit(records) }
        #expect(stop?.made == 1)
        #expect(stop?.total == 3)
        #expect(stop?.begun == nil)
        let rest = try #require(await log.plan(of: "test"))
        #expect(rest.records.map(\.state) == [.planned, .planned])
        #expect(rest.done.map(\.number) == [stop?.last])
        await server.clearFaults()
        _ = try await executor.commit(rest.records)
        #expect(await server.list == (0..<3).map { .item("spotify:track:\($0)") })
        #expect(await log.plan(of: "test")?.records == [])
    }

    @Test(arguments: [[Entry](), [.item("spotify:track:other"), .item("spotify:track:second")]])
    func `a plan sends nothing to a list that got shorter or longer`(now: [Entry]) async throws {
        let (log, records) = await plan([ItemsEdit(Self.playlist, appending: ["spotify:track:1"], after: 1)])
        let server = PlaylistServer(now)
        await #expect(throws: PlaylistChanged.self) { try await executor(server, log).commit(records) }
        #expect(await server.list == now)
        #expect(await log.plan(of: "test")?.records.map(\.state) == [.planned])
    }

    // MARK: Chains

    @Test func `undone, made again and undone again, each holds or not by the one that reversed it`() async throws {
        let server = PlaylistServer([])
        let log = InMemoryChangeLog()
        let executor = executor(server, log)
        let rule = RuleEdit(name: "Week", before: nil, after: "liked")
        try await executor.perform(Change("make Week", edits: [.rule(rule)]))
        let back = RuleEdit(name: "Week", before: "liked", after: nil)
        for (number, edit) in [(1, back), (2, rule), (3, back)] {
            var undo = Change("reverse \(number)", edits: [.rule(edit)])
            undo.undoes = number
            try await executor.perform(undo)
        }
        #expect(await log.records(limit: nil).reversed().map(\.undoneBy) == [2, nil, 4, nil])
    }
}
