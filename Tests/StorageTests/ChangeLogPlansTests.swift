// Plans in the log, and who owns them: a shell that starts takes over the plan of one that is gone, and no other.

import Exchange
import FoundationEssentials
import Glibc
import Library
import Storage
import SystemTesting
import Testing

struct ChangeLogPlansTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var log: ChangeLogDatabase {
        ChangeLogDatabase(path: folder.path("log.db"), time: time, patience: .seconds(60))
    }

    private func planned(_ sentence: String, of shell: String) -> ChangeRecord {
        ChangeRecord(Change(sentence, edits: [.save(["spotify:track:1"])]), at: time.now, shell: shell, state: .planned)
    }

    /// As when the process ends, however it does: its lock is gone, and its file stays.
    private func end(_ shell: String) {
        let name = "plan.\(shell).lock"
        #expect(unlink(folder.path(name)) == 0)
        folder.put("", name, mode: 0o600)
    }

    @Test func `a plan holds what waits, in order, and closing it drops that`() async {
        let log = log
        let opened = await log.openPlan(of: "a", at: time.now)
        #expect(opened == Plan(opened: time.now, records: []))
        #expect(await log.hasPlan(of: "a"))
        #expect(await !log.hasPlan(of: "b"))
        for sentence in ["one", "two", "three"] { _ = await log.add(planned(sentence, of: "a")) }
        time.advance(by: .seconds(60))
        let again = await log.openPlan(of: "a", at: time.now)
        #expect(again.opened == opened.opened)
        #expect(again.records.map(\.sentence) == ["one", "two", "three"])
        #expect(await log.records(limit: nil).isEmpty)
        #expect(await log.newest() == 3)
        await log.closePlan(of: "a")
        #expect(await !log.hasPlan(of: "a"))
        #expect(await log.plan(of: "a") == nil)
        #expect(await log.record(1) == nil)
        #expect(folder.names == ["log.db", "log.db-shm", "log.db-wal"])
    }

    @Test func `what a commit begins has a new number and keeps its place in the plan`() async {
        let (log, other) = (log, log)
        _ = await log.openPlan(of: "a", at: time.now)
        for sentence in ["one", "two"] { _ = await log.add(planned(sentence, of: "a")) }
        let done = ChangeRecord(
            Change("between", edits: [.save(["x"])]), at: time.now, shell: "b", state: .done)
        #expect(await other.add(done) == 3)
        let read = await other.newest()
        var first = await log.plan(of: "a")?.records.first ?? planned("missing", of: "a")
        first.state = .underWay
        first.number = await log.begin(first)
        #expect(first.number == 4)
        #expect(await log.record(1) == nil)
        #expect(await other.changes(since: read).map(\.sentence) == ["one"])
        #expect(await log.records(limit: nil).map(\.number) == [4, 3])
        #expect(await log.plan(of: "a")?.records.map(\.sentence) == ["one", "two"])
        await log.advance(4, doneEdits: 0, doneSteps: 1, requests: 1)
        #expect(await other.record(4)?.doneSteps == 1)
        first.state = .done
        await log.update(first)
        #expect(await log.plan(of: "a")?.records.map(\.sentence) == ["two"])
        #expect(await log.plan(of: "a")?.done.map(\.sentence) == ["one"])
        await log.closePlan(of: "a")
        #expect(await log.records(limit: nil).map(\.sentence) == ["one", "between"])
        #expect(await log.record(4)?.isInPlan == false)
    }

    @Test func `the plan of a shell that is gone is taken over, once`() async {
        let (gone, next, third) = (log, log, log)
        let opened = time.now
        _ = await gone.openPlan(of: "a", at: opened)
        for sentence in ["one", "two"] { _ = await gone.add(planned(sentence, of: "a")) }
        end("a")
        time.advance(by: .seconds(7200))
        let plan = await next.adoptPlan(for: "b")
        #expect(plan?.opened == opened)
        #expect(plan?.records.map(\.sentence) == ["one", "two"])
        #expect(plan?.records.allSatisfy { $0.shell == "b" } == true)
        #expect(await next.hasPlan(of: "b"))
        #expect(await third.adoptPlan(for: "c") == nil)
        #expect(folder.names.filter { $0.hasSuffix(".lock") } == ["plan.b.lock"])
        end("b")
        #expect(await third.adoptPlan(for: "c")?.records.count == 2)
    }

    @Test func `the plan of a shell that runs stays its own`() async {
        let (running, next) = (log, log)
        _ = await running.openPlan(of: "a", at: time.now)
        #expect(await next.adoptPlan(for: "b") == nil)
        #expect(await running.hasPlan(of: "a"))
        // Taken over, it is that of a shell that runs, too.
        end("a")
        #expect(await next.adoptPlan(for: "b") != nil)
        #expect(await log.adoptPlan(for: "c") == nil)
        #expect(await next.hasPlan(of: "b"))
    }

    @Test func `a shell that has a plan takes over no other, and of several the newest goes first`() async {
        for shell in ["a", "b", "c"] {
            time.advance(by: .seconds(60))
            _ = await log.openPlan(of: shell, at: time.now)
            _ = await log.add(planned(shell, of: shell))
            end(shell)
        }
        let log = log
        #expect(await log.adoptPlan(for: "d")?.records.map(\.sentence) == ["c"])
        #expect(await log.adoptPlan(for: "d") == nil)
        await log.closePlan(of: "d")
        #expect(await log.adoptPlan(for: "d")?.records.map(\.sentence) == ["b"])
    }

    @Test func `a shell that comes back to a profile finds its plan there`() async {
        let (before, after) = (log, log)
        _ = await before.openPlan(of: "a", at: time.now)
        #expect(await after.hasPlan(of: "a"))
        #expect(await after.adoptPlan(for: "a") == nil)
        _ = await after.add(planned("one", of: "a"))
        #expect(await before.plan(of: "a")?.records.map(\.sentence) == ["one"])
        await after.closePlan(of: "a")
        #expect(await !before.hasPlan(of: "a"))
        _ = await after.openPlan(of: "a", at: time.now)
        #expect(await log.adoptPlan(for: "b") == nil)
    }

    @Test func `files of shells that had no plan any more go away`() async {
        _ = await log.openPlan(of: "a", at: time.now)
        end("a")
        for name in ["plan.x.lock", "plan.y.lock"] { folder.put("", name) }
        let log = log
        #expect(await log.adoptPlan(for: "b") != nil)
        #expect(folder.names.filter { $0.hasSuffix(".lock") } == ["plan.b.lock", "plan.x.lock", "plan.y.lock"])
        await log.closePlan(of: "b")
        #expect(await log.adoptPlan(for: "b") == nil)
        #expect(folder.names.filter { $0.hasSuffix(".lock") } == [])
    }

    @Test func `of many shells that start at once, one takes the plan over`() async {
        _ = await log.openPlan(of: "a", at: time.now)
        _ = await log.add(planned("one", of: "a"))
        end("a")
        let logs = (0..<16).map { _ in log }
        let adopted = await withTaskGroup(of: Plan?.self) { group in
            for (number, log) in logs.enumerated() { group.addTask { await log.adoptPlan(for: "s\(number)") } }
            return await group.reduce(into: [Plan]()) { plans, plan in if let plan { plans.append(plan) } }
        }
        #expect(adopted.map { $0.records.map(\.sentence) } == [["one"]])
        #expect(folder.names.count { $0.hasSuffix(".lock") } == 1)
    }
}
