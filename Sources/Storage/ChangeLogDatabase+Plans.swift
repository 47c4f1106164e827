// Plans in the database of the log, and whose they are: a plan belongs to the shell that opened it. A shell that has
// one holds the lock on a file of its name, so that a shell that starts can tell whether the owner of a plan is gone,
// however it ended, and takes over only such a plan.

import Files
package import FoundationEssentials
package import Library
import SQLite

extension ChangeLogDatabase {
    /// Whether a shell has a plan open.
    package func hasPlan(of shell: String) async -> Bool {
        if await hasLeft { return await alone.hasPlan(of: shell) }
        // Every plan has the file of its shell, so that the database need not be opened where there is none.
        guard opened[shell] != nil || locks.isThere(shell) else { return false }
        return await read { database throws(SQLiteError) in try Self.opening(of: shell, in: database) != nil } ?? false
    }

    /// The plan of a shell, if it has one.
    package func plan(of shell: String) async -> Plan? {
        if await hasLeft { return await alone.plan(of: shell) }
        var plan = await read { database throws(SQLiteError) in try Self.plan(of: shell, in: database) } ?? nil
        plan?.isAdopted = opened[shell]?.isAdopted ?? false
        return plan
    }

    /// Opens a plan, or returns the one that is open; says where it cannot be kept.
    package func openPlan(of shell: String, at moment: Date) async -> Plan {
        let known = opened[shell]
        opened[shell] = OpenedPlan(
            moment: known?.moment ?? moment, lock: known?.lock ?? hold(shell), isAdopted: known?.isAdopted ?? false)
        let plan = await write { database throws(SQLiteError) in
            try database.execute(
                "INSERT OR IGNORE INTO plan VALUES (?, ?)", [.text(shell), .real(moment.timeIntervalSince1970)])
            return try Self.plan(of: shell, in: database) ?? Plan(opened: moment, records: [])
        }
        if let plan { return plan }
        notify(.planInMemory(path: path))
        return await alone.openPlan(of: shell, at: moment)
    }

    /// Ends a plan: what waits in it is dropped.
    package func closePlan(of shell: String) async {
        guard isThere else { return await alone.closePlan(of: shell) }
        let isKept: Void? = await write { database throws(SQLiteError) in
            try Self.delete(where: "shell = ? AND state = 'planned'", [.text(shell)], in: database)
            try database.execute("UPDATE change SET in_plan = 0 WHERE shell = ? AND in_plan = 1", [.text(shell)])
            try database.execute("DELETE FROM plan WHERE shell = ?", [.text(shell)])
        }
        if isKept == nil { await alone.closePlan(of: shell) }
        letGo(of: shell)
    }

    /// The newest plan of a shell that runs no more. A plan whose owner cannot be asked, as where the file system knows
    /// no locks, stays its own.
    package func adoptPlan(for shell: String) async -> Plan? {
        // Nothing is opened where no shell has left anything.
        guard locks.shells().contains(where: { $0 != shell }), await !hasLeft, await !hasPlan(of: shell) else {
            return nil
        }
        let plans = await read { database throws(SQLiteError) in try Self.plans(in: database) } ?? []
        for (other, moment) in plans where other != shell {
            guard let theirs = locks.take(other) else { continue }
            let mine = hold(shell)
            if await move(from: other, to: shell) {
                opened[shell] = OpenedPlan(moment: moment, lock: mine, isAdopted: true)
                locks.remove(other, held: theirs)
                return await plan(of: shell)
            }
            // Another shell was first. The file of the owner may have been made by asking for its lock.
            locks.remove(shell, held: mine)
            locks.remove(other, held: theirs)
        }
        // Shells that ended without a plan have left their files.
        let owners = Set(plans.map(\.shell))
        for other in locks.shells() where other != shell && !owners.contains(other) {
            if let lock = locks.take(other) { locks.remove(other, held: lock) }
        }
        return nil
    }

    /// Makes the plan of one shell that of another; false where it has none any more.
    private func move(from other: String, to shell: String) async -> Bool {
        await write { database throws(SQLiteError) in
            try database.execute("UPDATE plan SET shell = ? WHERE shell = ?", [.text(shell), .text(other)])
            guard database.changedRows > 0 else { return false }
            try database.execute(
                "UPDATE change SET shell = ? WHERE shell = ? AND in_plan = 1", [.text(shell), .text(other)])
            return true
        } ?? false
    }

    /// Holds the lock that says that a shell runs; nil where it cannot be had, or this process has it already.
    private func hold(_ shell: String) -> ShellLocks.Held? { locks.take(shell) }

    /// Gives up the lock of a shell whose plan is closed.
    func letGo(of shell: String) {
        locks.remove(shell, held: opened[shell]?.lock)
        opened[shell] = nil
    }

    private static func opening(of shell: String, in database: borrowing Database) throws(SQLiteError) -> Date? {
        try database.firstRow("SELECT opened FROM plan WHERE shell = ?", [.text(shell)]) { $0.moment(0) }
    }

    private static func plan(of shell: String, in database: borrowing Database) throws(SQLiteError) -> Plan? {
        guard let moment = try opening(of: shell, in: database) else { return nil }
        return Plan(
            opened: moment,
            records: try records(where: "shell = ? AND in_plan = 1 ORDER BY id", [.text(shell)], in: database))
    }

    /// The shells that have plans and when those were opened, the newest first.
    static func plans(in database: borrowing Database) throws(SQLiteError) -> [(shell: String, opened: Date)] {
        try database.rows("SELECT shell, opened FROM plan ORDER BY opened DESC") { row in
            guard let shell = row.text(0), let moment = row.moment(1) else { return nil }
            return (shell, moment)
        }
    }
}

/// A plan that this process has opened or taken over.
struct OpenedPlan {
    /// When it was opened.
    let moment: Date
    /// Says that the shell runs; nil where the lock could not be had.
    let lock: ShellLocks.Held?
    /// Whether it was taken over.
    let isAdopted: Bool
}
