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
    static let playlists = Slot.ownedPlaylists()
    /// What both commands cost, in words.
    static let cost = "2 a playlist: one is the look afterwards; 1 to look a name up; 1 for one that is so already"

    let playlists: ReferenceArgument
    let isPublic: Bool

    init(_ input: ParsedInput, isPublic: Bool) throws(UsageError) {
        playlists = try ReferenceArgument(Self.playlists, of: ["playlist"], in: input)
        self.isPublic = isPublic
    }

    /// Puts them there, and says so only where Spotify did it.
    func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let (found, usable) = try await services.playlists.own(
            playlists, or: rows, for: .change, in: session, using: services)
        guard !found.isEmpty else { return Reply(.nothing) }
        var (changed, same): ([FoundPlaylist], [PlaylistDetails]) = ([], [])
        var edits: [Edit] = []
        for playlist in found {
            let details = try await services.playlists.details(of: playlist) { $0.isPublic == isPublic }
            guard !isPublic || details.parts.isCollaborative != true else {
                throw PlaylistDetailsError.collaborative(name: playlist.playlist.name)
            }
            guard !details.isAsWanted else {
                same.append(details)
                continue
            }
            changed.append(details.found)
            var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
            before.isPublic = details.parts.isPublic
            after.isPublic = isPublic
            edits.append(.describe(PlaylistDescription(playlist.playlist, before: before, after: after)))
        }
        guard !changed.isEmpty else { return nothingToDo(same, usable) }
        let title = changed.title
        let result = try await services.playlists.changeOwn(
            changed, Change(isPublic ? "put \(title) on your profile" : "take \(title) off your profile", edits: edits))
        if case .made(let record?) = result, !record.receipt.isEmpty {
            throw PlaylistDetailsError.placeKept(title: title, isPublic: !isPublic)
        }
        let verb = changed.count == 1 ? "is" : "are"
        let note = usable.note(same.count, isPublic ? "there already" : "off it already")
        return Reply(
            .note(
                StyledText(
                    isPublic
                        ? "+ \(title) \(verb) on your profile\(note)" : "- \(title) \(verb) not on your profile\(note)")
            ),
            changes: changed.flatMap { playlist in playlist.changed { $0[.isPublic] = isPublic } })
    }

    /// What is said where all of them are there.
    private func nothingToDo(_ same: [PlaylistDetails], _ usable: Usable) -> Reply {
        let title = same.map(\.found).title
        let place = isPublic ? "on your profile" : "off your profile"
        let plan = same.allSatisfy { $0.place.isEmpty } ? "" : " in the plan"
        return Reply(
            .note(StyledText("\(title) \(same.count == 1 ? "is" : "are") already \(place)\(plan)\(usable.note)")))
    }
}
