// The log of changes in its file: what one shell keeps another reads, in the order of numbers, for 90 days.

import Exchange
import FoundationEssentials
import Library
import Storage
import SystemTesting
import Testing

struct ChangeLogDatabaseTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var log: ChangeLogDatabase {
        ChangeLogDatabase(path: folder.path("log.db"), time: time, patience: .seconds(60))
    }

    private static let playlist = EditedPlaylist(uri: "spotify:playlist:1", name: "Road Songs")

    private func record(_ sentence: String, _ edits: [Edit] = [.save(["spotify:track:1"])]) -> ChangeRecord {
        ChangeRecord(Change(sentence, edits: edits), at: time.now, shell: "a", state: .underWay)
    }

    /// What a shell notes of a change that is made to its end.
    @discardableResult
    private func make(_ sentence: String, in log: ChangeLogDatabase, _ edits: [Edit]? = nil) async -> Int {
        var record = record(sentence, edits ?? [.save(["spotify:track:1"])])
        record.number = await log.add(record)
        record.state = .done
        record.doneEdits = record.edits.count
        await log.update(record)
        return record.number
    }

    @Test func `every kind of edit, and all that a record says, comes back in another shell`() async {
        let name = "Straße \u{1B}[31m' \"\n☃"
        var parts = PlaylistDescription.Parts()
        (parts.name, parts.isPublic) = (name, true)
        let made = EditedPlaylist(uri: "new:1", name: name)
        let edits: [Edit] = [
            .save(["spotify:track:1", "spotify:artist:2"]), .unsave(["spotify:album:3"]),
            .create(PlaylistCreation(made, isPublic: true)),
            .describe(PlaylistDescription(Self.playlist, before: .init(), after: parts)),
            .cover(PlaylistCover(made, jpeg: [0xff, 0xd8, 0])),
            .items(ItemsEdit(Self.playlist, appending: (0..<101).map { "spotify:track:\($0)" }, after: 7)),
            .player(PlayerEdit(before: .volume(3), after: .device(id: "x", name: name))),
            .rule(RuleEdit(name: name, before: nil, after: "liked | take 3")),
        ]
        var record = record(name, edits)
        record.number = await log.add(record)
        #expect(record.number == 1)
        #expect(await log.record(1) == record)
        (record.state, record.isInPlan, record.doneEdits, record.doneSteps) = (.stopped, true, 3, 2)
        (record.requests, record.receipt, record.refused) = (17, "3 entries, as planned", ["spotify:track:1", "b"])
        (record.undoes, record.undoneBy, record.sentence, record.shell) = (5, 6, "other", "b")
        record.edits.swapAt(0, 1)
        record.at += 1
        await log.update(record)
        #expect(await log.record(1) == record)
        #expect(await log.records(limit: nil) == [record])
        await log.advance(1, doneEdits: 4, doneSteps: 1, requests: 18)
        (record.doneEdits, record.doneSteps, record.requests) = (4, 1, 18)
        #expect(await log.record(1) == record)
        #expect(await log.record(2) == nil)
    }

    @Test func `looking makes no file, and neither does what changes nothing`() async {
        let log = log
        #expect(await log.newest() == 0)
        #expect(await log.changes(since: 0).isEmpty)
        #expect(await log.record(1) == nil)
        #expect(await log.records(limit: nil).isEmpty)
        #expect(await !log.hasPlan(of: "a"))
        #expect(await log.plan(of: "a") == nil)
        #expect(await log.adoptPlan(for: "a") == nil)
        await log.closePlan(of: "a")
        #expect(await log.rules().isEmpty)
        await log.setRule("x", nil)
        #expect(log.ruleNames == [])
        #expect(await !log.isReadOnly())
        #expect(await log.setReadOnly(false))
        await log.forget()
        await log.finish()
        #expect(folder.names.isEmpty)
    }

    @Test func `the file is for its owner alone`() async {
        let log = ChangeLogDatabase(path: folder.path("p/log.db"), time: time)
        _ = await log.openPlan(of: "a", at: time.now)
        #expect(folder.mode(of: "p") == 0o700)
        for name in ["log.db", "log.db-wal", "log.db-shm", "plan.a.lock"] {
            #expect(folder.mode(of: "p/" + name) == 0o600, "\(name)")
        }
    }

    @Test func `numbers order what was done, also while the clock goes back, and none is given twice`() async {
        let (one, other) = (log, log)
        #expect(await make("first", in: one) == 1)
        time.advance(by: .seconds(-86_400))
        #expect(await make("second", in: other) == 2)
        #expect(await one.records(limit: nil).map(\.sentence) == ["second", "first"])
        #expect(await one.records(limit: 1).map(\.sentence) == ["second"])
        await other.drop(2)
        #expect(await one.records(limit: nil).map(\.sentence) == ["first"])
        #expect(await make("third", in: one) == 3)
        #expect(await log.record(3)?.sentence == "third")
    }

    @Test func `many shells that begin at once make one file, and each change has its number`() async {
        let logs = (0..<16).map { _ in log }
        let numbers = await withTaskGroup(of: Int.self) { group in
            for log in logs { group.addTask { await make("a change", in: log) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...16))
        #expect(await log.records(limit: nil).count == 16)
    }

    @Test func `what began or ended since is found, and what was cut off`() async {
        let (one, other) = (log, log)
        await make("first", in: one)
        let read = await other.newest()
        #expect(await other.changes(since: read).isEmpty)
        var record = record("second")
        record.number = await one.add(record)
        let during = await other.newest()
        #expect(during > read)
        #expect(await other.changes(since: read).map(\.sentence) == ["second"])
        // It is still under way.
        #expect(await other.changes(since: during).map(\.sentence) == ["second"])
        record.state = .done
        await one.update(record)
        #expect(await other.changes(since: during).map(\.sentence) == ["second"])
        let after = await other.newest()
        #expect(after > during)
        #expect(await other.changes(since: after).isEmpty)
        await one.drop(record.number)
        #expect(await other.newest() > after)
    }

    @Test func `records stay for 90 days, those of an open plan for longer`() async {
        let log = log
        await make("old", in: log)
        _ = await log.openPlan(of: "a", at: time.now)
        var planned = record("planned")
        (planned.state, planned.isInPlan) = (.planned, true)
        _ = await log.add(planned)
        time.advance(by: .seconds(90 * 86_400))
        #expect(await log.records(limit: nil).map(\.sentence) == ["old"])
        time.advance(by: .seconds(1))
        #expect(await log.records(limit: nil).isEmpty)
        #expect(await log.record(1) != nil)
        await make("new", in: log)
        #expect(await log.record(1) == nil)
        #expect(await log.records(limit: nil).map(\.sentence) == ["new"])
        #expect(await log.plan(of: "a")?.records.map(\.sentence) == ["planned"])
    }

    @Test func `rules and the flag for looking only are kept for all shells`() async {
        var rule = Rule(pipeline: "liked | take 30")
        await log.setRule("This week", rule)
        #expect(await log.rules() == ["This week": rule])
        (rule.playlist, rule.refreshed) = ("spotify:playlist:1", time.now)
        await log.setRule("This week", rule)
        await log.setRule("Other", Rule(pipeline: "recent"))
        #expect(await log.rules() == ["This week": rule, "Other": Rule(pipeline: "recent")])
        let completing = log
        #expect(completing.ruleNames == ["Other", "This week"])
        #expect(completing.ruleNames == ["Other", "This week"])
        await log.setRule("Other", nil)
        #expect(await log.rules() == ["This week": rule])
        #expect(completing.ruleNames == ["This week"])
        let running = log
        #expect(await !running.isReadOnly())
        #expect(await log.setReadOnly(true))
        #expect(await running.isReadOnly())
        #expect(await log.setReadOnly(false))
        #expect(await !running.isReadOnly())
    }

    @Test func `a logout deletes changes, plans and rules for all, and what was set aside; looking only stays`() async {
        let (one, other) = (log, log)
        await make("secret", in: one)
        _ = await one.openPlan(of: "a", at: time.now)
        await one.setRule("x", Rule(pipeline: "liked"))
        _ = await one.setReadOnly(true)
        for name in ["log.db.damaged", "log.db.newer", "log.db.newer-wal"] { folder.put("secret", name) }
        let before = await other.newest()
        await one.forget()
        #expect(await other.records(limit: nil).isEmpty)
        #expect(await other.plan(of: "a") == nil)
        #expect(await !one.hasPlan(of: "a"))
        #expect(await other.rules().isEmpty)
        #expect(await other.isReadOnly())
        #expect(await other.newest() > before)
        #expect(folder.names == ["log.db", "log.db-shm", "log.db-wal", "read-only"])
        // A number that was given is not given to another change.
        #expect(await make("next", in: other) == 2)
    }
}
