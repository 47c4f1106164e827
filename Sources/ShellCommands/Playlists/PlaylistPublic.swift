// `playlist public`: puts playlists on the user's profile, where others find them. How, is in ProfilePlace.

package import CommandLanguage
package import Rows

/// Puts playlists on the profile.
package struct PlaylistPublic: ThingsCommand {
    package static let commandName = "playlist public"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .things(["playlist"]), summary: "put playlists on your profile",
        details: "Spotify finds playlists on a profile in searches as well. Who has its address can open any playlist.",
        slots: [ProfilePlace.playlists.erased],
        examples: [
            .init("playlist public 2", "the second row"),
            .init("playlist public Road Songs", "by name"),
        ],
        cost: ProfilePlace.cost, scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let place: ProfilePlace

    package init(_ input: ParsedInput) throws(UsageError) { place = try ProfilePlace(input, isPublic: true) }

    /// Changes the flag, and reads it back.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await place.run(rows, in: session, using: services)
    }
}
