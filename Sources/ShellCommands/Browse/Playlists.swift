// `playlists`: the playlists the user owns and follows. Spotify lists both together; which are the user's own is
// decided by their owner.

package import CommandLanguage
import Rendering
import Rows

/// Lists the user's playlists.
package struct Playlists: FirstCommand {
    package static let commandName = "playlists"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "your playlists, own and followed",
        details: """
            The field `mine` says which are yours: Spotify shows only the contents of your own and collaborative \
            ones.
            """,
        examples: [
            .init("playlists", "one page; more shows the next"), .init("playlists | where mine = yes", "only your own"),
        ],
        returns: ["playlist"], cost: "1 a page of 50", scopes: [.readPrivatePlaylists],
        occasionalScopes: [.readCollaborativePlaylists])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists them in the order of Spotify's library, page by page.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(MyPlaylists(), in: session, using: services)))
    }
}
