// `playlist private`: takes playlists off the user's profile. How, is in ProfilePlace.

package import CommandLanguage
package import Rows

/// Takes playlists off the profile.
package struct PlaylistPrivate: ThingsCommand {
    package static let commandName = "playlist private"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .things(["playlist"]), summary: "take playlists off your profile",
        details: """
            Who has its address can still open it. Where Spotify leaves it on the profile, only Make private in its \
            app helps.
            """,
        slots: [ProfilePlace.playlists.erased],
        examples: [
            .init("playlist private 2", "the second row"),
            .init("playlists | where mine and public = yes | playlist private", "all of yours"),
        ],
        cost: ProfilePlace.cost, scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let place: ProfilePlace

    package init(_ input: ParsedInput) throws(UsageError) { place = try ProfilePlace(input, isPublic: false) }

    /// Changes the flag, and reads it back.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await place.run(rows, in: session, using: services)
    }
}
