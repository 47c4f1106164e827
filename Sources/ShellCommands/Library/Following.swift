// `following`: the followed artists.

package import CommandLanguage
import Rendering
package import Rows

/// Lists the artists you follow.
package struct Following: Command {
    package static let spec = CommandSpec(
        "following", group: .library, summary: "the artists you follow",
        examples: [.init("following", "one page"), .init("following | sort name", "all of them, by name")],
        returns: ["artist"], cost: "1 a page of 50", scopes: ["user-follow-read"])

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(MyArtists(), in: session, using: services)))
    }
}
