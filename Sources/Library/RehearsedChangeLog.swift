// The log during a run in which changes are only said: what is kept is read and left alone, and a plan of the run is
// held in memory, so that its later lines find what the earlier ones planned. What a line says is left to commands.

package import FoundationEssentials

/// A log that keeps nothing but a plan for as long as a run lasts.
package struct RehearsedChangeLog: ChangeLog {
    private let kept: any ChangeLog
    private let planned = InMemoryChangeLog()

    /// A log whose contents are those of another one, until something is planned.
    package init(_ kept: any ChangeLog) { self.kept = kept }

    // MARK: The plan

    /// Adds a record to the plan.
    package func add(_ record: ChangeRecord) async -> Int {
        if await !planned.hasPlan(of: record.shell), let open = await kept.plan(of: record.shell) {
            _ = await openPlan(of: record.shell, at: open.opened)
        }
        return await planned.add(record)
    }

    /// Removes a record from the plan.
    package func drop(_ number: Int) async { await planned.drop(number) }

    /// Whether a shell has a plan open, here or in the log.
    package func hasPlan(of shell: String) async -> Bool {
        if await planned.hasPlan(of: shell) { return true }
        return await kept.hasPlan(of: shell)
    }

    /// What waits in the log, and what was planned since.
    package func plan(of shell: String) async -> Plan? {
        let plan = await kept.plan(of: shell)
        guard let rehearsed = await planned.plan(of: shell) else { return plan }
        guard var plan else { return rehearsed }
        plan.records += rehearsed.records
        return plan
    }

    /// Opens a plan. Its changes have the numbers that come next.
    package func openPlan(of shell: String, at moment: Date) async -> Plan {
        if await !planned.hasPlan(of: shell) {
            var contents = InMemoryChangeLog.Contents()
            let newest = await kept.plan(of: shell)?.records.map(\.number).max() ?? 0
            contents.next = max(newest, await kept.records(limit: 1).first?.number ?? 0) + 1
            await planned.replace(with: contents)
        }
        return await planned.openPlan(of: shell, at: moment)
    }

    /// Ends the plan of the run; one of the log stays.
    package func closePlan(of shell: String) async { await planned.closePlan(of: shell) }

    /// Takes over the plan of a shell that runs no more, as any run does.
    package func adoptPlan(for shell: String) async -> Plan? { await kept.adoptPlan(for: shell) }

    // MARK: What is kept

    /// The record of that number, planned or kept.
    package func record(_ number: Int) async -> ChangeRecord? {
        if let record = await planned.record(number) { return record }
        return await kept.record(number)
    }

    /// What was done; nothing of it by this run.
    package func records(limit: Int?) async -> [ChangeRecord] { await kept.records(limit: limit) }

    /// How far the log has come.
    package func newest() async -> Int { await kept.newest() }

    /// What has begun or ended since then.
    package func changes(since newest: Int) async -> [ChangeRecord] { await kept.changes(since: newest) }

    /// The names of the rules.
    package var ruleNames: [String] { kept.ruleNames }

    /// The rules by name.
    package func rules() async -> [String: Rule] { await kept.rules() }

    /// Whether the profile may only look.
    package func isReadOnly() async -> Bool { await kept.isReadOnly() }

    // MARK: What such a run does not do

    /// Nothing is begun.
    package func begin(_ record: ChangeRecord) async -> Int { record.number }

    /// Nothing becomes of a record.
    package func update(_ record: ChangeRecord) async {}

    /// No record comes anywhere.
    package func advance(_ number: Int, doneEdits: Int, doneSteps: Int, requests: Int) async {}

    /// What was interrupted is left to a run that may note that it was said.
    package func interruptedChanges() async -> [ChangeRecord] { [] }

    /// No rule is kept.
    package func setRule(_ name: String, _ rule: Rule?) async {}

    /// The profile stays as it is.
    package func setReadOnly(_ isOn: Bool) async -> Bool { true }

    /// Nothing is deleted.
    package func forget() async {}

    /// Nothing has to be ended.
    package func finish() async {}
}
