// `liked`: the liked songs. Alone it shows one page; in a pipe all of them come.

package import CommandLanguage
import Rendering
import Rows

/// Lists your liked songs, newest first.
package struct Liked: FirstCommand {
    package static let commandName = "liked"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "your liked songs, newest first",
        examples: [
            .init("liked", "one page; more shows the next"), .init("liked | where year < 1980 | play", "some of them"),
        ],
        returns: ["track"], cost: "1 a page of 50", scopes: [.readLibrary])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists them as far as they are pulled; requests are sent page by page.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(SavedTracks(), in: session, using: services)))
    }
}
