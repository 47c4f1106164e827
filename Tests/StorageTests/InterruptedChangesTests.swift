// Changes of shells that ended in the middle of one: the next shell finds them, once, and opens no database where no
// shell has left anything.

import Exchange
import FoundationEssentials
import Glibc
import Library
import Storage
import SystemTesting
import Testing

struct InterruptedChangesTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var log: ChangeLogDatabase {
        ChangeLogDatabase(path: folder.path("log.db"), time: time, patience: .seconds(60))
    }

    private var locks: [String] { folder.names.filter { $0.hasSuffix(".lock") } }

    private func record(_ sentence: String, _ state: ChangeRecord.State = .underWay) -> ChangeRecord {
        ChangeRecord(Change(sentence, edits: [.save(["spotify:track:1"])]), at: time.now, shell: "a", state: state)
    }

    /// As when the process ends, however it does: its lock is gone, and its file stays.
    private func end(_ purpose: String = "change") {
        let name = "\(purpose).a.lock"
        #expect(unlink(folder.path(name)) == 0)
        folder.put("", name, mode: 0o600)
    }

    @Test func `a change that was cut off is found once, and noted as stopped`() async {
        let (gone, next) = (log, log)
        for sentence in ["one", "two"] { _ = await gone.add(record(sentence)) }
        // As long as its shell runs, it is only under way.
        #expect(await next.interruptedChanges().isEmpty)
        #expect(await next.record(1)?.state == .underWay)
        end()
        let found = await next.interruptedChanges()
        #expect(found.map(\.sentence) == ["one", "two"])
        #expect(found.map(\.state) == [.stopped, .stopped])
        #expect(await next.record(2)?.state == .stopped)
        #expect(await next.interruptedChanges().isEmpty)
        #expect(locks.isEmpty)
    }

    @Test(arguments: [ChangeRecord.State.done, .stopped])
    func `a change that ended leaves nothing`(state: ChangeRecord.State) async {
        let log = log
        var record = record("one")
        record.number = await log.add(record)
        #expect(locks == ["change.a.lock"])
        record.state = state
        await log.update(record)
        #expect(locks.isEmpty)
        let number = await log.add(self.record("two"))
        await log.drop(number)
        #expect(locks.isEmpty)
    }

    @Test func `a change of a plan is found before the plan is taken over`() async {
        let (gone, next) = (log, log)
        _ = await gone.openPlan(of: "a", at: time.now)
        var planned = record("one", .planned)
        planned.number = await gone.add(planned)
        planned.state = .underWay
        _ = await gone.begin(planned)
        end()
        end("plan")
        #expect(await next.interruptedChanges().map(\.isInPlan) == [true])
        #expect(await next.adoptPlan(for: "b")?.records.map(\.state) == [.stopped])
    }

    @Test func `where no shell left anything, the database is not opened`() async {
        folder.put("no database", "log.db", mode: 0o600)
        let log = log
        #expect(await log.interruptedChanges().isEmpty)
        // What every prompt asks for.
        #expect(await !log.isReadOnly())
        #expect(await !log.hasPlan(of: "a"))
        #expect(log.ruleNames == [])
        #expect(folder.names == ["log.db"])
        #expect(folder.text(of: "log.db") == "no database")
    }
}
