// The one way to change anything at Spotify. Commands make a `Change` and hand it over; whether it is sent, only said
// (`--dry-run`) or only counted (`budget LINE`) is decided here, once for all of them. Sending itself is the
// executor's, in Library.

import Arrangement
import Exchange
package import Library
import Rendering
import Rows
import SpotifyAPI
import Synchronization
import Text

/// What can become of a change.
package final class ChangeHandlers: Sendable {
    /// Sends a change; what the log has of it, nil for a change that is not kept.
    package let make: @Sendable (Change) async throws -> ChangeRecord?
    /// Sends what waits in a plan, in order, and returns what the log has of it.
    package let commit: @Sendable ([ChangeRecord]) async throws -> [ChangeRecord]
    /// Says a change instead of making it.
    package let say: @Sendable (Change) async throws -> Void
    /// Where changes, plans and rules are kept.
    package let log: any ChangeLog
    /// Names this shell in the log.
    package let shell: String
    /// What takes the place of the log where a whole run, or a whole script, is only said.
    private let rehearsed: RehearsedChangeLog

    /// Handlers that make, commit and say, and where they keep what they did.
    package convenience init(
        log: any ChangeLog, shell: String, make: @escaping @Sendable (Change) async throws -> ChangeRecord?,
        commit: @escaping @Sendable ([ChangeRecord]) async throws -> [ChangeRecord],
        say: @escaping @Sendable (Change) async throws -> Void
    ) {
        self.init(log, rehearsed: RehearsedChangeLog(log), shell: shell, make: make, commit: commit, say: say)
    }

    /// The same where a whole run is only said: its plan is kept in memory.
    package var rehearsing: ChangeHandlers {
        ChangeHandlers(rehearsed, rehearsed: rehearsed, shell: shell, make: make, commit: commit, say: say)
    }

    private init(
        _ log: any ChangeLog, rehearsed: RehearsedChangeLog, shell: String,
        make: @escaping @Sendable (Change) async throws -> ChangeRecord?,
        commit: @escaping @Sendable ([ChangeRecord]) async throws -> [ChangeRecord],
        say: @escaping @Sendable (Change) async throws -> Void
    ) {
        self.log = log
        self.rehearsed = rehearsed
        self.shell = shell
        self.make = make
        self.commit = commit
        self.say = say
    }
}

/// What has become of a change.
package enum ChangeResult: Sendable {
    /// It was made; what the log has of it, nil for a change that is not kept.
    case made(ChangeRecord?)
    /// It waits in a plan.
    case planned
    /// It was only said.
    case said

    /// Whether it holds from now on.
    package var isMade: Bool {
        switch self {
        case .made: true
        case .planned, .said: false
        }
    }
}

/// Changes things at Spotify, or says what it would change.
package final class LibraryWriter: Sendable {
    let handlers: ChangeHandlers
    let client: SpotifyClient
    let context: StageContext
    let seen: SeenLibrary
    /// The names of everything seen.
    let names: any NameIndex
    let copy: CopyReader
    let console: Console
    let time: any TimeSource
    private let said = SaidChanges()

    init(
        handlers: ChangeHandlers, client: SpotifyClient, context: StageContext, seen: SeenLibrary,
        names: any NameIndex, copy: CopyReader, console: Console, time: any TimeSource
    ) {
        self.copy = copy
        self.time = time
        self.names = names
        self.client = client
        self.handlers = handlers
        self.context = context
        self.seen = seen
        self.console = console
    }

    /// Whether changes are really made: only then may anything be noted of what is so from now on.
    var makesChanges: Bool { context.changes == .made }

    /// Whether a change was said, or put into a plan, since the stage began: then it is not reported as done.
    package var hasSaidChange: Bool { said.isAny }

    /// Handles a change as the context says: makes it, puts it into the plan that is open, says it, or counts its
    /// requests. A profile that may only look makes none at Spotify, but for the player.
    @discardableResult
    package func perform(_ change: Change) async throws -> ChangeResult {
        switch context.changes {
        case .made:
            guard change.domain == .library else {
                if change.domain == .player, context.isOffline { throw OfflineError.needsNetwork }
                return .made(try await handlers.make(change))
            }
            try await requireChangesAllowed()
            try change.edits.checkLengths()
            guard try await plansChange() else { return .made(try await make(change)) }
            await plan(change)
            return .planned
        case .said:
            if context.saysAll, change.domain == .library, await handlers.log.hasPlan(of: handlers.shell) {
                try await sayPlanned(change)
            } else {
                try await say(change)
            }
            return .said
        case .counted:
            guard let first = change.firstBucket else { return .said }
            await RequestAllowance.current?.want(change.cost, of: first)
            throw BudgetError.estimate
        }
    }

    /// Whether a change waits in a plan. While nothing may be sent it always does: a plan is opened for it.
    private func plansChange() async throws -> Bool {
        if await handlers.log.hasPlan(of: handlers.shell) { return true }
        guard context.isOffline else { return false }
        await beginPlan()
        console.report(.news(StyledText("Offline: changes wait in a plan until you type commit.")))
        return true
    }

    /// Makes a change, and notes what is in the library from now on.
    private func make(_ change: Change) async throws -> ChangeRecord? {
        do {
            let record = try await handlers.make(change)
            if let record { await note([record]) }
            return record
        } catch let error as PartialChange {
            throw await named(error)
        }
    }

    /// Puts a change into the plan that is open.
    private func plan(_ change: Change) async {
        said.note()
        await add(change)
        console.report(.news(StyledText("Planned: \(Sanitiser.clean(change.sentence))\(change.costNote).")))
    }

    /// Says that a change would be put into the plan of a run that is only said, and keeps it there for later lines.
    private func sayPlanned(_ change: Change) async throws {
        await add(change)
        var planning = change
        planning.sentence = "plan to \(change.sentence)"
        try await say(planning)
    }

    private func add(_ change: Change) async {
        _ = await handlers.log.add(ChangeRecord(change, at: time.now, shell: handlers.shell, state: .planned))
    }

    /// Says a change instead of making it, whatever the context wants.
    package func say(_ change: Change) async throws {
        said.note()
        try await handlers.say(change)
    }

    /// Makes a change that is not Spotify's — to a file, a profile, the history, the login — or says it; returns
    /// whether it was made.
    ///
    /// - Parameter sentence: what it does, as it follows "Would": `forget all lines typed before`.
    func change(_ sentence: String, _ make: () async throws -> Void) async throws -> Bool {
        guard !makesChanges else {
            try await make()
            return true
        }
        try await perform(Change(here: sentence))
        return false
    }

    /// Puts things into the library, or follows them: those that are not there yet, which are returned. What was there
    /// before keeps its date, and stays when this is undone.
    ///
    /// - Parameter sentence: what is done with these, as it follows "Would".
    func save(_ rows: [Row], _ sentence: ([Row]) -> String) async throws -> [Row] {
        let new = try await these(rows, areSaved: false)
        guard !new.isEmpty else { return [] }
        seen.copies.keep(new)
        try await perform(.saving(new, sentence(new)))
        return new
    }

    /// Takes things out of the library, or stops following them: those that are there, which are returned.
    ///
    /// - Parameter sentence: what is done with these, as it follows "Would".
    func remove(_ rows: [Row], _ sentence: ([Row]) -> String) async throws -> [Row] {
        let held = try await these(rows, areSaved: true)
        guard !held.isEmpty else { return [] }
        try await perform(.removing(held, sentence(held)))
        return held
    }

    /// Those of the rows that are not in the library yet.
    func unsaved(_ rows: [Row]) async throws -> [Row] { try await these(rows, areSaved: false) }

    /// Those of the rows that are in the library, or those that are not. What was not seen lately is asked for, forty
    /// things a request; where nothing is changed, nothing is asked.
    private func these(_ rows: [Row], areSaved: Bool) async throws -> [Row] {
        let now = time.now
        let planned = await plannedLibrary()
        var asked: Set<String> = []
        let unknown = rows.compactMap(\.uri).filter { uri in
            planned[uri] == nil && seen.isSaved(uri, of: context.account, at: now) == nil && asked.insert(uri).inserted
        }
        switch context.changes {
        case .made: break
        case .said: return rows
        case .counted:
            let looks = unknown.lots(of: Limits.library).count
            if looks > 0 { await RequestAllowance.current?.want(looks, of: .library) }
            return rows
        }
        guard !context.isOffline else {
            let copied = await copy.isSaved(Set(unknown))
            return rows.filter { row in
                guard let uri = row.uri else { return false }
                let isSaved = planned[uri] ?? seen.isSaved(uri, of: context.account, at: now) ?? copied[uri]
                // Of what nothing is known, Spotify takes either without harm.
                return isSaved.map { $0 == areSaved } ?? true
            }
        }
        for lot in unknown.lots(of: Limits.library) {
            let held = try await client.send(.libraryContains(lot), freshness: .fresh)
            guard held.count == lot.count else { throw SpotifyError.unreadable(.missing("an answer for each thing")) }
            let pairs = zip(lot, held)
            seen.saved(pairs.filter(\.1).map(\.0), of: context.account, at: now)
            seen.absent(pairs.filter { !$0.1 }.map(\.0), of: context.account, at: now)
        }
        return rows.filter { row in
            guard let uri = row.uri else { return false }
            return (planned[uri] ?? seen.isSaved(uri, of: context.account, at: now)) == areSaved
        }
    }

    /// What the open plan saves and removes: whether each thing will be saved then.
    private func plannedLibrary() async -> [String: Bool] {
        var planned: [String: Bool] = [:]
        for edit in await openPlan()?.records.flatMap(\.edits) ?? [] {
            switch edit {
            case .save(let uris): for uri in uris { planned[uri] = true }
            case .unsave(let uris): for uri in uris { planned[uri] = false }
            case .create, .describe, .cover, .items, .player, .rule: break
            }
        }
        return planned
    }
}

/// Whether a stage has said a change.
private final class SaidChanges: Sendable {
    private let isSaid = Mutex(false)

    var isAny: Bool { isSaid.withLock { $0 } }

    func note() { isSaid.withLock { $0 = true } }
}

extension Change {
    /// ` (2 requests)`; nothing for a change that takes none.
    package var costNote: String { cost == 0 ? "" : " (\(cost) request\(cost == 1 ? "" : "s"))" }

    /// The bucket of its first request; nil for a change that takes none.
    var firstBucket: Bucket? {
        if let first = requests.first { return first.bucket }
        guard cost > 0 else { return nil }
        return edits.contains { $0.playlist != nil } ? .playlistWrites : .libraryWrites
    }
}
