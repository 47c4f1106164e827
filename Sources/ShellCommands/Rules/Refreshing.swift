// How rules are followed: the rows of each are read, its playlist is found, and what differs is worked out as for
// `playlist set`; then all of it is made as one change. Nothing is changed before every rule was read.

import Arrangement
import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import Text

/// Follows rules.
struct Refreshing {
    let session: Session
    let services: Services
    /// Whether the user has said that what cannot come back may go.
    let isConfirmed: Bool

    private var writer: LibraryWriter { services.writer }

    /// Follows these rules. Those that fail are reported when the others are done.
    func follow(_ rules: [(name: String, rule: Rule)]) async throws -> Reply {
        guard let read = services.context.rows else { return Reply(.nothing) }
        let listed = try await listed(of: rules.compactMap(\.rule.playlist))
        var followings: [RuleFollowing] = []
        var failures: [RulesFailed.Failure] = []
        var newCount = 0
        for (name, rule) in rules {
            do {
                let rows = try await read(rule.pipeline, services.context.freshness)
                let following = try await following(name, rule, rows, listed: listed, newCount: newCount)
                if case .made = following.outcome { newCount += 1 }
                followings.append(following)
            } catch {
                guard !Self.endsAll(error) else { throw error }
                failures.append(RulesFailed.Failure(rule: name, cause: error))
            }
        }
        let record = try await make(followings)
        guard failures.isEmpty else { throw RulesFailed(failures: failures, total: rules.count) }
        if let record { try await services.checkRefused([record]) }
        return Reply(.nothing)
    }

    /// Whether an error concerns more than the rule it was met in.
    private static func endsAll(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError, is BudgetError, is AskError: true
        case SpotifyError.cancelled, SpotifyError.refused, SpotifyError.unauthorised, SpotifyError.rateLimited,
            SpotifyError.quotaExceeded:
            true
        case _: Task.isCancelled
        }
    }

    // MARK: What differs

    /// Those of the playlists that are still in the library: Spotify still shows one that was deleted.
    private func listed(of playlists: [String]) async throws -> Set<String> {
        var listed: Set<String> = []
        for start in stride(from: 0, to: playlists.count, by: Limits.library) {
            let lot = Array(playlists[start..<min(start + Limits.library, playlists.count)])
            let answers = try await services.spotify.client.send(.libraryContains(lot), freshness: .fresh)
            for (uri, isListed) in zip(lot, answers) where isListed { listed.insert(uri) }
        }
        return listed
    }

    /// What one rule changes.
    private func following(
        _ name: String, _ rule: Rule, _ rows: [Row], listed: Set<String>, newCount: Int
    ) async throws -> RuleFollowing {
        let entries = EntriesArgument(nil, missing: UsageError(.nothingGiven(slot: "NAME"), at: 0..<0))
        let usable = try await entries.rows(or: RowStream(rows), keepsFiles: true, in: session, using: services)
        guard let playlist = try await playlist(name, rule, listed: listed) else {
            let wasMade = rule.playlist.map { !listed.contains($0) } ?? false
            return try await making(name, usable, again: wasMade, number: newCount)
        }
        let contents = try await services.playlists.contentsWithoutRows(of: playlist)
        let hasRemovable = contents.entries.contains { if case .item = $0 { true } else { false } }
        guard !usable.rows.isEmpty || !hasRemovable || isConfirmed else {
            return RuleFollowing(name: name, playlist: playlist, outcome: .leftAlone)
        }
        let wanted = PlaylistSet.wanted(usable.rows, in: contents)
        let new = wanted.count { if case .added = $0 { true } else { false } }
        try PlaylistEntriesError.checkRoom(in: name, count: wanted.count - new, adding: new)
        let arrangement = Arrangement(of: contents.entries, into: wanted)
        var following = RuleFollowing(
            name: name, playlist: playlist, outcome: arrangement.isEmpty ? .upToDate : .changed)
        following.entryCount = arrangement.result.count
        following.leftOutCount = usable.leftOutCount + arrangement.unaddable.count
        following.readAt = contents.readAt
        guard !arrangement.isEmpty else { return following }
        let edit = ItemsEdit(playlist, there: contents.entries, arrangement)
        following.edits = [.items(edit)]
        following.counts = edit.counts
        following.loss = arrangement.loss
        return following
    }

    /// The playlist that a rule made or found before, else the one of its name; nil where there is none.
    private func playlist(_ name: String, _ rule: Rule, listed: Set<String>) async throws -> EditedPlaylist? {
        if let uri = rule.playlist, listed.contains(uri) { return EditedPlaylist(uri: uri, name: name) }
        return try await services.playlists.own(named: name, at: 0..<0, in: session)?.playlist
    }

    /// The playlist as a new one with these rows on it. Files of a device cannot be added.
    ///
    /// - Parameter number: how many new ones the same change has before it.
    private func making(_ name: String, _ usable: Usable, again: Bool, number: Int) async throws -> RuleFollowing {
        let uris = usable.rows.filter { !$0.isLocalFile }.compactMap(\.uri)
        var playlist = await services.playlists.newPlaylist(named: name)
        guard !uris.isEmpty else { return RuleFollowing(name: name, playlist: playlist, outcome: .notMade) }
        try PlaylistEntriesError.checkRoom(in: name, count: 0, adding: uris.count)
        let first = Int(playlist.uri.dropFirst(EditedPlaylist.plannedPrefix.count)) ?? 1
        playlist.uri = EditedPlaylist.plannedPrefix + String(first + number)
        var following = RuleFollowing(name: name, playlist: playlist, outcome: .made(again: again))
        let filling = ItemsEdit(playlist, appending: uris, after: 0)
        following.edits = [.create(PlaylistCreation(playlist, isPublic: false)), .items(filling)]
        following.counts = filling.counts
        following.entryCount = uris.count
        following.leftOutCount = usable.leftOutCount + usable.rows.count - uris.count
        return following
    }

    // MARK: Making it

    /// Makes all of it as one change and says what became of each playlist; what the log has of the change.
    private func make(_ followings: [RuleFollowing]) async throws -> ChangeRecord? {
        let changed = followings.filter { !$0.edits.isEmpty }
        var (record, isMade) = (ChangeRecord?.none, true)
        if !changed.isEmpty {
            let readAt = changed.compactMap(\.readAt).min()
            let change = Change(Self.sentence(changed), edits: changed.flatMap(\.edits), readAt: readAt)
            try await confirm(change, changed)
            switch try await writer.perform(change) {
            case .made(let made): record = made
            case .planned, .said: isMade = false
            }
        }
        for following in followings {
            guard isMade || following.edits.isEmpty else {
                // The sentence of the change has said it of a single one.
                if changed.count > 1 { say(following.plannedLine) }
                continue
            }
            say(following.line)
            guard following.isFollowed, writer.makesChanges else { continue }
            await writer.noteRefresh(of: following.name, in: Self.uri(of: following.playlist, in: record))
        }
        return record
    }

    private func say(_ line: String) { services.console.report(.news(StyledText(line))) }

    /// Asks once where something cannot come back.
    private func confirm(_ change: Change, _ changed: [RuleFollowing]) async throws {
        let losses = changed.compactMap { following in
            following.loss.map { changed.count == 1 ? $0 : "\(following.title): \($0)" }
        }
        guard !losses.isEmpty, !isConfirmed else { return }
        let would = "This would \(Sanitiser.clean(change.sentence))\(change.costNote)."
        try await writer.confirm("\(would) \(losses.joined(separator: " ")) Continue?", isConfirmed: isConfirmed)
        // The question has named the requests.
        await RequestAllowance.current?.allow(change.cost)
    }

    /// What the change does, as it follows "Would".
    private static func sentence(_ changed: [RuleFollowing]) -> String {
        if changed.count == 1 { return "refresh \(changed[0].title): \(changed[0].difference)" }
        guard changed.count < 4 else { return "refresh \(changed.count) playlists" }
        return "refresh " + WordList.text(changed.map { "\($0.title) (\($0.difference))" }, "and")
    }

    /// What a playlist is called at Spotify, once it was made.
    private static func uri(of playlist: EditedPlaylist, in record: ChangeRecord?) -> String {
        for case .create(let creation) in record?.edits ?? [] where creation.planned == playlist.uri {
            return creation.playlist.uri
        }
        return playlist.uri
    }
}
