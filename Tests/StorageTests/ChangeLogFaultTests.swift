// A log that cannot be used: it is set aside or kept in memory, with one sentence, and nothing fails because of it.

import Exchange
import FoundationEssentials
import Glibc
import Library
import SQLite
import Storage
import Synchronization
import SystemTesting
import Testing

struct ChangeLogFaultTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()
    private let said = Said()

    /// What was said of the file.
    private final class Said: Sendable {
        private let all = Mutex<[FileNotice]>([])
        var notices: [FileNotice] { all.withLock { $0 } }
        func add(_ notice: FileNotice) { all.withLock { $0.append(notice) } }
    }

    private var path: String { folder.path("log.db") }

    private func log(at path: String? = nil, patience: Duration = .seconds(60)) -> ChangeLogDatabase {
        ChangeLogDatabase(path: path ?? self.path, time: time, patience: patience, notify: { [said] in said.add($0) })
    }

    private func record(_ sentence: String, of shell: String = "a") -> ChangeRecord {
        ChangeRecord(
            Change(sentence, edits: [.save(["spotify:track:1"])]), at: time.now, shell: shell, state: .underWay)
    }

    /// Everything a shell does with its log; the answers are as with a file.
    private func use(_ log: ChangeLogDatabase, after kept: [String] = []) async {
        var record = record("change")
        record.number = await log.add(record)
        #expect(record.number > kept.count)
        await log.advance(record.number, doneEdits: 0, doneSteps: 1, requests: 1)
        record.doneSteps = 1
        record.requests = 1
        #expect(await log.record(record.number) == record)
        #expect(await log.changes(since: 1_000).map(\.sentence) == ["change"])
        record.state = .done
        let before = await log.newest()
        await log.update(record)
        #expect(await log.newest() > before)
        #expect(await log.changes(since: before).map(\.sentence) == ["change"])
        #expect(await log.records(limit: nil).map(\.sentence) == ["change"] + kept)
        let passing = await log.add(self.record("passing"))
        await log.drop(passing)
        #expect(await log.records(limit: 1).map(\.sentence) == ["change"])
        await log.setRule("rule", Rule(pipeline: "liked"))
        #expect(await log.rules()["rule"] == Rule(pipeline: "liked"))
        await log.setRule("rule", nil)
        #expect(await log.rules()["rule"] == nil)
        #expect(await log.openPlan(of: "p", at: time.now).records.isEmpty)
        #expect(await log.hasPlan(of: "p"))
        var planned = ChangeRecord(Change("wait", edits: []), at: time.now, shell: "p", state: .planned)
        planned.number = await log.add(planned)
        #expect(await log.plan(of: "p")?.records == [planned])
        planned.state = .underWay
        #expect(await log.begin(planned) > planned.number)
        #expect(await log.adoptPlan(for: "q") == nil)
        await log.closePlan(of: "p")
        #expect(await !log.hasPlan(of: "p"))
        await log.finish()
    }

    @Test func `a damaged file is set aside, and a new one keeps changes`() async throws {
        folder.put(String(repeating: "A", count: 8192), "log.db", mode: 0o600)
        await use(log())
        #expect(said.notices == [.setAside(path: path, under: path + ".damaged")])
        #expect(await log().records(limit: nil).count == 2)
    }

    @Test func `a file of a newer juke is set aside as it is`() async throws {
        _ = await log().add(record("before"))
        do { try Database(path: path, durability: .writeAhead, patience: .seconds(60)).setUserVersion(99) }
        await use(log())
        #expect(said.notices == [.newerSetAside(path: path, under: path + ".newer")])
        let newer = try Database(path: path + ".newer", patience: .seconds(60))
        #expect(try newer.rows("SELECT sentence FROM change") { $0.text(0) } == ["before"])
    }

    @Test func `a file whose tables are gone is set aside`() async throws {
        for table in ["change", "edit", "plan", "fact"] {
            let path = folder.path("\(table).db")
            var before = record("before")
            before.state = .done
            _ = await log(at: path).add(before)
            do { try Database(path: path, patience: .seconds(60)).execute("DROP TABLE \(table)") }
            // That there is no table for plans is seen when one is opened.
            await use(log(at: path), after: table == "plan" ? ["before"] : [])
            #expect(said.notices.last == .setAside(path: path, under: path + ".damaged"))
        }
        #expect(said.notices.count == 4)
    }

    @Test func `rows that another program wrote are passed over`() async throws {
        _ = await log().add(record("good"))
        for (column, value) in [
            ("at", "'x'"), ("at", "1e300"), ("state", "'odd'"), ("shell", "x'ff'"), ("done_edits", "2"),
            ("done_edits", "-1"), ("done_steps", "-1"), ("sentence", "x''"), ("number", "9.5"), ("requests", "'a'"),
        ] {
            let number = await log().add(record("bad"))
            do {
                try Database(path: path, patience: .seconds(60)).execute(
                    "UPDATE change SET \(column) = \(value) WHERE number = \(number)")
            }
        }
        for value in ["x''", "x'7b7d'", "'[]'", "x'5b7b7d5d'"] {
            let number = await log().add(record("bad"))
            do {
                try Database(path: path, patience: .seconds(60)).execute(
                    "UPDATE edit SET edits = \(value) WHERE id = \(number)")
            }
        }
        #expect(await log().records(limit: nil).map(\.sentence) == ["good"])
        #expect(await log().changes(since: 0).map(\.sentence) == ["good"])
        #expect(said.notices.isEmpty)
    }

    @Test func `without a place for the file everything is kept in memory, and that is said once`() async {
        for nowhere in ["/proc/nothing/log.db", "/dev/null/.local/state/juke/default/log.db"] {
            let log = log(at: nowhere)
            await use(log)
            #expect(said.notices.last == .planInMemory(path: nowhere))
            #expect(said.notices.count { $0 == .logInMemory(path: nowhere) } == 1)
            #expect(await log.setReadOnly(true) == false)
            #expect(await log.isReadOnly())
        }
        #expect(said.notices.count == 4)
    }

    @Test func `a link is left alone`() async throws {
        folder.put("mine", "other")
        symlink(folder.path("other"), path)
        await use(log())
        #expect(folder.text(of: "other") == "mine")
        #expect(
            said.notices == [.notOurs(path: path), .logInMemory(path: path), .planInMemory(path: path)])
    }

    @Test func `a file that another program holds is given up after a moment`() async throws {
        var before = record("before")
        before.number = await log().add(before)
        before.state = .done
        await log().update(before)
        _ = await log().setReadOnly(true)
        let holder = try Database(path: path, patience: .seconds(60))
        try holder.execute("BEGIN IMMEDIATE")
        let log = log(patience: .milliseconds(20))
        // What can be read is known all the same.
        await use(log, after: ["before"])
        #expect(await log.isReadOnly())
        #expect(said.notices == [.locked(path: path), .logInMemory(path: path), .planInMemory(path: path)])
        try holder.execute("COMMIT")
    }

    /// Whether this process may mount file systems.
    private static let canMount: Bool = {
        let folder = TemporaryFolder()
        guard mount("none", folder.path, "tmpfs", 0, "size=8k") == 0 else { return false }
        return umount(folder.path) == 0
    }()

    /// A small file system with a log in which one change is.
    private func disk(_ name: String) async throws -> (path: String, log: ChangeLogDatabase) {
        let disk = folder.path(name)
        mkdir(disk, 0o700)
        try #require(mount("none", disk, "tmpfs", 0, "size=512k") == 0)
        var before = record("before")
        before.state = .done
        let log = log(at: disk + "/log.db")
        _ = await log.add(before)
        return (disk, log)
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `on a full disk changes are kept in memory, with what is in the file`() async throws {
        let (disk, other) = try await disk("full")
        defer { umount2(disk, Int32(MNT_DETACH)) }
        folder.put(String(repeating: "x", count: 512 << 10), "full/filler")
        var long = record("long")
        long.edits = [.save((0..<4000).map { "spotify:track:\($0)" })]
        let path = disk + "/log.db"
        let log = log(at: path)
        long.number = await log.add(long)
        #expect(long.number == 2)
        #expect(await log.records(limit: nil).map(\.sentence) == ["long", "before"])
        await log.drop(long.number)
        await use(log, after: ["before"])
        #expect(said.notices == [.logInMemory(path: path), .planInMemory(path: path)])
        // Another shell still reads the file.
        #expect(await other.records(limit: nil).map(\.sentence) == ["before"])
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `on a disk that may only be read changes are kept in memory`() async throws {
        let disk = try await disk("reading").path
        defer { umount2(disk, Int32(MNT_DETACH)) }
        // A file that is still open for writing would be in the way.
        try #require(mount("none", disk, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=512k") == 0)
        let path = disk + "/log.db"
        let log = log(at: path)
        await log.drop(await log.add(record("passing")))
        // Whether SQLite can read a file beside which it can make no other is for it to say.
        await use(log, after: await log.records(limit: nil).map(\.sentence))
        #expect(said.notices == [.logInMemory(path: path), .planInMemory(path: path)])
    }
}
