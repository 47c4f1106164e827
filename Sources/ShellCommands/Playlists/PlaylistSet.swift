// `playlist set`: makes a playlist exactly these rows, with the fewest changes. What stays keeps its date; which entry
// stays is decided here, how few requests bring the list about in Arrangement.

import Arrangement
package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI

/// Makes a playlist a list of rows.
package struct PlaylistSet: ThingsCommand {
    static let playlist = Slot.ownPlaylist()
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "playlist set"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: EntriesArgument.form, summary: "make a playlist exactly these tracks",
        details: """
            What stays keeps its date, and the fewest changes are sent. Files of a device and entries that are gone \
            cannot be removed and stay; rows of such files keep their places in the order. A pipe that gives no row \
            empties the playlist, which is always asked about; a script says --yes.
            """,
        slots: [playlist.erased, EntriesArgument.slot.erased], options: [yes.spec],
        examples: [
            .init("playlist set \"This Week\" 1-20", "twenty rows"),
            .init("liked | sample 30 | playlist set \"This Week\" --yes", "other songs each time"),
            .init("tracks playlist:Fresh | unique isrc | playlist set Fresh", "without songs that are there twice"),
        ],
        cost: "1 for 50 entries of the list, 1 for each change of up to 100 entries and 1 to check; 1 for a name",
        scopes: [.modifyPrivatePlaylists, .readPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:P")

    let playlist: LocatedReference
    let entries: EntriesArgument
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        entries = try EntriesArgument(after: Self.playlist, in: input)
        isConfirmed = input.has(Self.yes)
    }

    /// Reads all rows first, so that a pipe that fails changes nothing.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard rows != nil || !entries.isEmpty else { throw entries.missing }
        let found = try await services.playlists.playlist(playlist, in: session)
        let usable = try await entries.rows(or: rows, keepsFiles: true, in: session, using: services)
        let contents = try await services.playlists.contentsWithoutRows(of: found.playlist)
        let removable = contents.entries.count { if case .item = $0 { true } else { false } }
        if usable.rows.isEmpty, removable > 0 {
            let entries = [Row].countedEntries(removable)
            try await services.writer.confirm(
                "This would empty \(found.title) and remove \(entries). Continue?", isConfirmed: isConfirmed)
        }
        let wanted = Self.wanted(usable.rows, in: contents)
        let new = wanted.count { if case .added = $0 { true } else { false } }
        try PlaylistEntriesError.checkRoom(in: found.title, count: wanted.count - new, adding: new)
        let made = try await services.playlists.arrange(
            contents, into: wanted, isConfirmed: isConfirmed || usable.rows.isEmpty
        ) { _ in
            usable.rows.isEmpty ? "empty \(found.title)" : "set \(found.title) to \(usable.rows.countedEntries)"
        }
        guard let (arrangement, result) = made else {
            let contents = [Row].countedEntries(contents.slots.count)
            return Reply(.note(StyledText("Nothing to change: \(found.title) is that already (\(contents)).")))
        }
        // What is gone and stays was left out of the rows as well, where these come from this list.
        let gone = arrangement.unremovable.count { contents.slots[$0].entry == .missing }
        let leftOut = usable.leftOut.count + max(0, usable.absent - gone) + arrangement.unaddable.count
        return try reply(usable, found, arrangement, result, leftOut: leftOut)
    }

    /// Which entry each row is: the one it was listed from, else the next one of its URI, else a new one.
    static func wanted(_ rows: [Row], in contents: PlaylistContents) -> [Wanted] {
        let places = PlaylistPlaces(contents)
        var used: Set<Int> = []
        let shown = rows.map { row in places.shown(by: row).flatMap { used.insert($0).inserted ? $0 : nil } }
        var copies = contents.placesByURI.mapValues { $0.filter { !used.contains($0) }[...] }
        return zip(rows, shown).compactMap { row, place in
            if let place { return .kept(place) }
            guard let uri = row.uri else { return nil }
            return copies[uri]?.popFirst().map { .kept($0) } ?? .added(uri)
        }
    }

    /// What is said when it is done.
    private func reply(
        _ usable: Usable, _ found: FoundPlaylist, _ arrangement: Arrangement, _ result: ChangeResult, leftOut: Int
    ) throws -> Reply {
        let refused = usable.rows.named(result.refusedURIs)
        let counts = ItemsEdit.Counts(arrangement)
        var facts = [
            (counts.added - refused.count, "added"), (counts.removed, "removed"), (counts.moved, "moved"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let staying = arrangement.unremovable.count
        if staying > 0 { facts.append("\(staying) cannot be removed and \(staying == 1 ? "stays" : "stay")") }
        if leftOut > 0 { facts.append("\(leftOut) left out") }
        let total = [Row].countedEntries(arrangement.result.count - refused.count)
        let done = "Set \(found.title) to \(total) (\(facts.joined(separator: "; ")))."
        guard refused.isEmpty else { throw PlaylistEntriesError.notTaken(done: done, names: refused) }
        return Reply(.note(StyledText("+ " + done)))
    }
}
