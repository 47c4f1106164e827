// The only place that changes anything at Spotify. It sends the requests of a change in order, notes in the log how far
// it came, so that a change that was cut off can be continued or taken back, and looks at a playlist afterwards.
// Retries, pacing and authorisation are the work of the layers below it (SpotifyAPI).

package import Exchange
package import SpotifyAPI
import SpotifyModel

/// Sends changes.
package struct ChangeExecutor: Sendable {
    let client: SpotifyClient
    let reading: PlaylistReading
    /// Where changes are noted.
    package let log: any ChangeLog
    let turns: any WriteTurns
    let time: any TimeSource
    /// The shell that changes something.
    let shell: String
    private let progress: @Sendable (_ sent: Int, _ total: Int) -> Void
    /// Receives what was changed, edit by edit.
    let tell: @Sendable (ChangeNews) async -> Void

    /// An executor that sends through the client.
    ///
    /// - Parameters:
    ///   - turns: keeps others from changing the same playlist.
    ///   - shell: names this shell in the log.
    ///   - progress: called after each request of a change that has several.
    ///   - tell: receives what was changed, edit by edit.
    package init(
        client: SpotifyClient, log: any ChangeLog, turns: any WriteTurns, time: any TimeSource, shell: String,
        progress: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in },
        tell: @escaping @Sendable (ChangeNews) async -> Void = { _ in }
    ) {
        self.tell = tell
        self.client = client
        reading = PlaylistReading(client: client)
        self.log = log
        self.turns = turns
        self.time = time
        self.shell = shell
        self.progress = progress
    }

    /// Makes a change: sends its requests in order, then its edits. Returns what the log has of it; nil for a change
    /// that is not kept.
    ///
    /// Throws the error of the first request when that fails, and ``PartialChange`` when a later one does. When the
    /// task is cancelled between two requests, no further one is sent.
    @discardableResult
    package func perform(_ change: Change) async throws -> ChangeRecord? {
        // A change that the limit of requests does not allow is refused before a part of it is done.
        try await client.foresee(change.cost)
        try await send(change)
        guard !change.edits.isEmpty else { return nil }
        return try await turns.withTurn(at: Set(change.edits.compactMap { $0.playlist?.uri })) {
            // Only now, so that what the log has as under way on a playlist is being sent, or was cut off.
            var record = ChangeRecord(change, at: time.now, shell: shell, state: .underWay)
            record.requests = change.requests.count
            if let readAt = change.readAt, try await isStale(record, readAt: readAt) {
                throw PlaylistChanged(playlist: record.edits.lazy.compactMap(\.playlist).first, since: nil)
            }
            record.number = await log.add(record)
            var made = PlannedNames()
            try await perform(&record, made: &made, isContinued: false)
            return record
        }
    }

    /// Sends what waits in a plan, in order, after a look at every playlist it changes. What fails stays in the plan
    /// with all that follows.
    ///
    /// Throws the error itself where nothing was sent, and ``PlanStopped`` where a part was.
    ///
    /// - Returns: the records as they are in the log now.
    package func commit(_ records: [ChangeRecord]) async throws -> [ChangeRecord] {
        try await client.foresee(records.commitCost)
        let playlists = records.reduce(into: Set<String>()) { $0.formUnion($1.playlists) }
        return try await turns.withTurn(at: playlists) {
            var records = try await checked(records)
            // A commit that ended early may have made playlists that what still waits names as before.
            var made = PlannedNames(await log.plan(of: shell)?.done ?? [])
            for place in records.indices {
                do {
                    if place > 0 { try Task.checkCancellation() }
                    made.fill(&records[place])
                    let isContinued = records[place].hasBegun
                    records[place].state = .underWay
                    if isContinued {
                        await log.update(records[place])
                    } else {
                        records[place].number = await log.begin(records[place])
                    }
                    try await perform(&records[place], made: &made, isContinued: isContinued)
                } catch {
                    // What waits has to know of playlists that were made, and of what was refused.
                    await adapt(&records, after: place, made: made)
                    throw Self.stop(error, at: place, of: records)
                }
                await adapt(&records, after: place, made: made)
            }
            return records
        }
    }

    /// Lets what waits after a record know which playlists it has made, and what Spotify did not take of it.
    private func adapt(_ records: inout [ChangeRecord], after place: Int, made: PlannedNames) async {
        for later in records.indices.dropFirst(place + 1) {
            let isNamed = made.fill(&records[later])
            let isAdapted = records[later].adapt(to: records[place])
            if isNamed || isAdapted { await log.update(records[later]) }
        }
    }

    /// The error of a commit that failed at a record.
    private static func stop(_ error: any Error, at place: Int, of records: [ChangeRecord]) -> any Error {
        let partial = error as? PartialChange
        let isBegun = records[place].doneEdits + records[place].doneSteps > 0
        // A request of which nothing is known may have acted, too.
        guard place > 0 || isBegun || partial != nil else { return error }
        return PlanStopped(
            made: place, total: records.count, begun: isBegun ? records[place].number : nil,
            last: records[isBegun ? place : max(0, place - 1)].number, cause: partial?.cause ?? error,
            absent: partial?.absent ?? [])
    }

    /// Sends the requests of a change that stand for themselves.
    private func send(_ change: Change) async throws {
        for (sent, request) in change.requests.enumerated() {
            do throws(SpotifyError) {
                if sent > 0, Task.isCancelled { throw SpotifyError.cancelled }
                _ = try await client.send(request)
                progress(sent + 1, change.requests.count)
            } catch {
                guard sent > 0 else { throw error }
                throw PartialChange(sentence: change.sentence, sent: sent, total: change.requests.count, cause: error)
            }
        }
    }

    /// Does what is left of a record, noting each step; a record of which nothing could be done is dropped.
    ///
    /// - Parameter isContinued: whether it was begun earlier, so that the next request may have been sent.
    private func perform(
        _ record: inout ChangeRecord, made: inout PlannedNames, isContinued: Bool
    ) async throws {
        var isContinued = isContinued
        let total = record.edits.reduce(0) { $0 + $1.cost }
        do {
            while record.doneEdits < record.edits.count {
                if record.doneEdits + record.doneSteps > 0 { try Task.checkCancellation() }
                let news = try await performNextEdit(of: &record, made: &made, of: total, isContinued: isContinued)
                isContinued = false
                record.doneEdits += 1
                record.doneSteps = 0
                // The end of the last edit is noted with that of the record, and while others learn of it.
                if record.doneEdits == record.edits.count { record.state = .done }
                let reached = record
                async let noted: Void = reached.state == .done ? log.update(reached) : note(reached)
                if let news { await tell(news) }
                await noted
            }
        } catch {
            await tell(.uncertain(record.edits[record.doneEdits]))
            try await end(record, after: error)
        }
        if record.state != .done {
            record.state = .done
            await log.update(record)
        }
        await noteUndone(by: record)
    }

    /// Keeps what is done of a record that failed, and throws.
    private func end(_ record: ChangeRecord, after error: any Error) async throws -> Never {
        var record = record
        let hasActed = record.doneEdits + record.doneSteps > 0 || Self.mayHaveActed(error)
        if hasActed {
            record.state = .stopped
            await log.update(record)
        } else if record.isInPlan {
            record.state = .planned
            await log.update(record)
        } else {
            await log.drop(record.number)
        }
        // Who interrupts a change has to know that it may have been made; other errors say so themselves.
        let isNamed = record.doneEdits + record.doneSteps > 0 || Self.isInterruption(error)
        guard isNamed, !(error is PartialChange) else { throw error }
        throw PartialChange(
            sentence: record.sentence,
            sent: record.edits.prefix(record.doneEdits).reduce(record.doneSteps) { $0 + $1.stepCount },
            total: record.edits.reduce(0) { $0 + $1.stepCount }, cause: error, number: record.number,
            undoes: record.undoes, absent: record.absent)
    }

    /// Notes a request that was accepted.
    ///
    /// - Parameter isNoted: whether the log learns of it now.
    func step(_ record: inout ChangeRecord, of total: Int, isNoted: Bool = true) async {
        record.doneSteps += 1
        record.requests += 1
        if isNoted { await note(record) }
        progress(record.requests, total)
    }

    private func note(_ record: ChangeRecord) async {
        await log.advance(
            record.number, doneEdits: record.doneEdits, doneSteps: record.doneSteps, requests: record.requests)
    }

    /// Notes with a change that it was reversed. What that one had reversed holds again, and so on: each of such a
    /// chain is undone where the one before it holds.
    private func noteUndone(by record: ChangeRecord) async {
        var (above, holds) = (record, true)
        while let number = above.undoes, number < above.number, var reversed = await log.record(number) {
            reversed.undoneBy = holds ? above.number : nil
            await log.update(reversed)
            (above, holds) = (reversed, !holds)
        }
    }

    /// Whether the user ended what ran.
    private static func isInterruption(_ error: any Error) -> Bool {
        switch error {
        case SpotifyError.cancelled, is CancellationError: true
        case _: false
        }
    }

    /// Whether Spotify may have carried out a request although it failed here.
    static func mayHaveActed(_ error: any Error) -> Bool {
        switch error {
        case SpotifyError.server(_, let mayHaveActed), SpotifyError.unavailable(_, let mayHaveActed): mayHaveActed
        case SpotifyError.unconfirmed, SpotifyError.unreadable, SpotifyError.cancelled, is CancellationError: true
        case _: false
        }
    }
}
