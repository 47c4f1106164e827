// One `sync` from its beginning to its end: a look at the head of every list says what has changed and what reading it
// takes, which is said, and asked about where it is much; then the lists are read one after the other. Ceilings end it
// without an error, and whatever ends it, what was read stays read. How a list is read is left to the files of the
// lists.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// What a `sync` reads.
package struct SyncScope: Sendable {
    /// The parts of the library.
    package var parts: Set<SyncPart>
    /// Which playlists are read; nil for all of them.
    package var filter: Where.Filter?
    /// Whether everything is read again, changed or not.
    package var isFull = false

    /// Everything but the episodes of shows, unless the caller says otherwise.
    package init(parts: Set<SyncPart> = [.liked, .saved, .following, .playlists]) { self.parts = parts }
}

/// A part of the library, as it is typed.
package enum SyncPart: String, Sendable, CaseIterable {
    case liked, saved, following, playlists, shows, all
}

/// Brings the copy up to date.
struct LibrarySync: Sendable {
    let services: Services
    let scope: SyncScope
    /// Whether it runs in the background: then it says nothing and sends one request at a time, so that what the user
    /// types comes between.
    let isInBackground: Bool
    let run: SyncRun

    /// How many pages are read at a time: as many as the pace allows at once.
    private static let lanes = 12

    init(_ scope: SyncScope, isInBackground: Bool = false, using services: Services) {
        self.scope = scope
        self.services = services
        self.isInBackground = isInBackground
        let console = isInBackground ? services.console.silenced() : services.console
        run = SyncRun(
            copy: services.copy, client: services.spotify.client, time: services.time,
            account: services.context.account, lanes: isInBackground ? 1 : Self.lanes, isFull: scope.isFull,
            progress: SyncProgress(time: services.time, report: console.report))
    }

    /// Brings it up to date; what became of it.
    func bringUpToDate() async throws -> SyncReport {
        // What the copy has of another account goes first.
        _ = await services.spotify.copy.claim()
        await RequestAllowance.current?.keepToCeilings()
        let state = SyncState(before: await RequestAllowance.current?.spent ?? 0)
        defer { run.progress.end() }
        do {
            let looks = try await look(state)
            try await foresee(looks, state)
            try await read(looks, state)
        } catch {
            run.progress.end()
            // What is an error of one list is said when the others were read; this ends all of them.
            if state.hasRead, !isInBackground { say("What was read is kept; sync continues from there.") }
            throw error
        }
        var report = state.report
        report.rows = state.rows
        report.skippedCount = run.progress.skipped
        report.sent = (await RequestAllowance.current?.spent ?? 0) - state.before
        if let failure = state.failure {
            for row in report.rows.filter(\.hasNews) where !isInBackground { say(row.sentence) }
            for sentence in report.sentences(now: services.time.now) where !isInBackground { say(sentence) }
            throw failure
        }
        return report
    }

    private func say(_ words: String) { services.console.report(.news(StyledText(words, .faint))) }

    // MARK: - Looking

    /// What the heads of the lists show; nil for lists that are not asked for, or could not be read.
    struct Looks: Sendable {
        var growing: [(list: GrowingListSync, look: GrowingListSync.Look)] = []
        var artists: FollowedArtistsSync.Look?
        var playlists: PlaylistsSync.Look?
        /// How many shows are saved, where their episodes are asked for.
        var shows = 0
    }

    private enum Looked: Sendable {
        case growing(GrowingListSync, GrowingListSync.Look)
        case artists(FollowedArtistsSync.Look)
        case playlists(PlaylistsSync.Look)
    }

    private var artists: FollowedArtistsSync { FollowedArtistsSync(run: run) }
    private var shows: ShowsSync { ShowsSync(run: run) }
    private var playlists: PlaylistsSync {
        PlaylistsSync(run: run, mode: services.spotify.mode, filter: scope.filter)
    }

    /// Looks at the head of each list, several at a time.
    private func look(_ state: SyncState) async throws -> Looks {
        var tasks: [@Sendable () async -> Result<Looked, any Error>] = []
        for list in growing {
            tasks.append { await Self.result { .growing(list, try await list.look()) } }
        }
        if scope.parts.contains(.following) {
            let artists = artists
            tasks.append { await Self.result { .artists(try await artists.look()) } }
        }
        if scope.parts.contains(.playlists) {
            let playlists = playlists
            tasks.append { await Self.result { .playlists(try await playlists.look()) } }
        }
        var looks = Looks()
        let results = await Self.all(tasks, lanes: run.lanes)
        for result in results {
            do {
                switch try result.get() {
                case .growing(let list, let look): looks.growing.append((list, look))
                case .artists(let look): looks.artists = look
                case .playlists(let look): looks.playlists = look
                }
            } catch {
                try state.note(error, at: services.time.now)
            }
        }
        try await confirm(looks, state)
        if scope.parts.contains(.shows) {
            let saved = looks.growing.first { $0.list.list == .shows }
            looks.shows = saved?.look.page.total ?? saved?.look.page.entries.count ?? 0
        }
        return looks
    }

    private static func result(
        _ work: @Sendable () async throws -> Looked
    ) async -> Result<Looked, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }

    /// The results of the tasks in their order.
    private static func all(
        _ tasks: [@Sendable () async -> Result<Looked, any Error>], lanes: Int
    ) async -> [Result<Looked, any Error>] {
        await withTaskGroup(of: (Int, Result<Looked, any Error>).self) { group in
            var results: [Int: Result<Looked, any Error>] = [:]
            var coming = tasks.indices
            while results.count < tasks.count {
                while tasks.count - coming.count - results.count < lanes, let next = coming.popFirst() {
                    group.addTask(executorPreference: globalConcurrentExecutor) { (next, await tasks[next]()) }
                }
                guard let (place, result) = await group.next() else { break }
                results[place] = result
            }
            return tasks.indices.compactMap { results[$0] }
        }
    }

    /// Keeps what the heads alone have shown.
    private func confirm(_ looks: Looks, _ state: SyncState) async throws {
        var unchanged = looks.growing.filter(\.look.isUnchanged).map(\.list.list)
        state.report.isMoreThanLook =
            unchanged.count < looks.growing.count || looks.artists?.isUnchanged == false
            || looks.playlists.map { !$0.isUnchanged || !$0.changed.isEmpty } ?? false
        if looks.artists?.isUnchanged == true { unchanged.append(.artists) }
        if let look = looks.playlists {
            if look.isUnchanged { unchanged.append(.playlists) }
            state.add(try await playlists.keep(look), "playlists")
            state.report.refusedCount += look.refused.count
        }
        try await run.copy.confirm(unchanged, at: services.time.now)
    }

    // MARK: - Reading

    /// Says what reading takes, and asks about it where it is much.
    private func foresee(_ looks: Looks, _ state: SyncState) async throws {
        guard let allowance = RequestAllowance.current else { return }
        var costs: [Bucket: Int] = [:]
        for (list, look) in looks.growing { costs[list.bucket, default: 0] += look.cost }
        costs[.library, default: 0] += looks.artists?.cost ?? 0
        costs[.playlists, default: 0] += looks.playlists?.cost ?? 0
        costs[.shows, default: 0] += looks.shows
        let ceilings = await allowance.ceilings()
        let spent = await services.shell.ledger.spending(at: services.time.now).day
        let all = costs.values.reduce(0, +)
        let room = Dictionary(uniqueKeysWithValues: ceilings.map { ($0, max(0, $1 - (spent[$0] ?? 0))) })
        var count = costs.reduce(0) { $0 + min($1.value, room[$1.key] ?? .max) }
        let sent = await allowance.spent - state.before
        let left = await allowance.left
        run.room.set(ceilings: room, maximum: left)
        if let left { count = min(count, left) }
        guard all > 0 else { return }
        run.progress.expect(count)
        guard !isInBackground else { return }
        let time = SyncTime.words(SyncTime.of(count, after: sent, at: allowance.pace))
        let more = sent > 0 ? " more" : ""
        say(
            count == all
                ? "About \(count)\(more) request\(count == 1 ? "" : "s"), \(time)."
                : "About \(count) of \(all)\(more) requests now, \(time).")
        guard left == nil else { return }
        try await services.spotify.foresee(count)
    }

    /// Reads what has changed, list by list. One that cannot be read does not keep the others from being read.
    private func read(_ looks: Looks, _ state: SyncState) async throws {
        for (list, look) in looks.growing {
            try await attempt(list.name, of: list.list, state) { try await list.bringUpToDate(look) }
        }
        if let look = looks.artists {
            try await attempt(FollowedArtistsSync.name, of: .artists, state) {
                try await artists.bringUpToDate(look)
            }
        }
        if let look = looks.playlists, !look.changed.isEmpty {
            let name = PlaylistsSync.entriesName
            do {
                try await playlists.readEntries(look.changed) { reading in
                    switch reading {
                    case .read(let outcome): state.add(outcome, name)
                    case .refused: state.report.refusedCount += 1
                    case .restless(let title): state.report.restless.append(title)
                    }
                }
            } catch {
                state.leave(name)
                try state.note(error, at: services.time.now)
            }
        }
        if scope.parts.contains(.shows) { try await readShows(state) }
    }

    private func readShows(_ state: SyncState) async throws {
        let saved = await shows.shows()
        do {
            try await shows.removeGone(besides: saved)
            try await shows.read(saved) { outcome in
                guard let outcome else { return state.report.refusedCount += 1 }
                state.add(outcome, ShowsSync.name)
            }
        } catch {
            state.leave(ShowsSync.name)
            try state.note(error, at: services.time.now)
        }
    }

    /// Reads one list, and notes what became of it.
    private func attempt(
        _ name: String, of list: CopiedList, _ state: SyncState, _ body: () async throws -> SyncOutcome
    ) async throws {
        let before = await run.copy.status(of: list)?.count ?? 0
        do {
            state.add(try await body(), name)
        } catch {
            var outcome = SyncOutcome(list: list)
            outcome.count = await run.copy.status(of: list)?.count ?? 0
            outcome.new = max(0, outcome.count - before)
            state.add(outcome, name)
            state.leave(name)
            try state.note(error, at: services.time.now)
        }
    }
}
