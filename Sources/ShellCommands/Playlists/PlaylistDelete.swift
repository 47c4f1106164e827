// `playlist delete`: Spotify has no deletion. A playlist of one's own that one follows no more is in no list; following
// it again, as `undo` does, brings it back (SpotifyContract §14.3).

package import CommandLanguage
import Exchange
import Library
import Rendering
package import Rows
import Text

/// Deletes playlists.
package struct PlaylistDelete: ThingsCommand {
    static let playlists = Slot.ownedPlaylists()
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "playlist delete"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .things(["playlist"]), summary: "delete playlists of your own",
        details: """
            Spotify deletes a playlist by ending your following of it: others who follow it keep it, and undo \
            follows it again. To leave another user's playlist: unfollow.
            """,
        slots: [playlists.erased], options: [yes.spec],
        examples: [
            .init("playlist delete 3", "the third row; it asks first"),
            .init("playlists | where mine and tracks = 0 | playlist delete --yes", "all that are empty"),
        ],
        cost: "1 for 40 playlists, and 1 to look a name up", scopes: [.modifyPublicPlaylists],
        occasionalScopes: [.readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlists: ReferenceArgument
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlists = try ReferenceArgument(Self.playlists, of: ["playlist"], in: input)
        isConfirmed = input.has(Self.yes)
    }

    /// Asks, always, with how many entries they have; then one request for forty of them.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let (found, usable) = try await services.playlists.own(
            playlists, or: rows, for: .delete, in: session, using: services)
        guard !found.isEmpty else { return Reply(.nothing) }
        if let planned = found.first(where: \.playlist.isPlanned) {
            throw PlaylistDetailsError.notMadeYet(name: planned.playlist.name)
        }
        let pronoun = found.count == 1 ? "it" : "them"
        let size = Self.size(of: found)
        try await services.writer.confirm(
            "Delete \(found.title)\(size)? undo brings \(pronoun) back.", isConfirmed: isConfirmed)
        let uris = found.map(\.playlist.uri)
        let result = try await services.writer.perform(
            Change("delete \(found.title)\(size)", edits: [.unsave(uris)]))
        if result.isMade {
            services.writer.seen.absent(uris, of: services.context.account, at: services.time.now)
            await services.resolver.names.remove(Set(uris))
        }
        return Reply(
            .note(StyledText("- Deleted \(found.title)\(size)\(usable.note). To bring \(pronoun) back: undo")),
            changes: [.delete(Set(uris))])
    }

    /// ` (24 entries)`, of all of them together; empty where that is not known of each.
    private static func size(of found: [FoundPlaylist]) -> String {
        let counts = found.compactMap { $0.row?[.entryCount] }
        guard counts.count == found.count else { return "" }
        let count = counts.reduce(0, +)
        return count == 0 ? " (empty)" : count == 1 ? " (1 entry)" : " (\(count) entries)"
    }
}
