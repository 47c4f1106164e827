// The plan of this shell, as commands use it: opened, looked at, sent and closed. Which checks come before it is sent
// is left to `commit`, keeping it to the log.

import Exchange
package import Library
import SpotifyAPI

extension LibraryWriter {
    /// The plan of this shell; nil where none is open.
    package func openPlan() async -> Plan? {
        // Where nearly always none is open, asking whether one is must cost little.
        guard await handlers.log.hasPlan(of: handlers.shell) else { return nil }
        return await handlers.log.plan(of: handlers.shell)
    }

    /// The plan of this shell, else the newest one of a shell that runs no more, which is this shell's from then on:
    /// for scripts, since a prompt has taken it over when it started.
    func openOrLeftPlan() async -> Plan? {
        if let plan = await openPlan() { return plan }
        return await handlers.log.adoptPlan(for: handlers.shell)
    }

    /// Opens the plan of this shell.
    func beginPlan() async { _ = await handlers.log.openPlan(of: handlers.shell, at: time.now) }

    /// Closes the plan of this shell: what waits in it is dropped, what was sent stays in the log.
    package func endPlan() async { await handlers.log.closePlan(of: handlers.shell) }

    /// Sends what waits in a plan and closes it; returns what the log has of the changes now.
    func commit(_ plan: Plan) async throws -> [ChangeRecord] {
        try await requireChangesAllowed()
        let records: [ChangeRecord]
        do {
            records = try await handlers.commit(plan.records)
        } catch {
            note(savedBy: await doneSince(plan))
            throw error
        }
        await endPlan()
        note(savedBy: records)
        return records
    }

    /// What is done of a plan by now and was not before.
    private func doneSince(_ plan: Plan) async -> [ChangeRecord] {
        let before = Set(plan.done.map(\.number))
        return await handlers.log.plan(of: handlers.shell)?.done.filter { !before.contains($0.number) } ?? []
    }

    /// Continues a change that was cut off, with all that is left of it.
    func finish(_ record: ChangeRecord) async throws -> ChangeRecord {
        try await requireChangesAllowed()
        let records = try await handlers.commit([record])
        note(savedBy: records)
        return records.first ?? record
    }

    /// Notes what is in the library after these changes.
    func note(savedBy records: [ChangeRecord]) {
        for edit in records.lazy.flatMap(\.edits) {
            switch edit {
            case .save(let uris): seen.saved(uris, of: context.account, at: time.now)
            case .unsave(let uris): seen.absent(uris, of: context.account, at: time.now)
            case .create, .describe, .cover, .items, .player, .rule: break
            }
        }
    }
}
