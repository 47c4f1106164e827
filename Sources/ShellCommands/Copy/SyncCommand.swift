// `sync`: brings the own copy of the library up to date. What is typed is understood here; how it is done is in
// LibrarySync.

package import CommandLanguage
import Exchange
import Library
import Prompting
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// Brings the copy up to date.
package struct SyncCommand: FirstCommand {
    static let part = Slot<SyncPart>.keyword(
        help: "what to read; without it everything but the episodes of shows", shape: .optional)
    static let condition = Slot<[Word]>.words(
        "where", help: "after playlists: a condition, so that only these are read", noun: "a condition",
        shape: .optionalSeveral, candidates: .words([Candidate("where", summary: "only some of the playlists")]),
        holdsSigns: true)
    static let full = CommandFlag("full", help: "read everything again, changed or not")

    package static let commandName = "sync"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "bring the copy of your library up to date",
        details: """
            The copy has liked songs, saved albums, shows, episodes and audiobooks, followed artists and playlists \
            with what is on them; `all` adds the newest episodes of saved shows. First a look at each list shows what \
            has changed; then that is read and no more. It can be ended at any time and continues there the next time. \
            juke's own ceilings for a day end it, too, without an error; --spend exceeds them, and --max-requests N \
            ends it after N. `set sync.daily on --save` does it in the background of the first prompt of a day. Lists \
            that Spotify does not show to your app are left out until they have changed.
            """,
        slots: [part.erased, condition.erased], options: [full.spec],
        examples: [
            .init("sync", "everything but the episodes of shows"),
            .init("sync playlists where mine and name ~ road", "some playlists"),
            .init("sync --dry-run", "what it would ask for"),
        ],
        returns: ["sync"],
        cost: "1 a kind and 1 for 50 playlists; 1 for 50 entries that are new or on a changed playlist",
        scopes: [.readLibrary],
        occasionalScopes: [
            .readPrivatePlaylists, .readCollaborativePlaylists, .readFollows, .readPlaybackPosition,
        ])

    private let parts: Set<SyncPart>
    private let condition: Where?
    private let isFull: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        isFull = input.has(Self.full)
        switch try input.optional(Self.part) {
        case nil: parts = SyncScope().parts
        case .all: parts = [.liked, .saved, .following, .playlists, .shows]
        case .some(let part): parts = [part]
        }
        guard let words = try input.optional(Self.condition), let first = words.first else {
            condition = nil
            return
        }
        guard first.bareText == Keyword.where.rawValue, parts == [.playlists] else {
            let expected = parts == [.playlists] ? "where and a condition" : "the end of the line"
            throw UsageError(.invalidValue(first.text, expected: expected), at: first.span)
        }
        let rest = Array(words.dropFirst())
        guard !rest.isEmpty else {
            throw UsageError(.missingArgument("CONDITION", usage: input.usage), at: input.span)
        }
        condition = try Where(rest)
    }

    /// Refuses fields that playlists do not have.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        try condition?.check([Kinds.playlist], mode: mode, at: span)
    }

    /// Refuses what only the moment says of its condition.
    package func prepared(using services: Services) async throws -> SyncCommand {
        _ = try await condition?.prepared(using: services)
        return self
    }

    /// Brings the copy up to date, and lists what has changed.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var scope = SyncScope(parts: parts)
        scope.isFull = isFull
        scope.filter = try condition?.filter(in: session, using: services)
        switch services.context.changes {
        case .made: guard !services.context.isOffline else { throw OfflineError.needsNetwork }
        case .said: return Reply(.note(StyledText(Self.words(await SyncForecast(scope, copy: services.copy)))))
        case .counted:
            let forecast = await SyncForecast(scope, copy: services.copy)
            await RequestAllowance.current?.want(forecast.count, of: forecast.bucket)
            throw BudgetError.estimate
        }
        let sync = LibrarySync(scope, using: services)
        let report = try await services.copy.alone { try await sync.bringUpToDate() }
        await services.noteLastPlays()
        return report.reply(now: services.time.now)
    }

    /// What it would ask for.
    private static func words(_ forecast: SyncForecast) -> String {
        var words = "Would look at \(WordList.text(forecast.names, "and")): at least "
        words += SyncReport.requests(forecast.count) + "."
        if !forecast.unfinished.isEmpty {
            words += " Would continue with \(WordList.text(forecast.unfinished, "and"))."
        }
        return words
    }
}
