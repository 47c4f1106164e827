// `episodes`: what is in a show. Alone it shows one page and selects the show; in a pipe it opens up every show that
// comes, and keeps episodes as they are. With no show given or selected it lists the newest episodes of all saved
// shows.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI

/// Lists the episodes of shows.
package struct Episodes: ThingsCommand {
    static let containers = Slot.looked(
        "X", at: ["show"], help: "shows; without them the selected one, or all saved shows")

    package static let commandName = "episodes"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(["show", "episode"]),
        summary: "the episodes of a show, newest first",
        slots: [containers.erased],
        examples: [
            .init("episodes 2", "of the second row"),
            .init("episodes", "of the selected show, or the newest of all saved shows"),
        ],
        returns: ["episode"], cost: "1 a page of 50; of all saved shows 1 for each, and 1 for 50",
        scopes: [.readPlaybackPosition], occasionalScopes: [.readLibrary], effect: .session)

    let containers: [LocatedReference]?

    package init(_ input: ParsedInput) throws(UsageError) {
        containers = try input.optional(Self.containers)
    }

    /// Lists the episodes of one show, of the shows of a pipe, or of all saved shows.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if containers == nil, rows == nil, !session.selection.contains(where: { $0.kind == "show" }) {
            return try await newest(using: services)
        }
        let contents = Container(kind: "show", contents: Kinds.episode, name: "episodes") {
            ShowEpisodes(show: $0)
        }
        return try await contents.reply(listing: containers, or: rows, in: session, using: services)
    }

    /// The newest page of every saved show, merged: the newest episode first.
    private func newest(using services: Services) async throws -> Reply {
        let shows = try await SavedShows().rows(using: services.spotify.readingEverything).all()
        if shows.count > 1 {
            services.console.report(
                .news(StyledText("The newest episodes of \(shows.count) saved shows, at one request each.", .faint)))
        }
        try await services.spotify.foresee(shows.count)
        let stream = RowStream(shows).expanding { show in
            RowStream(try await ShowEpisodes(show: show.selected).rows(using: services.spotify).nextBatch()?.rows ?? [])
        }.collected { rows in
            rows.map { row in
                var row = row
                // Its place in its own show is none in this listing.
                row.position = nil
                return row
            }.newestFirst
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.episode, stream: stream, name: "new episodes",
                    emptyNote: shows.isEmpty
                        ? "No show is selected or saved. To find one: search show NAME, then episodes 1"
                        : "Your saved shows have no episodes.")))
    }
}
