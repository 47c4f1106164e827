// `queue`: what comes next. Putting something there is `queue add`.

import SpotifyModel
package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI

/// Lists what comes next.
package struct QueueCommand: Command {
    package static let spec = CommandSpec(
        "queue", group: .queue, summary: "what comes next",
        details: "Spotify shows at most 20 entries, and lets nobody remove or reorder them.",
        examples: [.init("queue", "what plays after this")], returns: ["track", "episode"], cost: "1",
        scopes: ["user-read-currently-playing", "user-read-playback-state"])

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let queue = try await services.spotify.send(.queue)
        if let current = queue.current {
            services.report(.news(StyledText("\(session.playMark) \(Row(current).credited)", .faint)))
        }
        let upcoming = queue.upcoming.map { Row($0) }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.track, stream: RowStream(upcoming), name: "queue", emptyNote: "The queue is empty.")))
    }
}
