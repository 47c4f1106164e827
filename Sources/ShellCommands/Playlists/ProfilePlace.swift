// Puts playlists onto the user's profile, or takes them off: what `playlist public` and `playlist private` do. Spotify
// calls that public, though it restricts nothing, and it accepts changes of it that it does not make
// (SpotifyContract §13.3), so the flag is read back.

import CommandLanguage
import Library
import Rendering
import Rows
import Text

/// A place for playlists: on the profile, or not.
struct ProfilePlace: Sendable {
    static let playlists = Slot.ownPlaylists()
    /// What both commands cost, in words.
    static let cost = "2 a playlist: one is the look afterwards; 1 to look a name up"

    let playlists: ReferenceArgument
    let isPublic: Bool

    init(_ input: ParsedInput, isPublic: Bool) throws(UsageError) {
        playlists = try ReferenceArgument(Self.playlists, of: ["playlist"], in: input)
        self.isPublic = isPublic
    }

    /// Puts them there, and says so only where Spotify did it.
    func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let (found, note) = try await services.playlists.own(
            playlists, or: rows, for: .change, in: session, using: services)
        guard !found.isEmpty else { return Reply(.nothing) }
        var edits: [Edit] = []
        for playlist in found {
            let parts = await services.playlists.parts(of: playlist)
            guard !isPublic || parts.isCollaborative != true else {
                throw PlaylistDetailsError.collaborative(name: playlist.playlist.name)
            }
            var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
            before.isPublic = parts.isPublic
            after.isPublic = isPublic
            edits.append(.describe(PlaylistDescription(playlist.playlist, before: before, after: after)))
        }
        let title = found.title
        let result = try await services.playlists.changeOwn(
            found, Change(isPublic ? "put \(title) on your profile" : "take \(title) off your profile", edits: edits))
        if case .made(let record?) = result, !record.receipt.isEmpty {
            throw PlaylistDetailsError.placeKept(title: title, isPublic: !isPublic)
        }
        let verb = found.count == 1 ? "is" : "are"
        return Reply(
            .note(
                StyledText(
                    isPublic
                        ? "+ \(title) \(verb) on your profile\(note)" : "- \(title) \(verb) not on your profile\(note)")
            ),
            changes: found.flatMap { playlist in playlist.changed { $0[.isPublic] = isPublic } })
    }
}
