// `playlist remove`: takes entries off a playlist. Spotify removes every copy of a track, so one of several copies is
// removed by putting the others back, which costs them their date (SpotifyContract §14.1); that is asked about.

import Arrangement
package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI

/// Removes entries from a playlist.
package struct PlaylistRemove: ThingsCommand {
    static let playlist = Slot.ownPlaylist()
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "playlist remove"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: EntriesArgument.form, summary: "take tracks off a playlist",
        details: """
            Rows that were listed from this playlist mean the entries they show, also one of several copies: Spotify \
            then removes all copies, juke puts the others back in place, and these lose their date, which is asked \
            about. Names are looked for among its entries. Names, URIs and rows from elsewhere mean all copies; an \
            album or another playlist means its tracks. Files of a device and entries that are gone cannot be \
            removed.
            """,
        slots: [playlist.erased, EntriesArgument.slot.erased], options: [yes.spec],
        examples: [
            .init("playlist remove \"Road Songs\" airbag", "a track by name"),
            .init("playlist remove Fresh 2,5-7", "rows of its listing"),
            .init("tracks playlist:Fresh | where explicit | playlist remove Fresh --yes", "without being asked"),
        ],
        cost: "1 for 50 entries of the list, 1 for 100 removed and 1 to check; 1 for a name",
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

    /// Removes the entries, and asks before more than one is removed or a date is lost.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard rows != nil || !entries.isEmpty else { throw entries.missing }
        let found = try await services.playlists.playlist(playlist, in: session)
        guard
            let (contents, meant) = try await entries.meant(
                of: found, or: rows, in: session, using: services)
        else { return Reply(.nothing) }
        let gone = Set(meant.places)
        let removed = gone.filter { if case .item = contents.slots[$0].entry { true } else { false } }
        let named = removed.sorted().compactMap { contents.slots[$0].row }
        let wanted = contents.slots.indices.filter { !gone.contains($0) }.map { Wanted.kept($0) }
        let made = try await services.playlists.arrange(contents, into: wanted, isConfirmed: isConfirmed) { _ in
            "remove \(named.countedEntries) from \(found.title)"
        }
        var facts = Self.facts(meant, staying: gone.count - removed.count)
        guard let (arrangement, _) = made else {
            let reason = facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
            return Reply(.note(StyledText("Nothing was removed from \(found.title)\(reason).")))
        }
        facts.insert([Row].countedEntries(arrangement.result.count), at: 0)
        let text = "- Removed \(named.countedEntries) from \(found.title) (\(facts.joined(separator: "; ")))."
        return Reply(.note(StyledText(text)))
    }

    /// What was named and is not removed.
    private static func facts(_ meant: PlaylistPlaces.Meant, staying: Int) -> [String] {
        var facts: [String] = []
        if staying > 0 { facts.append("\(staying) cannot be removed and \(staying == 1 ? "stays" : "stay")") }
        if let absence = meant.absence { facts.append(absence) }
        if meant.leftOut > 0 { facts.append("\(meant.leftOut) left out") }
        return facts
    }
}
