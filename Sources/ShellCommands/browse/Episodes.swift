// `episodes`: what is in a show. Alone it shows one page and selects it; fed by a pipe it opens up
// everything that comes, and lets episodes through.

package import CommandLanguage
import Rendering
package import Rows

/// Lists the episodes of shows.
package struct Episodes: Command {
    static let container = Slot.thing("X", ["show"], shape: .optionalRest, help: "a show; else the selected one")

    package static let spec = CommandSpec(
        "episodes", group: .browse, summary: "the episodes of a show, newest first", slots: [container.erased],
        examples: [.init("episodes 2", "of the second row"), .init("episodes", "of the selected show")],
        returns: ["episode"], takes: ["show", "episode"], cost: "1 a page of 50",
        scopes: ["user-read-playback-position"], effect: .session)

    let container: LocatedReference?

    package init(_ input: ParsedInput) throws(UsageError) {
        container = try input.optional(Self.container)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let contents = Container(kind: "show", contents: Kinds.episode, name: "episodes") {
            Feed.showEpisodes(show: $0)
        }
        return try await contents.reply(listing: container, or: rows, in: session, using: services)
    }
}
