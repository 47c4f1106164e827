// What becomes of the entries of files: one change that saves things, makes playlists and adds to playlists, so that it
// can wait in a plan and one `undo` takes it back. What is there already is not doubled. Entries are found by
// EntryMatcher; those in doubt are listed and never guessed.

import Arrangement
import CommandLanguage
import Formats
import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Takes over libraries and playlists.
struct LibraryImport {
    let services: Services
    let session: Session
    let files: [ImportedFile]
    /// The playlist that gets everything; nil for lists as playlists of their own.
    let target: LocatedReference?
    /// Whether `--search` was given.
    let isSearching: Bool
    /// The files as the line names them, for what to type next, and where.
    let typed: (text: String, span: Range<Int>)

    /// What was worked out.
    private struct Work {
        var edits: [Edit] = []
        var parts: [ImportedPart] = []
        var readAt: Int?
        /// How many things were there already.
        var repeated = 0
        /// The number of the next new playlist.
        var planned = 0
    }

    /// Finds the entries, makes the change, and says what became of everything.
    func run() async throws -> Reply {
        let isLiked = target?.reference == .liked
        let goods = ImportedGoods(files, into: target == nil ? nil : isLiked ? .library : .target)
        let entries = goods.placed.map(\.entry)
        let matcher = EntryMatcher(services: services)
        var matches = try await matcher.known(entries)
        let left = EntryMatcher.searchable(entries, matches)
        let isSearched = try await wantsSearch(for: EntryMatcher.cost(entries, left), left.count)
        if isSearched { try await matcher.search(entries, at: left, &matches) }
        let work = try await work(goods, matches)
        var outcome = ImportOutcome(files: files, typed: Sanitiser.clean(typed.text))
        outcome.note(goods, matches, isSearched: isSearched)
        (outcome.repeated, outcome.hasWork) = (work.repeated, !work.parts.isEmpty)
        guard !work.parts.isEmpty else { return try outcome.reply(using: services) }
        let sentence = ImportedPart.list(work.parts, \.intention, made: "make")
        let result = try await services.writer.perform(
            Change("import \(outcome.names): \(sentence)", edits: work.edits, readAt: work.readAt))
        if result.isMade { outcome.note(work.parts, result) }
        return try outcome.reply(using: services)
    }

    /// Whether the entries that the copy does not have are searched for: by the line, or by the answer at a prompt.
    private func wantsSearch(for cost: Int, _ count: Int) async throws -> Bool {
        guard cost > 0 else { return false }
        if services.context.changes == .counted {
            if isSearching { await RequestAllowance.current?.want(cost, of: .search) }
            return false
        }
        guard !isSearching, services.console.audience == .person, services.context.changes == .made else {
            return isSearching
        }
        let what = count == 1 ? "1 entry is" : "\(count) entries are"
        let requests = cost == 1 ? "1 request" : "\(cost) requests"
        let question = "\(what) not in your copy. Search Spotify, \(requests)?"
        guard try await services.console.ask(.confirm(question)) == "yes" else { return false }
        await RequestAllowance.current?.allow(cost)
        return true
    }

    // MARK: What is to be done

    private func work(_ goods: ImportedGoods, _ matches: [EntryMatch]) async throws -> Work {
        var found: [ImportedGoods.Goal: [(row: Row, entry: ImportedEntry)]] = [:]
        for (placed, match) in zip(goods.placed, matches) {
            guard case .found(let row) = match else { continue }
            found[placed.goal, default: []].append((row, placed.entry))
        }
        var work = Work()
        var own: [String: [Row]]?
        for goal in goods.goals {
            guard let things = found[goal], !things.isEmpty else { continue }
            switch goal {
            case .library: try await save(things, &work)
            case .list(let folded):
                if own == nil { own = try await ownPlaylists() }
                let name = goods.names[folded] ?? folded
                try await fill(try await list(name, own?[folded] ?? []), name, things.map(\.row), &work)
            case .target:
                guard let target else { continue }
                let (playlist, name) = try await chosen(target)
                try await fill(playlist, name, things.map(\.row), &work)
            }
        }
        return work
    }

    /// Saves what is not saved yet: the oldest first, since the newest comes first in the library.
    private func save(_ things: [(row: Row, entry: ImportedEntry)], _ work: inout Work) async throws {
        var seen: Set<String> = []
        let once = things.filter { seen.insert($0.row.uri ?? "").inserted }
        // A list without dates has the newest first, as Spotify shows it.
        let isDated = once.allSatisfy { $0.entry.added != nil }
        let ordered =
            isDated
            ? once.enumerated().sorted {
                ($0.element.entry.added ?? 0, -$0.offset) < ($1.element.entry.added ?? 0, -$1.offset)
            }.map(\.element) : Array(once.reversed())
        let rows = ordered.map(\.row)
        let new = try await services.writer.unsaved(rows)
        work.repeated += rows.count - new.count
        guard !new.isEmpty else { return }
        work.edits.append(.save(new.compactMap(\.uri)))
        work.parts.append(.saved(new))
    }

    /// The user's own playlists and those that others let the user change, by their folded names.
    private func ownPlaylists() async throws -> [String: [Row]] {
        let rows = try await MyPlaylists().rows(using: services.spotify.lookingUp).all()
        return Dictionary(
            grouping: rows.filter { $0[.mine] != false || $0[.collaborative] == true }, by: { Folding.folded($0.name) })
    }

    /// The playlist of a list's name; nil where there is none yet.
    private func list(_ name: String, _ bearers: [Row]) async throws -> EditedPlaylist? {
        if let planned = await services.playlists.planned(named: name) { return planned }
        guard var row = bearers.first else { return nil }
        if bearers.count > 1 {
            guard session.surroundings == .prompt else {
                throw LocatedReferenceError(error: .severalFound(name: name, rows: bearers), span: typed.span)
            }
            row =
                bearers[
                    try await services.console.choose(
                        "Several are called \(Sanitiser.clean(name)). Which one?", bearers.map(\.described))]
        }
        guard let uri = row.uri else { return nil }
        try await services.playlists.checkKept([uri], row.name)
        return EditedPlaylist(uri: uri, name: row.name)
    }

    /// The playlist that the line names; nil with its name where it is to be made.
    private func chosen(_ target: LocatedReference) async throws -> (EditedPlaylist?, String) {
        guard case .name(let name, _) = target.reference, SpotifyID(name) == nil else {
            let playlist = try await services.playlists.playlist(target, in: session).playlist
            return (playlist, playlist.name)
        }
        let own = try await services.playlists.own(named: name, at: target.span, in: session)
        return (own?.playlist, try PlaylistText.name(name, Import.target.placeholder, at: target.span))
    }

    /// Makes a playlist of these, or adds to one what is not on it yet: neither the same thing nor another release of
    /// the same recording.
    private func fill(_ playlist: EditedPlaylist?, _ name: String, _ rows: [Row], _ work: inout Work) async throws {
        guard let playlist else {
            var new = await services.playlists.newPlaylist(named: name)
            let first = Int(new.uri.dropFirst(EditedPlaylist.plannedPrefix.count)) ?? 1
            new.uri = EditedPlaylist.plannedPrefix + String(first + work.planned)
            work.planned += 1
            try PlaylistEntriesError.checkRoom(in: Sanitiser.clean(name), count: 0, adding: rows.count)
            work.edits.append(.create(PlaylistCreation(new, isPublic: false)))
            work.edits.append(.items(ItemsEdit(new, appending: rows.compactMap(\.uri), after: 0)))
            work.parts.append(.made(new, rows))
            return
        }
        let contents = try await services.playlists.contents(of: playlist, rows: rows)
        var uris = Set(contents.slots.compactMap { $0.shown?.uri })
        let codes = Set(contents.slots.compactMap { $0.row?[.isrc] })
        var repeated: Set<String> = []
        let added = rows.filter { row in
            guard let uri = row.uri else { return false }
            if uris.contains(uri) || row[.isrc].map(codes.contains) == true {
                repeated.insert(uri)
                return false
            }
            uris.insert(uri)
            return true
        }
        work.repeated += repeated.subtracting(added.compactMap(\.uri)).count
        guard !added.isEmpty else { return }
        let count = contents.slots.count
        try PlaylistEntriesError.checkRoom(in: Sanitiser.clean(name), count: count, adding: added.count)
        let wanted = (0..<count).map(Wanted.kept) + added.compactMap(\.uri).map(Wanted.added)
        let arrangement = Arrangement(of: contents.entries, into: wanted)
        work.edits.append(.items(ItemsEdit(playlist, there: contents.entries, arrangement)))
        work.parts.append(.added(playlist, added, before: count))
        work.readAt = min(work.readAt ?? contents.readAt, contents.readAt)
    }
}
