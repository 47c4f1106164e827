// `playlist describe`: the text below a playlist's name. Spotify takes one line without markup, and has refused web
// addresses and empty texts (SpotifyContract §14.3).

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// Describes a playlist.
package struct PlaylistDescribe: FirstCommand {
    static let playlist = Slot.ownPlaylist()
    static let text = PlaylistText.description(
        "TEXT", help: "one line of at most 300 characters; '' for none")

    package static let commandName = "playlist describe"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "say below a playlist's name what it is",
        slots: [playlist.erased, text.erased],
        examples: [
            .init("playlist describe 2 Everything we danced to", "the second row"),
            .init("playlist describe \"Road Songs\" ''", "without a description"),
        ],
        cost: "1, and 1 to look a name up", scopes: [.modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlist: LocatedReference
    let text: String

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        text = try input.value(Self.text)
    }

    /// Changes the description; one request, and one for the old description where that is not known. Only the owner
    /// may.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let named = try await services.playlists.playlist(playlist, for: .owner, in: session)
        let found = try await services.playlists.whole(named)
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        before.description = await services.playlists.parts(of: found).description
        after.description = text
        do {
            _ = try await services.playlists.changeOwn(
                [found],
                Change(
                    text.isEmpty ? "clear the description of \(found.title)" : "describe \(found.title) as “\(text)”",
                    edits: [.describe(PlaylistDescription(found.playlist, before: before, after: after))]))
        } catch SpotifyError.invalidRequest(let words) where !text.isEmpty {
            throw PlaylistDetailsError.descriptionRefused(words, hasAddress: PlaylistText.hasAddress(text))
        }
        return Reply(
            .note(StyledText(text.isEmpty ? "\(found.title) has no description now" : "\(found.title) is described")),
            changes: found.changed { $0[.description] = text })
    }
}
