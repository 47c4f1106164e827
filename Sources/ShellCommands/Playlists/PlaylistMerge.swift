// `playlist merge`: what several playlists have, put together at the end of one. What that one has already is not added
// again; where there is none of that name, it is made.

import Arrangement
package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyModel
import Text

/// Puts playlists together.
package struct PlaylistMerge: ThingsCommand {
    static let sources = Slot.things(
        "P", before: "into", kinds: ["playlist"], grammar: .spotify,
        help: "playlists: rows, URIs, or names of one word or in quotes", noun: "playlists")
    static let into = Slot<String>.joint("into", help: "before the playlist that gets it all")
    static let target = Slot.ownPlaylist(
        "R", shape: .rest, help: "a playlist of yours; one of that name is made where there is none")

    package static let commandName = "playlist merge"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .things(["playlist"]), summary: "put playlists together into one",
        details: """
            R gets what is on the others and not on R yet, each song once, in their order, at its end. R may be one of \
            them. Where you have no playlist of that name, a private one is made. Files of a device cannot be added.
            """,
        slots: [sources.erased, into.erased, target.erased],
        examples: [
            .init("playlist merge Road Gym into Everything", "two by name"),
            .init("playlists | where mine | playlist merge into Everything", "the rows of a pipe"),
        ],
        cost: "1 a page of 50 of each, 1 to make R, 1 for 100 songs to add, 1 to look afterwards",
        scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:NAME")

    let sources: [LocatedReference]?
    let target: LocatedReference
    private let missing: UsageError

    package init(_ input: ParsedInput) throws(UsageError) {
        sources = try input.optional(Self.sources)
        _ = try input.value(Self.into)
        target = try input.value(Self.target)
        missing = input.missing(Self.sources)
    }

    /// Reads all of them, then adds what is missing in one go.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let (sources, leftOut) = try await found(or: rows, in: session, using: services)
        guard !sources.isEmpty else { return Reply(.nothing) }
        let target = try await target(in: session, using: services)
        var contents = PlaylistContents(playlist: target.playlist, slots: [], readAt: 0)
        if !target.isNew { contents = try await services.playlists.contentsWithoutRows(of: target.playlist) }
        var gathered = GatheredEntries(beyond: contents)
        for source in sources where source.playlist.uri != target.playlist.uri {
            gathered.add(try await services.playlists.contents(of: source.playlist))
        }
        let names = Self.names(of: sources)
        let title = FoundPlaylist(playlist: target.playlist, row: nil).title
        let notes = Self.notes(files: gathered.files, leftOut: leftOut)
        guard !gathered.uris.isEmpty else {
            return Reply(.note(StyledText("\(title) has everything on \(names) already.\(notes)")))
        }
        try PlaylistEntriesError.checkRoom(in: title, count: contents.slots.count, adding: gathered.uris.count)
        let merged = "Merged \(names) into \(title)"
        let result: ChangeResult
        if target.isNew {
            result = try await services.writer.perform(
                Change(
                    "merge \(names) into the new playlist \(title): +\(gathered.uris.count)",
                    edits: [
                        .create(PlaylistCreation(target.playlist, isPublic: false)),
                        .items(ItemsEdit(target.playlist, appending: gathered.uris, after: 0)),
                    ]))
        } else {
            let wanted = contents.slots.indices.map(Wanted.kept) + gathered.uris.map(Wanted.added)
            let made = try await services.playlists.arrange(contents, into: wanted, isConfirmed: true) { _ in
                "merge \(names) into \(title)"
            }
            result = made?.1 ?? .said
        }
        let refused = gathered.named(result.refusedURIs)
        let added = gathered.uris.count - refused.count
        let count = [Row].countedEntries(added)
        let all = [Row].countedEntries(contents.slots.count + added)
        let place = NewPlaylist(name: target.playlist.name).place(after: result)
        let done =
            target.isNew ? "\(merged), a new playlist of \(count), \(place)" : "\(merged): \(count) added (\(all))."
        guard refused.isEmpty else { throw PlaylistEntriesError.notTaken(done: done + notes, names: refused) }
        return Reply(.note(StyledText("+ \(done)\(notes)")))
    }

    // MARK: Which playlists

    /// The playlists that the line names, or the rows of the pipe that the user may read, each once; and how many may
    /// not be read.
    private func found(
        or rows: RowStream?, in session: Session, using services: Services
    ) async throws -> (sources: [FoundPlaylist], leftOut: Int) {
        var found: [FoundPlaylist] = []
        var leftOut = 0
        if let sources {
            for source in sources { found += try await services.playlists.readable(source, in: session) }
        } else if let rows {
            let usable = try await Sieve(kinds: ["playlist"]).usable(of: rows, in: services.context)
            found = usable.rows.compactMap { services.playlists.readable($0) }
            leftOut = usable.leftOutCount + usable.rows.count - found.count
        } else {
            throw missing
        }
        var seen: Set<String> = []
        return (found.filter { seen.insert($0.playlist.uri).inserted }, leftOut)
    }

    /// The playlist that gets it all; a name that none of the user's has is that of a new one.
    private func target(
        in session: Session, using services: Services
    ) async throws -> (playlist: EditedPlaylist, isNew: Bool) {
        guard case .name(let name, _) = target.reference, SpotifyID(name) == nil else {
            return (try await services.playlists.playlist(target, in: session).playlist, false)
        }
        if let own = try await services.playlists.own(named: name, at: target.span, in: session) {
            return (own.playlist, false)
        }
        let newName = try PlaylistText.name(name, Self.target.placeholder, at: target.span)
        return (await services.playlists.newPlaylist(named: newName), true)
    }

    // MARK: Words

    private static func names(of sources: [FoundPlaylist]) -> String {
        sources.count > 3 ? "\(sources.count) playlists" : WordList.text(sources.map(\.title), "and")
    }

    private static func notes(files: Int, leftOut: Int) -> String {
        var notes = ""
        if files == 1 { notes += " 1 file of a device cannot be added." }
        if files > 1 { notes += " \(files) files of a device cannot be added." }
        if leftOut == 1 { notes += " 1 playlist was left out: Spotify does not show its entries." }
        if leftOut > 1 { notes += " \(leftOut) playlists were left out: Spotify does not show their entries." }
        return notes
    }
}

/// What is on playlists and not on another, each once, in order.
private struct GatheredEntries {
    private(set) var uris: [String] = []
    /// The rows of these, for their names.
    private(set) var rows: [CompactRow] = []
    private var fileURIs: Set<String> = []
    private var seen: Set<String>

    init(beyond contents: PlaylistContents) { seen = Set(contents.placesByURI.keys) }

    /// How many files of a device are among them, which cannot be added.
    var files: Int { fileURIs.count }

    /// The names of these.
    func named(_ uris: [String]) -> [String] {
        let wanted = Set(uris)
        return rows.lazy.filter { $0.uri.map(wanted.contains) ?? false }.compactMap(\.row).named(uris)
    }

    mutating func add(_ contents: PlaylistContents) {
        for slot in contents.slots {
            switch slot.entry {
            case .item(let uri):
                guard seen.insert(uri).inserted else { continue }
                uris.append(uri)
                if let row = slot.shown { rows.append(row) }
            case .local(let uri): if !seen.contains(uri) { fileURIs.insert(uri) }
            case .missing: break
            }
        }
    }
}
