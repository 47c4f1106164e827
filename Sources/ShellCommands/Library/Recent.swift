// `recent`: the last plays, at most fifty: Spotify keeps no more, and no episodes.

package import CommandLanguage
import Rendering
import Rows

/// Lists what you played lately.
package struct Recent: FirstCommand {
    package static let commandName = "recent"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "what you played recently",
        examples: [.init("recent", "the last fifty plays"), .init("recent | group artist | sort -count", "by artist")],
        returns: ["play"], cost: "1", scopes: [.readRecentlyPlayed])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists them with one request; fifty are a single page.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(RecentPlays(), in: session, using: services)))
    }
}
