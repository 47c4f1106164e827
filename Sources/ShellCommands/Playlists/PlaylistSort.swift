// `playlist sort`: what is on a playlist in the order of fields, as `sort` has it. Entries are moved, so that they keep
// their dates; which moves are the fewest is found by Arrangement.

package import CommandLanguage
import Library
import Rendering
package import Rows
package import SpotifyAPI

/// Sorts a playlist.
package struct PlaylistSort: FirstCommand {
    static let playlist = Slot.ownPlaylist(
        shape: .restBefore("by"), help: "a playlist of yours: a row, a name, a URI")
    static let by = Slot<String>.joint("by", help: "before the fields")
    static let keys = SortKeys.slot(candidates: .fieldsOf(kinds: ["track", "episode"]))

    package static let commandName = "playlist sort"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "put a playlist into the order of fields",
        details: """
            The order is that of sort: entries without the field come last, and equal ones keep their order. Only \
            entries that are out of order are moved, and all keep their dates. Files of a device are moved like the \
            others; an entry that is gone stays directly after the one it follows. More than \
            \(PlaylistReordering.mostUnasked) moves have to be agreed to, with --yes in a script. --rewrite replaces \
            all entries where that takes fewer requests; but then dates can be lost, so that it has to be agreed to as \
            well, and it is refused for a playlist with files of a device or entries that are gone.
            """,
        slots: [playlist.erased, by.erased, keys.erased],
        options: [PlaylistReordering.rewrite.spec, PlaylistReordering.yes.spec],
        examples: [
            .init("playlist sort Road by -added", "the newest first"),
            .init("playlist sort 2 by artist year album disc track", "a row, by several fields"),
        ],
        cost: "1 a page of 50, 1 a move, 1 to look afterwards",
        scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:NAME")

    let playlist: LocatedReference
    let keys: SortKeys
    let mayRewrite: Bool
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        _ = try input.value(Self.by)
        keys = try SortKeys(input.value(Self.keys), after: "playlist sort NAME by")
        mayRewrite = input.has(PlaylistReordering.rewrite)
        isConfirmed = input.has(PlaylistReordering.yes)
    }

    /// Every field must be one that entries of playlists have.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        for field in keys.fields { try field.check(in: [Kinds.entry, Kinds.episode], mode: mode) }
    }

    /// Reads the playlist and moves what is out of order.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let found = try await services.playlists.playlist(playlist, in: session)
        let contents = try await services.playlists.detailedContents(of: found.playlist)
        let shown = contents.shownPlaces
        let sorted = keys.order.order(of: shown.count) { contents.slots[shown[$0]].row }
        let reordering = PlaylistReordering(contents, places: sorted.map { shown[$0] })
        let outcome = try await reordering.perform(
            "sort \(found.title) by \(keys.text)", mayRewrite: mayRewrite, isConfirmed: isConfirmed, using: services)
        return Reply(
            .note(
                reordering.note(
                    of: outcome, done: "Sorted \(found.title) by \(keys.text)",
                    already: "\(found.title) is sorted by \(keys.text) already")))
    }
}
