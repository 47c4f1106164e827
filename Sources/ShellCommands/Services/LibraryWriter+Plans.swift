// The plan of this shell, as commands use it: opened, looked at, sent and closed. Which checks come before it is sent
// is left to `commit`, keeping it to the log.

import Exchange
package import Library
import Rendering
import SpotifyAPI

extension LibraryWriter {
    /// The plan of this shell; nil where none is open.
    package func openPlan() async -> Plan? {
        // Where nearly always none is open, asking whether one is must cost little.
        guard await handlers.log.hasPlan(of: handlers.shell) else { return nil }
        return await handlers.log.plan(of: handlers.shell)
    }

    /// The plan of this shell, else the newest one of a shell that runs no more, which is this shell's from then on:
    /// for scripts, since a prompt has taken it over when it started. Of several that were left, no line says which one
    /// is meant, so whose it is, is said.
    func openOrLeftPlan() async -> Plan? {
        if let plan = await openPlan() { return plan }
        guard let plan = await handlers.log.adoptPlan(for: handlers.shell) else { return nil }
        console.report(.news(StyledText(LeftWork.taken(plan, now: time.now))))
        return plan
    }

    /// Changes the plan of this shell, or says it; returns whether it was changed. In a run that is only said the plan
    /// is in memory, and later lines need it as it would be: it is changed there, too.
    ///
    /// - Parameter sentence: what is done, as it follows "Would": `open a plan`.
    func changePlan(_ sentence: String, _ make: () async throws -> Void) async throws -> Bool {
        if try await change(sentence, make) { return true }
        if context.saysAll { try await make() }
        return false
    }

    /// Ends the plan of a script that was only said.
    package func endRehearsal() async { await handlers.rehearsing.log.closePlan(of: handlers.shell) }

    /// Opens the plan of this shell.
    func beginPlan() async { _ = await handlers.log.openPlan(of: handlers.shell, at: time.now) }

    /// Closes the plan of this shell: what waits in it is dropped, what was sent stays in the log.
    package func endPlan() async { await handlers.log.closePlan(of: handlers.shell) }

    /// Says what sending a plan would send; in a run that is only said, its plan ends so.
    func say(_ plan: Plan) async throws {
        for record in plan.records { try await say(Change(record.sentence, edits: record.editsLeft)) }
        if context.saysAll { await endPlan() }
    }

    /// Sends what waits in a plan and closes it; returns what the log has of the changes now.
    func commit(_ plan: Plan) async throws -> [ChangeRecord] {
        try await requireChangesAllowed()
        guard !context.isOffline else { throw OfflineError.needsNetwork }
        let records: [ChangeRecord]
        do {
            records = try await handlers.commit(plan.records)
        } catch {
            await note(await doneSince(plan))
            guard let stopped = error as? PlanStopped else { throw error }
            throw await named(stopped)
        }
        await endPlan()
        await note(records)
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
        guard !context.isOffline else { throw OfflineError.needsNetwork }
        do {
            let records = try await handlers.commit([record])
            await note(records)
            return records.first ?? record
        } catch let error as PlanStopped {
            throw await named(error)
        }
    }

    /// Notes what is in the library after these changes, and what playlists are called.
    func note(_ records: [ChangeRecord]) async {
        for edit in records.lazy.flatMap(\.edits) {
            switch edit {
            case .save(let uris): seen.saved(uris, of: context.account, at: time.now)
            case .unsave(let uris): seen.absent(uris, of: context.account, at: time.now)
            case .describe(let description):
                guard let name = description.after.name else { continue }
                await rename(description.playlist.uri, to: name)
            case .create, .cover, .items, .player, .rule: break
            }
        }
    }

    /// Lets a playlist be found by its new name, and no more by the old one.
    private func rename(_ uri: String, to name: String) async {
        await names.remove([uri])
        await names.add([NamedThing(uri: uri, name: name)].compactMap { IndexedName($0) })
    }

    // MARK: Changes that stopped

    /// The error with the names of what is off a playlist, as far as they were ever seen.
    func named(_ error: PartialChange) async -> PartialChange {
        var error = error
        error.absent = await names(of: error.absent)
        return error
    }

    /// The error with the names of what is off a playlist, as far as they were ever seen.
    func named(_ error: PlanStopped) async -> PlanStopped {
        var error = error
        error.absent = await names(of: error.absent)
        return error
    }

    private func names(of uris: [String]) async -> [String] {
        var found: [String] = []
        for uri in uris { found.append(await names.name(of: uri)?.name ?? uri) }
        return found
    }
}
