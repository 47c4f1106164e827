// `playlist X`: selects a playlist. Alone it moves the selection; in a pipeline it is a row like any other.

package import CommandLanguage
import Rendering
import Rows

/// Selects a playlist.
package struct PlaylistCommand: FirstCommand {
    static let playlist = Slot.thing("X", ["playlist"], shape: .rest, help: "a playlist: a row, a name, a URI")

    package static let commandName = "playlist"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "select a playlist", slots: [playlist.erased],
        examples: [.init("playlist 2", "the second row"), .init("playlist Road", "one of yours by name")],
        returns: ["playlist"],
        cost: "none for a row, 1 for a name or URI", occasionalScopes: [.readPrivatePlaylists], effect: .session)

    let playlist: LocatedReference

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
    }

    /// Selects the playlist. A name is looked for among the user's own and followed playlists.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let row = try await services.resolver.one(playlist, kinds: ["playlist"], in: session) else {
            return Reply(.nothing)
        }
        return Reply(.record(Record(row: row)), changes: [.select([row.selected])])
    }
}
