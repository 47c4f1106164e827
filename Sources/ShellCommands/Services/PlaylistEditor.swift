// Playlists for the commands that change them: which one a reference names, whether it may be changed, what is on it
// now, and a wanted list as a change. Commands decide what is wanted; how few requests bring it about is the work of
// Arrangement, sending them that of ChangeExecutor.

package import Arrangement
package import CommandLanguage
import Exchange
package import Library
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// A playlist that a reference named.
package struct FoundPlaylist: Sendable {
    /// How edits name it.
    package let playlist: EditedPlaylist
    /// What is known of it; nil for one that a plan makes.
    package let row: Row?

    /// Its name as messages show it.
    package var title: String { Sanitiser.clean(Row.title(playlist.name, "playlist")) }
}

/// Reads playlists to change them, and changes what is on them.
package final class PlaylistEditor: Sendable {
    /// What a change needs the user to be.
    package enum Right: Sendable {
        case ownerOrCollaborator, owner
        /// To read it alone, which in Development Mode needs as much as changing it (SpotifyContract §3.3).
        case reader
    }

    let spotify: SpotifyReader
    let resolver: ReferenceResolver
    let writer: LibraryWriter

    init(spotify: SpotifyReader, resolver: ReferenceResolver, writer: LibraryWriter) {
        self.spotify = spotify
        self.resolver = resolver
        self.writer = writer
    }

    /// The playlist a reference names, if it may be changed; one that the open plan makes can be named, too.
    ///
    /// Throws ``SpotifyAPI/SpotifyError/forbidden(_:_:)``, or ``PlaylistDetailsError/ofAnother(name:owner:_:)`` where
    /// only the owner may, for one that is known to be another user's, before any request that changes something.
    package func playlist(
        _ reference: LocatedReference, for right: Right = .ownerOrCollaborator, in session: Session
    ) async throws -> FoundPlaylist {
        if let planned = await planned(reference) { return planned }
        let found = try await resolver.resolve(reference, kinds: ["playlist"], depth: .everything, in: session)
        guard found.rows.count == 1, found.leftOut.isEmpty, let row = found.rows.first else {
            throw LocatedReferenceError(
                error: .notOne(count: found.rows.count + found.leftOut.count), span: reference.span)
        }
        guard let uri = row.uri else {
            throw LocatedReferenceError(
                error: .unusable([.nameOnly(row.title)], wanted: ["playlist"]), span: reference.span)
        }
        try check(row, right)
        try await checkKept([uri], row.name)
        return FoundPlaylist(playlist: EditedPlaylist(uri: uri, name: row.name), row: row)
    }

    /// Throws for a playlist that the open plan deletes.
    func checkKept(_ uris: Set<String>, _ name: String) async throws {
        let gone = await openPlan()?.records.flatMap(\.edits).reduce(into: Set<String>()) { gone, edit in
            switch edit {
            case .unsave(let removed): gone.formUnion(removed)
            case .save(let saved): gone.subtract(saved)
            case .create, .describe, .cover, .items, .player, .rule: break
            }
        }
        if gone?.isDisjoint(with: uris) == false { throw PlaylistDetailsError.deletedByPlan(name: name) }
    }

    /// Throws for a playlist that is known not to be the user's to change.
    func check(_ row: Row, _ right: Right) throws {
        switch right {
        case .owner: try checkOwner(row, .change)
        case .ownerOrCollaborator, .reader:
            guard row[.mine] == false, row[.collaborative] != true else { return }
            guard right != .reader || spotify.mode == .development else { return }
            let bucket: Bucket = right == .reader ? .playlists : .playlistWrites
            guard let owner = row[.owner] else { throw SpotifyError.forbidden("\(row.title) is not yours", bucket) }
            throw SpotifyError.forbidden(Sanitiser.clean("\(row.title) belongs to \(owner)"), bucket)
        }
    }

    /// The playlist which the open plan makes, where the reference is its name.
    func planned(_ reference: LocatedReference) async -> FoundPlaylist? {
        guard case .name(let name, _) = reference.reference, let planned = await planned(named: name) else {
            return nil
        }
        return FoundPlaylist(playlist: planned, row: nil)
    }

    /// The playlist that the open plan makes or renames, by the name that it gives it; the newest of several.
    func planned(named name: String) async -> EditedPlaylist? {
        var named: [EditedPlaylist] = []
        for edit in await openPlan()?.records.flatMap(\.edits) ?? [] {
            switch edit {
            case .create(let creation): named.append(creation.playlist)
            case .describe(let description):
                guard let name = description.after.name else { continue }
                named.removeAll { $0.uri == description.playlist.uri }
                named.append(EditedPlaylist(uri: description.playlist.uri, name: name))
            case .save, .unsave, .cover, .items, .player, .rule: break
            }
        }
        let wanted = Folding.folded(name)
        return named.last { Folding.folded($0.name) == wanted }
    }

    /// The plan of this shell, if one is open.
    package func openPlan() async -> Plan? { await writer.openPlan() }

    /// How a playlist is named that is still to be made: a name that no other of the open plan has or had.
    package func newPlaylist(named name: String) async -> EditedPlaylist {
        let plan = await openPlan()
        var newest = 0
        for case .create(let creation) in ((plan?.done ?? []) + (plan?.records ?? [])).lazy.flatMap(\.edits) {
            newest = max(newest, Int(creation.planned.dropFirst(EditedPlaylist.plannedPrefix.count)) ?? 0)
        }
        return EditedPlaylist(uri: EditedPlaylist.plannedPrefix + String(newest + 1), name: name)
    }

    /// What is on a playlist: read now, and with what the open plan changes of it. One request for 50 entries.
    ///
    /// - Parameter rows: rows at hand, for entries that the plan adds.
    package func contents(of playlist: EditedPlaylist, rows: [Row] = []) async throws -> PlaylistContents {
        let recorder = spotify.copy.recorder(of: playlist.uri)
        var packer = RowPacker()
        do {
            return try await contents(of: playlist, rows: rows) { page, slots in
                var copied: [CopiedEntry] = []
                for entry in page.page.items {
                    let row = Row(entry)
                    slots.append(PlaylistSlot(entry, row, at: slots.count, &packer))
                    copied.append(CopiedEntry(row, added: entry.addedAt, addedBy: entry.addedBy))
                }
                await recorder?.take(
                    copied, areReadable: !page.page.items.contains(where: \.isUnreadable), isLast: page.next == nil,
                    total: slots.count)
            }
        } catch {
            await recorder?.abandon()
            throw error
        }
    }

    /// The same without rows, for commands that show none of them.
    package func contentsWithoutRows(of playlist: EditedPlaylist) async throws -> PlaylistContents {
        try await contents(of: playlist, rows: []) { page, slots in
            for entry in page.page.items { slots.append(PlaylistSlot(entry: entry.entry, shown: nil)) }
        }
    }

    private func contents(
        of playlist: EditedPlaylist, rows: [Row],
        take: (LocatedPage<SpotifyModel.PlaylistEntry>, _ slots: inout [PlaylistSlot]) async -> Void
    ) async throws -> PlaylistContents {
        let readAt = await writer.handlers.log.newest()
        var contents = PlaylistContents(playlist: playlist, slots: [], readAt: readAt)
        if let id = playlist.id, spotify.context.isOffline {
            contents.slots = try await copiedSlots(of: playlist, id)
        } else if let id = playlist.id {
            var slots: [PlaylistSlot] = []
            try await PlaylistReading(client: spotify.client).readPages(of: id) { await take($0, &slots) }
            contents.slots = slots
        }
        guard let plan = await openPlan() else { return contents }
        let known = Dictionary(rows.compactMap { row in row.uri.map { ($0, row) } }) { first, _ in first }
        for case .items(let edit) in plan.records.flatMap(\.editsLeft) where edit.playlist.uri == playlist.uri {
            try apply(edit, to: &contents, rows: known)
        }
        return contents
    }

    /// The same with the details of entries that the plan adds, for commands that compare entries: one request for each
    /// of these. What Spotify does not know stays without them.
    package func detailedContents(of playlist: EditedPlaylist) async throws -> PlaylistContents {
        var contents = try await contents(of: playlist)
        let places = contents.placesWithoutDetails
        try await spotify.foresee(places.count)
        for place in places {
            guard case .item(let uri) = contents.slots[place].entry else { continue }
            do {
                var row = try await resolver.row(at: uri, ["track", "episode"], .everything)
                row.position = place
                contents.slots[place] = PlaylistSlot(entry: contents.slots[place].entry, row: row)
            } catch SpotifyError.notFound, is ReferenceError, is OfflineError {
                continue
            }
        }
        return contents
    }

    /// What the own copy has on a playlist, place by place.
    private func copiedSlots(of playlist: EditedPlaylist, _ id: SpotifyID) async throws -> [PlaylistSlot] {
        let list = CopiedList.playlist(playlist.uri)
        guard let status = await spotify.copy.whole(list) else {
            throw OfflineError.notCopied("the tracks of \(Row.title(playlist.name, "playlist"))")
        }
        await spotify.copy.use(status.checked)
        var packer = RowPacker()
        return await spotify.copy.store.entries(of: list, at: nil).enumerated().map { place, entry in
            PlaylistSlot(entry, at: place, &packer)
        }
    }

    /// Changes the contents as a planned edit will.
    private func apply(
        _ edit: ItemsEdit, to contents: inout PlaylistContents, rows: [String: Row]
    ) throws {
        let entries = contents.entries
        guard edit.start <= entries.count, Array(entries[edit.start...]) == edit.entriesBefore,
            let places = Arrangement.places(after: edit.steps, of: entries),
            let after = Arrangement.applying(edit.steps, to: entries)
        else { throw PlaylistChanged(playlist: contents.playlist, since: nil) }
        let before = contents.slots
        contents.slots = zip(places, after).enumerated().map { place, pair in
            pair.0.map { before[$0].moved(to: place) } ?? PlaylistSlot(planned: pair.1, at: place, rows: rows)
        }
    }

    /// Makes the playlist the wanted list, with the fewest requests; nil where it is that already.
    ///
    /// - Parameters:
    ///   - sentence: what is done, as it follows "Would", from what the arrangement does: `sort Road Songs by year`.
    ///   - isConfirmed: whether the user has said that what cannot come back may go (`--yes`).
    package func arrange(
        _ contents: PlaylistContents, into wanted: [Wanted], isConfirmed: Bool,
        sentence: (Arrangement) -> String
    ) async throws -> (Arrangement, ChangeResult)? {
        let arrangement = Arrangement(of: contents.entries, into: wanted)
        guard !arrangement.isEmpty else { return nil }
        let edit = ItemsEdit(contents.playlist, there: contents.entries, arrangement)
        let text = sentence(arrangement)
        let change = Change("\(text): \(edit.counts.text)", edits: [.items(edit)], readAt: contents.readAt)
        if let loss = arrangement.loss {
            let words = "This would \(Sanitiser.clean(change.sentence))\(change.costNote)."
            try await writer.confirm("\(words) \(loss) Continue?", isConfirmed: isConfirmed, spending: change.cost)
        }
        let result = try await writer.perform(change)
        // What was on the list and only had to be put back is missed by no command's own sentence.
        guard Set(result.refusedURIs).isDisjoint(with: edit.before) else {
            throw EntriesRefused(names: contents.named(result.refusedURIs))
        }
        return (arrangement, result)
    }
}

extension Arrangement {
    /// What cannot come back, or why else the user is asked, as a sentence; nil where nothing needs consent.
    package var loss: String? {
        var parts: [String] = []
        let gone = removed - redated.count
        if gone > 1 { parts.append("It removes \(gone) entries.") }
        if !redated.isEmpty {
            let count = redated.count == 1 ? "1 entry" : "\(redated.count) entries"
            let date = redated.count == 1 ? "its date" : "their dates"
            parts.append("\(count) must be removed with a double and put back, and will lose \(date).")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
