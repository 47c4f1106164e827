// `playlist add`: puts tracks and episodes onto a playlist. At the end of a list no more has to be known of it than
// how long it is; anywhere else, and in a plan, the whole list is read.

import Arrangement
package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Adds entries to a playlist.
package struct PlaylistAdd: ThingsCommand {
    static let playlist = Slot.ownPlaylist()
    static let at = CommandOption<Int>(
        "at", value: "N", help: "where the first of them comes, from 1; without it at the end",
        parse: { word throws(UsageError) in
            guard let place = Int(word.text), place > 0 else {
                throw UsageError(.invalidValue(word.text, expected: "a place from 1"), at: word.span)
            }
            return place
        })
    static let create = CommandFlag("create", help: "make the playlist if you have none of that name")
    static let newOnly = CommandFlag("new-only", help: "leave out what is on it already")

    package static let commandName = "playlist add"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: EntriesArgument.form, summary: "put tracks onto a playlist",
        details: """
            A track that is on the playlist already is added once more, and juke says so where it has seen it: at the \
            end of a long list only the last 50 entries are looked at. --at and --new-only read the whole list. A \
            playlist holds 10000 entries.
            """,
        slots: [playlist.erased, EntriesArgument.slot.erased],
        options: [at.spec, create.spec, newOnly.spec],
        examples: [
            .init("playlist add \"Road Songs\" 1-5", "five rows, at the end"),
            .init("playlist add 3 1-5", "to the playlist in row 3 of a listing of playlists"),
            .init("playlist add Friday now --at 1", "what plays, before all others"),
            .init("liked | take 20 | playlist add Fresh --create --new-only", "the rows of a pipe"),
        ],
        cost: "2, and 1 for 100 entries; 1 for 50 entries of the list with --at or --new-only; 1 for a name",
        scopes: [.modifyPrivatePlaylists, .readPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:P")

    let playlist: LocatedReference
    let entries: EntriesArgument
    let place: Int?
    let creates: Bool
    let isNewOnly: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        entries = try EntriesArgument(after: Self.playlist, in: input)
        place = try input.value(Self.at)
        creates = input.has(Self.create)
        isNewOnly = input.has(Self.newOnly)
    }

    /// Adds the entries in order, as often as they are named.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard rows != nil || !entries.isEmpty else { throw entries.missing }
        let found = try await target(in: session, using: services)
        let usable = try await entries.rows(or: rows, in: session, using: services)
        guard !usable.rows.isEmpty else { return Reply(.nothing) }
        guard let found else { return try await make(of: usable, using: services) }
        if place == nil, !isNewOnly, !services.context.isOffline, await services.playlists.openPlan() == nil,
            let reply = try await append(usable, to: found, using: services)
        {
            return reply
        }
        return try await insert(usable, into: found, using: services)
    }

    /// The playlist; nil for one that is to be made.
    private func target(in session: Session, using services: Services) async throws -> FoundPlaylist? {
        guard creates, case .name(let name, _) = playlist.reference, SpotifyID(name) == nil else {
            do {
                return try await services.playlists.playlist(playlist, in: session)
            } catch let error as LocatedReferenceError {
                guard case .nothingFound(let name, _) = error.error else { throw error }
                throw LocatedReferenceError(error: .nothingToAddTo(name: name), span: error.span)
            }
        }
        return try await services.playlists.own(named: name, at: playlist.span, in: session)
    }

    /// Makes the playlist of these entries.
    private func make(of usable: Usable, using services: Services) async throws -> Reply {
        guard case .name(let typed, _) = playlist.reference else { return Reply(.nothing) }
        let name = try PlaylistText.name(typed, Self.playlist.placeholder, at: playlist.span)
        if let place, place > 1 {
            throw PlaylistEntriesError.beyondEnd(name, place: place, last: 1)
        }
        var usable = usable
        if isNewOnly { usable = usable.distinct }
        return try await NewPlaylist(name: name, rows: usable.rows).make(leftOut: usable.note, using: services)
    }

    /// Adds the entries at the end after one look at it; nil where that does not say how long the list is.
    private func append(
        _ usable: Usable, to found: FoundPlaylist, using services: Services
    ) async throws -> Reply? {
        guard let id = found.playlist.id else { return nil }
        let readAt = await services.writer.handlers.log.newest()
        // How long it was when it was listed: if it still is, the look shows its end.
        var start = 0
        if let listed = found.row?[.entryCount] { start = max(0, listed - Limits.page) }
        let page = try await PlaylistReading(client: services.spotify.client).page(of: id, at: start)
        guard let count = page.count else { return nil }
        let uris = usable.rows.compactMap(\.uri)
        try PlaylistEntriesError.checkRoom(in: found.title, count: count, adding: uris.count)
        let change = Change(
            "add \(usable.rows.countedEntries) to \(found.title)",
            edits: [.items(ItemsEdit(found.playlist, appending: uris, after: count))], readAt: readAt)
        let result = try await services.writer.perform(change)
        let repeated = usable.rows.count(in: Set(page.entries.map(\.entry)))
        let isWhole = start == 0 && page.entries.count == count
        return try reply(usable, found, count, result, Repeated(count: repeated, isAll: isWhole))
    }

    /// How many of the entries were there already, as far as was seen.
    private struct Repeated {
        var count: Int
        /// Whether the whole list was seen.
        var isAll: Bool
    }

    /// Adds the entries at their place in the list, which is read for that.
    private func insert(
        _ usable: Usable, into found: FoundPlaylist, using services: Services
    ) async throws -> Reply {
        let contents = try await services.playlists.contentsWithoutRows(of: found.playlist)
        let there = Set(contents.entries)
        let repeated = usable.rows.count(in: there)
        var added = usable
        if isNewOnly {
            added = added.distinct
            added.rows.removeAll { $0.entry.map(there.contains) ?? true }
            guard !added.rows.isEmpty else {
                let count = usable.rows.countedEntries
                return Reply(.note(StyledText("Nothing to add: \(found.title) has \(count) already.")))
            }
        }
        let count = contents.slots.count
        let index =
            try place.map { place throws(PlaylistEntriesError) in
                guard place <= count + 1 else { throw .beyondEnd(found.title, place: place, last: count + 1) }
                return place - 1
            } ?? count
        let uris = added.rows.compactMap(\.uri)
        try PlaylistEntriesError.checkRoom(in: found.title, count: count, adding: uris.count)
        let wanted =
            (0..<index).map { Wanted.kept($0) } + uris.map { .added($0) } + (index..<count).map { .kept($0) }
        let made = try await services.playlists.arrange(contents, into: wanted, isConfirmed: true) { _ in
            "add \(added.rows.countedEntries) to \(found.title)"
        }
        guard let made else { return Reply(.nothing) }
        return try reply(added, found, count, made.1, Repeated(count: repeated, isAll: true))
    }

    /// What is said when it is done.
    private func reply(
        _ added: Usable, _ found: FoundPlaylist, _ count: Int, _ result: ChangeResult, _ repeated: Repeated
    ) throws -> Reply {
        let refused = added.rows.named(result.refusedURIs)
        let total = count + added.rows.count - refused.count
        var facts = [[Row].countedEntries(total)]
        if repeated.count > 0 {
            let number = repeated.isAll ? "\(repeated.count)" : "at least \(repeated.count)"
            let verb = repeated.count == 1 ? "was" : "were"
            facts.append("\(number) \(verb) there already\(isNewOnly ? " and left out" : "")")
        }
        if added.leftOutCount > 0 { facts.append("\(added.leftOutCount) left out") }
        let entries = added.rows.countedEntries(without: refused.count)
        let what = refused.count == added.rows.count ? "Nothing was added" : "Added \(entries)"
        let done = "\(what) to \(found.title) (\(facts.joined(separator: "; ")))."
        guard refused.isEmpty else { throw PlaylistEntriesError.notTaken(done: done, names: refused) }
        return Reply(.note(StyledText("+ " + done)))
    }
}

extension Row {
    /// The row as an entry of a playlist; nil for one without an address.
    var entry: Entry? { uri.map(Entry.init(text:)) }
}

extension [Row] {
    /// How many of them are among these entries.
    fileprivate func count(in entries: Set<Entry>) -> Int { count { $0.entry.map(entries.contains) ?? false } }
}
