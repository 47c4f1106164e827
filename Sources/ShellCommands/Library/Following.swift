// `following`: the followed artists. Followed playlists are in `playlists`, beside the user's own.

package import CommandLanguage
import Rendering
import Rows

/// Lists the artists you follow.
package struct Following: FirstCommand {
    package static let commandName = "following"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "the artists you follow",
        examples: [.init("following", "one page"), .init("following | sort name", "all of them, by name")],
        returns: ["artist"], cost: "1 a page of 50", scopes: [.readFollows])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists one page alone, and everything in a pipe that needs it.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(MyArtists(), in: session, using: services)))
    }
}
