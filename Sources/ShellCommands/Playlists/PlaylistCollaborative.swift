// `playlist collaborative`: whether others may change a playlist. Spotify allows that only of playlists that are not on
// the profile, so both are set in one request (SpotifyContract §14.3).

package import CommandLanguage
import Library
import Rendering
import Rows
import Text

/// Lets others change a playlist, or only its owner.
package struct PlaylistCollaborative: FirstCommand {
    /// The two words that can be typed.
    enum State: String, Sendable, CaseIterable { case on, off }

    static let playlist = Slot.ownedPlaylist()
    static let state = Slot<State>.keyword(help: "without it: switch", shape: .optional)

    package static let commandName = "playlist collaborative"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "let others change a playlist, or only you",
        details: "What others may change cannot be on your profile: it is taken off in the same request.",
        slots: [playlist.erased, state.erased],
        examples: [
            .init("playlist collaborative 2 on", "let others change the second row"),
            .init("playlist collaborative \"Road Songs\"", "switch it on or off"),
        ],
        cost: "1 off, 2 on; 1 more without a value; 1 if it is so already", scopes: [.modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlist: LocatedReference
    let state: State?

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        state = try input.optional(Self.state)
    }

    /// Sets it; without a value Spotify is asked for the present state first.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let named = try await services.playlists.playlist(playlist, for: .owner, in: session)
        let whole = try await services.playlists.whole(named, isFresh: state == nil)
        let details = try await services.playlists.details(of: whole, isFresh: state == nil) { parts in
            state.map { parts.isCollaborative == ($0 == .on) } ?? false
        }
        let (found, parts) = (details.found, details.parts)
        let isOn = state.map { $0 == .on } ?? (parts.isCollaborative != true)
        guard !details.isAsWanted else {
            let state = isOn ? "collaborative" : "only yours to change"
            return Reply(.note(StyledText("\(found.title) is already \(state)\(details.place)")))
        }
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        before.isCollaborative = parts.isCollaborative
        after.isCollaborative = isOn
        if isOn { (before.isPublic, after.isPublic) = (parts.isPublic, false) }
        let title = found.title
        _ = try await services.playlists.changeOwn(
            [found],
            Change(
                isOn ? "let others change \(title)" : "let only you change \(title)",
                edits: [.describe(PlaylistDescription(found.playlist, before: before, after: after))]))
        let place = isOn && parts.isPublic == true ? ", and it is not on your profile now" : ""
        return Reply(
            .note(StyledText(isOn ? "+ Others may change \(title)\(place)" : "- Only you may change \(title)")),
            changes: found.changed { row in
                row[.collaborative] = isOn
                if isOn { row[.isPublic] = false }
            })
    }
}
