// `playlist describe`: the text below a playlist's name. Spotify takes one line without markup, and has refused web
// addresses and empty texts (SpotifyContract §14.3).

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Describes a playlist.
package struct PlaylistDescribe: FirstCommand {
    static let playlist = Slot.ownedPlaylist()
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
        cost: "1, and 1 to look a name up; 1 if it is described so already", scopes: [.modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlist: LocatedReference
    let text: String

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        text = try input.value(Self.text)
    }

    /// Changes the description; one request, and one for the old description where that is not known. Only the owner
    /// may. What becomes of the old one is said before.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let named = try await services.playlists.playlist(playlist, for: .owner, in: session)
        let details = try await services.playlists.details(of: try await services.playlists.whole(named)) {
            $0.description == text
        }
        let found = details.found
        guard !details.isAsWanted else {
            let state = text.isEmpty ? "without a description" : "described so"
            return Reply(.note(StyledText("\(found.title) is already \(state)\(details.place)")))
        }
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        before.description = details.parts.description
        after.description = text
        Self.warning(before.description ?? "", found).map { services.console.report(.news(StyledText($0))) }
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

    /// What becomes of the old description; nil for a playlist that the plan makes, which is deleted by undo anyway.
    private static func warning(_ old: String, _ found: FoundPlaylist) -> String? {
        guard old.isEmpty else { return "Its description was “\(Sanitiser.clean(old))”. To have that back: undo" }
        guard !found.playlist.isPlanned else { return nil }
        return "It has no description yet. One can be changed, but only Spotify's own app can remove it again."
    }
}
