// How one change is taken back: its playlists are read, what reverses it is worked out (Edit+Inverse in Library), what
// cannot come back is asked about, and the result is a change like any other. Which change it is, is found in
// ChangeChains.

import Arrangement
import Library
import Rendering
import SpotifyAPI
import SpotifyModel
import Text

/// Takes changes back.
struct Reversing {
    let services: Services
    /// Whether what was changed since is left as it is, and the rest taken back.
    let isForced: Bool
    /// Whether the user has said that what cannot come back may go.
    let isConfirmed: Bool

    private var writer: LibraryWriter { services.writer }

    /// Takes a change back, or continues to where that was cut off before.
    func reverse(_ record: ChangeRecord) async throws -> Reply {
        let chains = ChangeChains(writer.handlers)
        let wording = await chains.wording(for: record)
        if let plan = await writer.openPlan(), plan.records.contains(where: { $0.undoes == record.number }) {
            throw UndoError.isPlanned(number: record.number)
        }
        // A list that was changed since the reversal stopped cannot be continued; by force it is begun again.
        if !isForced, let unfinished = await chains.unfinishedReversal(of: record) {
            guard writer.makesChanges else {
                try await writer.say(Change(wording.sentence, edits: unfinished.editsLeft))
                return Reply(.nothing)
            }
            return try await reply(to: try await writer.finish(unfinished), wording.note)
        }
        let record = try await withPlaylistMade(record)
        let readAt = await writer.handlers.log.newest()
        let lists = try await lists(of: record)
        let edits = try await inverse(of: record, lists: lists)
        if case .player(let edit)? = edits.first {
            let device = try await services.player.restore(edit, sentence: wording.sentence, undoing: record.number)
            return Reply(
                .note(StyledText(Sanitiser.clean(wording.note + "."))), changes: device.map { [.use($0)] } ?? [])
        }
        if writer.makesChanges { try await services.checkPermission(for: edits, of: Undo.commandName) }
        var change = Change(wording.sentence, edits: edits, readAt: readAt)
        change.undoes = record.number
        if let note = Self.renewal(by: edits) { services.console.report(.news(StyledText(note))) }
        try await confirm(change, reversing: record)
        switch try await writer.perform(change) {
        case .made(let made?): return try await reply(to: made, wording.note)
        case .made(nil), .planned, .said: return Reply(.note(StyledText(Sanitiser.clean(wording.note + "."))))
        }
    }

    /// What is said when it is done; throws where Spotify did not take all of it.
    private func reply(to record: ChangeRecord, _ note: String) async throws -> Reply {
        try await services.checkRefused([record])
        let receipt = record.receipt.isEmpty ? "" : " (\(record.receipt))"
        return Reply(
            .note(StyledText(Sanitiser.clean("\(note)\(receipt)."))), changes: SessionChange.renaming(by: [record]))
    }

    // MARK: What reverses it

    /// The record with the playlist that it may have made without noting it, when its process or the answer was cut
    /// off: the newest of that name, if nothing is on it.
    private func withPlaylistMade(_ record: ChangeRecord) async throws -> ChangeRecord {
        guard record.state != .done, record.doneEdits < record.edits.count,
            case .create(var creation) = record.edits[record.doneEdits], creation.playlist.isPlanned
        else { return record }
        let reading = PlaylistReading(client: services.spotify.client)
        guard let uri = try await reading.emptyPlaylist(named: creation.playlist.name)?.uri else { return record }
        var record = record
        creation.playlist.uri = uri
        record.edits[record.doneEdits] = .create(creation)
        return record
    }

    /// The edits that take it back; throws where there are none.
    private func inverse(of record: ChangeRecord, lists: [String: [Entry]]) async throws -> [Edit] {
        let edits: [Edit]
        do throws(PlaylistChanged) {
            edits = try record.inverse(lists: lists, isForced: isForced)
        } catch {
            say(await difference(of: record, lists: lists, error.playlist))
            throw UndoError.changed(number: record.number, playlist: error.playlist?.name ?? "")
        }
        if !isForced { try await checkUnchanged(edits, of: record) }
        guard edits.isEmpty else { return edits }
        let hasCover = record.edits.contains { edit in
            if case .cover = edit { true } else { false }
        }
        throw hasCover ? UndoError.cannotComeBack(number: record.number) : .nothingLeft(number: record.number)
    }

    /// What is on the playlists now whose entries it changed: one request for 50 entries. Playlists that it made itself
    /// go as a whole.
    private func lists(of record: ChangeRecord) async throws -> [String: [Entry]] {
        var made: Set<String> = []
        var changed: [(playlist: EditedPlaylist, count: Int)] = []
        for edit in record.edits.prefix(record.doneEdits + 1) {
            switch edit {
            case .create(let creation): made.insert(creation.playlist.uri)
            case .items(let items):
                guard items.playlist.id != nil, !made.contains(items.playlist.uri) else { continue }
                if changed.contains(where: { $0.playlist.uri == items.playlist.uri }) { continue }
                changed.append((items.playlist, items.countAfterwards ?? 0))
            case .save, .unsave, .describe, .cover, .player, .rule: break
            }
        }
        try await services.spotify.foresee(
            changed.reduce(0) { $0 + max(1, ($1.count + Limits.page - 1) / Limits.page) })
        var lists: [String: [Entry]] = [:]
        for (playlist, _) in changed {
            do {
                lists[playlist.uri] = try await services.playlists.contentsWithoutRows(of: playlist).entries
            } catch SpotifyError.notFound {
                throw UndoError.isGone(number: record.number, playlist: playlist.name)
            }
        }
        return lists
    }

    /// Throws where a name, a description or a rule is not as the change left it.
    private func checkUnchanged(_ edits: [Edit], of record: ChangeRecord) async throws {
        for edit in edits {
            switch edit {
            case .describe(let description):
                guard let id = description.playlist.id else { continue }
                let now = try await services.spotify.client.send(.playlist(id), freshness: .fresh)
                let (left, wanted) = (description.before, description.after)
                // A change that was cut off may not have come so far.
                let isNamed = left.name == nil || now.name == left.name || now.name == wanted.name
                let text = now.description ?? ""
                let isDescribed = left.description.map { text == $0 || text == wanted.description } ?? true
                guard isNamed, isDescribed else {
                    let name = left.name ?? description.playlist.name
                    throw UndoError.describedSince(number: record.number, playlist: name)
                }
            case .rule(let rule):
                guard await writer.handlers.log.rules()[rule.name]?.pipeline == rule.before else {
                    throw UndoError.ruleChanged(number: record.number, rule: rule.name)
                }
            case .save, .unsave, .create, .cover, .items, .player: break
            }
        }
    }

    // MARK: What the user has to know

    /// Asks where something cannot come back.
    private func confirm(_ change: Change, reversing record: ChangeRecord) async throws {
        let losses =
            change.edits.compactMap { edit -> String? in
                // Where the whole list is replaced again, its dates were lost when it was replaced first.
                guard case .items(let items) = edit, items.redated > 0, !items.isRewriting else { return nil }
                let lost = items.redated
                let entries = lost == 1 ? "1 entry" : "\(lost) entries"
                return "\(entries) must be removed with a double and put back, and will lose "
                    + (lost == 1 ? "its date." : "their dates.")
            }
            + record.edits.compactMap { edit -> String? in
                guard case .cover(let cover) = edit else { return nil }
                return "The cover that \(cover.playlist.name) had before cannot come back."
            }
        guard !losses.isEmpty else { return }
        let loss = Sanitiser.clean(losses.joined(separator: " "))
        guard writer.makesChanges else { return services.console.report(.news(StyledText(loss))) }
        let would = "This would \(Sanitiser.clean(change.sentence))\(change.costNote)."
        try await writer.confirm("\(would) \(loss) Continue?", isConfirmed: isConfirmed)
    }

    /// What is said before things are saved or followed again; nil where none are. Their dates were lost when they were
    /// taken out, and what one request brings back has an order of Spotify's (SpotifyContract §14.4).
    private static func renewal(by edits: [Edit]) -> String? {
        var (saved, followed) = (0, 0)
        for case .save(let uris) in edits {
            for uri in uris {
                switch SpotifyURI(uri)?.kind {
                case .artist, .playlist, .user: followed += 1
                case .track, .album, .show, .episode, .audiobook, .chapter, .collection, nil: saved += 1
                }
            }
        }
        return switch (saved, followed) {
        case (0, 0): nil
        case (1, 0): "It will be saved with a new date."
        case (_, 0): "They will be saved with new dates, and perhaps in another order."
        case (0, 1): "It will be followed as of now, so it may have another place in your lists."
        case (0, _): "They will be followed as of now, and perhaps in another order."
        case (_, _): "They will be saved and followed as of now, with new dates and perhaps in another order."
        }
    }

    /// How many differences are shown.
    private static let mostShown = 10

    /// How a playlist differs from what a change left, a line each.
    private func difference(
        of record: ChangeRecord, lists: [String: [Entry]], _ playlist: EditedPlaylist?
    ) async -> [String] {
        guard let playlist, let now = lists[playlist.uri] else { return [] }
        let edits = record.edits.prefix(record.doneEdits + 1).compactMap { edit -> ItemsEdit? in
            if case .items(let items) = edit, items.playlist.uri == playlist.uri { items } else { nil }
        }
        guard let last = edits.last else { return [] }
        let isPartial = record.doneEdits < record.edits.count
        guard let then = last.entries(after: isPartial ? record.doneSteps : last.steps.count) else { return [] }
        // What was before an addition at the end was not read, so of that nothing can be said.
        let isWhole = last.start == 0
        let (added, removed) = (isWhole ? now.surplus(over: then) : [], then.surplus(over: now))
        guard !added.isEmpty || !removed.isEmpty else {
            let count = last.start + then.count
            let entries = now.count == 1 ? "1 entry" : "\(now.count) entries"
            return [count == now.count ? "Its entries are in another order." : "It has \(entries), and had \(count)."]
        }
        var lines: [String] = []
        for entry in added { lines.append("+ " + (await services.name(of: entry))) }
        for entry in removed { lines.append("- " + (await services.name(of: entry))) }
        guard lines.count > Self.mostShown else { return lines }
        return lines.prefix(Self.mostShown) + ["… and \(lines.count - Self.mostShown) more"]
    }

    private func say(_ lines: [String]) {
        for line in lines { services.console.report(.news(StyledText(Sanitiser.clean(line)))) }
    }
}

extension Services {
    /// What an entry is called, as far as its name was ever seen.
    fileprivate func name(of entry: Entry) async -> String {
        switch entry {
        case .item(let uri), .local(let uri): await resolver.names.name(of: uri)?.name ?? uri
        case .missing: "an entry that is gone"
        }
    }

    /// Throws where Spotify did not take all of these changes.
    func checkRefused(_ records: [ChangeRecord]) async throws {
        var names: [String] = []
        for uri in records.flatMap(\.refused) { names.append(await name(of: .item(uri))) }
        guard names.isEmpty else { throw EntriesRefused(names: names) }
    }
}

extension [Entry] {
    /// What is more often in this list than in another, in its order.
    fileprivate func surplus(over other: [Entry]) -> [Entry] {
        var left: [Entry: Int] = [:]
        for entry in other { left[entry, default: 0] += 1 }
        return filter { entry in
            guard let count = left[entry], count > 0 else { return true }
            left[entry] = count - 1
            return false
        }
    }
}
