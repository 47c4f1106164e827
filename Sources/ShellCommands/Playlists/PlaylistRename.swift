// `playlist rename`: gives a playlist another name. What is selected or listed under the old name follows.

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyModel
import Text

/// Renames a playlist.
package struct PlaylistRename: FirstCommand {
    static let playlist = Slot.ownedPlaylist()
    static let name = PlaylistText.name("NAME", help: "its new name, of at most 100 characters")

    package static let commandName = "playlist rename"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "give a playlist another name",
        slots: [playlist.erased, name.erased],
        examples: [
            .init("playlist rename 2 Summer 2027", "the second row"),
            .init("playlist rename \"Road Songs\" Long Drives", "by name"),
        ],
        cost: "1, and 1 to look a name up", scopes: [.modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlist: LocatedReference
    let name: String

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        name = try input.value(Self.name)
    }

    /// Renames it; one request, or one look where that seems to be its name already. Only the owner may.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let named = try await services.playlists.playlist(playlist, for: .owner, in: session)
        let details = try await services.playlists.details(of: named) { $0.name == name }
        let found = details.found
        guard !details.isAsWanted else {
            let title = Sanitiser.clean(Row.title(name, "playlist"))
            return Reply(.note(StyledText("\(title) is already called that\(details.place)")))
        }
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        before.name = details.parts.name
        after.name = name
        let old = Sanitiser.clean(Row.title(before.name ?? "", "playlist"))
        _ = try await services.playlists.changeOwn(
            [found],
            Change(
                "rename \(old) to \(name)",
                edits: [.describe(PlaylistDescription(found.playlist, before: before, after: after))]))
        return Reply(
            .note(StyledText("\(old) is called \(Sanitiser.clean(name)) now")),
            changes: found.changed { $0.name = name })
    }
}
