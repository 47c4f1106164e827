// `playlist move`: moves entries within a playlist. A move keeps the dates (SpotifyContract §14.2), so nothing is lost
// and nothing is asked.

import Arrangement
package import CommandLanguage
import Library
import Prompting
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Moves entries of a playlist.
package struct PlaylistMove: ThingsCommand {
    /// Where entries are moved to.
    enum Destination: Sendable, Equatable {
        case start, end
        /// The place of the first of them afterwards, from 1.
        case place(Int)
    }

    static let playlist = Slot.ownPlaylist()
    static let rows = Slot.things(
        "ROWS", before: "to", kinds: EntriesArgument.entryKinds.map(\.rawValue), grammar: .spotify,
        help: "rows of the newest listing of that playlist, else places of its list", noun: "rows")
    static let to = Slot<String>.joint("to", help: "before the place")
    static let destination = Slot<Destination>(
        "N", help: "a place from 1, or start or end", noun: "a place", shape: .one,
        candidates: .words([Candidate("start"), Candidate("end")])
    ) { (argument) throws(UsageError) in
        let text = argument.words.first?.text ?? ""
        if text == "start" { return .start }
        if text == "end" { return .end }
        guard let place = Int(text), place > 0 else { throw argument.invalid(expected: "a place from 1, start or end") }
        return .place(place)
    }

    package static let commandName = "playlist move"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .things(EntriesArgument.entryKinds.map(\.rawValue)),
        summary: "move entries of a playlist to another place",
        details: """
            Numbers are rows of the newest listing of that playlist; where it was not listed, they are places of its \
            list, and juke says so. Several ranges come to the place one after the other, in the order they are typed. \
            Every entry keeps its date. N counts all entries, also those that are gone.
            """,
        slots: [playlist.erased, rows.erased, to.erased, destination.erased],
        examples: [
            .init("playlist move \"Road Songs\" 7-9 to 1", "three rows to the beginning"),
            .init("playlist move Fresh 3,8-10 to end", "to the end, in that order"),
            .init("tracks playlist:Fresh | where artist = abba | playlist move Fresh to start", "rows of a pipe"),
        ],
        cost: "1 for 50 entries of the list, 1 for each run of neighbours and 1 to check; 1 for a name",
        scopes: [.modifyPrivatePlaylists, .readPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:P")

    let playlist: LocatedReference
    let entries: EntriesArgument
    let destination: Destination

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        let goal = try input.value(Slot<[Word]>.words(Self.destination.placeholder, help: "")).map(\.typed)
        entries = try EntriesArgument(Self.rows, after: Self.playlist, before: ["to"] + goal, in: input)
        _ = try input.value(Self.to)
        destination = try input.value(Self.destination)
    }

    /// Moves the entries together, in the order they are named.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard rows != nil || !entries.isEmpty else { throw entries.missing }
        let found = try await services.playlists.playlist(playlist, in: session)
        let listing = Self.listing(of: found.playlist, in: session)
        if listing == nil, entries.references?.contains(where: Self.isNumber) == true {
            services.console.report(
                .news(StyledText("Numbers are places of \(found.title), which was not listed here.", .faint)))
        }
        guard
            let (contents, meant) = try await entries.meant(
                of: found, numbering: listing.map { .listing($0) } ?? .places, or: rows, in: session, using: services)
        else { return Reply(.nothing) }
        let count = contents.slots.count
        let moving = Set(meant.places)
        let rest = contents.slots.indices.filter { !moving.contains($0) }
        let index: Int
        switch destination {
        case .start: index = 0
        case .end: index = rest.count
        case .place(let place):
            guard place <= count else {
                throw PlaylistEntriesError.beyondEnd(found.title, place: place, last: count)
            }
            index = min(place - 1, rest.count)
        }
        let order = rest[..<index] + meant.places + rest[index...]
        let moved = meant.places.count == 1 ? "1 entry" : "\(meant.places.count) entries"
        let goal = Self.goal(index, of: rest.count)
        let made = try await services.playlists.arrange(
            contents, into: order.map { .kept($0) }, isConfirmed: true
        ) { _ in "move \(moved) to \(goal) of \(found.title)" }
        let note = meant.absence.map { " (\($0))" } ?? ""
        guard made != nil else {
            return Reply(.note(StyledText("Nothing to move on \(found.title): that is the order already\(note).")))
        }
        return Reply(.note(StyledText("+ Moved \(moved) to \(goal) of \(found.title)\(note).")))
    }

    /// Where they come, in words.
    private static func goal(_ index: Int, of rest: Int) -> String {
        index == 0 ? "the start" : index == rest ? "the end" : "place \(index + 1)"
    }

    /// The newest listing with rows of that playlist.
    private static func listing(of playlist: EditedPlaylist, in session: Session) -> Listing? {
        session.listings.last { $0.rows.contains { $0.links["playlist"]?.uri == playlist.uri } }
    }

    /// Whether a reference is bare numbers.
    private static func isNumber(_ reference: LocatedReference) -> Bool {
        if case .rows(_, nil) = reference.reference { true } else { false }
    }
}
