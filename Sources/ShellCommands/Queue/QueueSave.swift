// `queue save`: what plays next, as a new playlist of the user's. Spotify has no request that changes a queue; a
// playlist can be sorted, cut and played again.

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Saves the queue as a playlist.
package struct QueueSave: FirstCommand {
    static let name = Slot<String>.word("NAME", help: "the name of the new playlist", noun: "a name", shape: .rest)

    package static let commandName = "queue save"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .source, summary: "make a private playlist of what plays next",
        details: "It takes the entries that `queue` lists: at most 20.", slots: [name.erased],
        examples: [.init("queue save Tonight", "a new private playlist")],
        cost: "4: the queue, the playlist, its entries, and a look",
        scopes: [.modifyPrivatePlaylists, .readPlaybackState], effect: .library, shownBy: "playlists")

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Reads the queue, makes a private playlist and fills it, in as many requests as the entries need.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let queue = try await services.spotify.client.send(.queue)
        services.context.omissions.add(unavailable: queue.missing, unreadable: queue.unreadable)
        let sieve = Sieve(kinds: ["track", "episode", "chapter"])
        let usable = try await sieve.usable(
            of: RowStream(QueueCommand.upcoming(queue).map { Row($0) }), in: services.context)
        let uris = usable.rows.compactMap(\.uri)
        guard !uris.isEmpty else { return Reply(.note(StyledText("The queue is empty."))) }
        let count = uris.count == 1 ? "1 entry" : "\(uris.count) entries"
        let playlist = EditedPlaylist(uri: EditedPlaylist.plannedPrefix + "1", name: name)
        try await services.writer.perform(
            Change(
                "make the playlist \(name) of \(count)",
                edits: [
                    .create(PlaylistCreation(playlist, isPublic: false)),
                    .items(ItemsEdit(playlist, appending: uris, after: 0)),
                ]))
        let limit = QueueCommand.mayContinue(queue) ? " Spotify tells apps only the next \(count)." : ""
        return Reply(
            .note(StyledText("+ Saved \(count) as \(Sanitiser.clean(name)), a private playlist\(usable.note).\(limit)"))
        )
    }
}
