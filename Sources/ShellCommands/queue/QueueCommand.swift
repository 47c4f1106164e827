// `queue`: what comes next. Putting something there is `queue add`.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

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
        let rows = RowStream(Array(upcoming.prefix(Self.period(of: upcoming.map(\.uri)))))
        return Reply(
            .rows(RowsOutput(table: Kinds.track, stream: rows, name: "queue", emptyNote: "The queue is empty.")))
    }

    /// After how many entries the queue begins again. Spotify pads a short one by repeating it (contract §5), and what
    /// is listed once is queued once.
    private static func period(of queue: [String?]) -> Int {
        (1..<max(1, queue.count)).first { period in
            queue.indices.dropFirst(period).allSatisfy { queue[$0] == queue[$0 - period] }
        } ?? queue.count
    }
}
