// `queue`: what comes next. Adding to it is `queue add`, keeping it `queue save`. Spotify fills up a short queue by
// repeating it, which is undone here (SpotifyContract §5).

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Lists what comes next.
package struct QueueCommand: FirstCommand {
    package static let commandName = "queue"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .source, summary: "what comes next",
        details: """
            Spotify shows at most 20 entries, and lets no app remove or reorder them. \
            To replace the queue, play something else: play NAME. To skip an entry: next. For another order, make it a \
            playlist and play that: queue save NAME.
            """,
        examples: [.init("queue", "what plays after this")], returns: ["track", "episode"], cost: "1",
        scopes: [.readCurrentlyPlaying, .readPlaybackState])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Shows what plays as a faint line, and lists what comes after it. One request, never from the cache.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let queue = try await services.spotify.client.send(.queue)
        services.context.omissions.add(unavailable: queue.missing, unreadable: queue.unreadable)
        let known = await services.player.known()
        if let current = queue.current {
            let item = KnownPlayer.Item(Row(current)).row(in: known.context)
            services.console.report(.news(StyledText("\(session.playMark) \(item.credited)", .faint)))
        }
        let upcoming = Self.upcoming(queue).map { item in
            Self.placed(Row(item), in: known.context)
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.entry, stream: RowStream(upcoming), name: "queue",
                    emptyNote: "The queue is empty.")))
    }

    /// The rows are those of an entry: tracks and episodes together.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.entry] }

    /// What comes next, as often as it comes. Spotify fills up a short queue by repeating it (SpotifyContract §5):
    /// only an answer of full length is one that may be filled up, and of that what is repeated to the end is there
    /// once.
    static func upcoming(_ queue: SpotifyModel.Queue) -> [PlayableItem] {
        guard queue.upcoming.count + queue.missing + queue.unreadable >= fullLength else { return queue.upcoming }
        return Array(queue.upcoming.prefix(period(of: queue.upcoming.map { Row($0).uri })))
    }

    /// Whether more may come next than Spotify tells.
    static func mayContinue(_ queue: SpotifyModel.Queue) -> Bool { upcoming(queue).count >= fullLength }

    /// How many entries an answer has at most.
    private static let fullLength = 20

    /// A chapter that comes next does not say of which book it is; what plays does.
    private static func placed(_ row: Row, in context: KnownPlayer.Context?) -> Row {
        guard row[.show] == nil, let name = context?.name else { return row }
        var row = row
        row[.show] = name
        return row
    }

    /// After how many entries the queue begins again.
    private static func period(of queue: [String?]) -> Int {
        (1..<max(1, queue.count)).first { period in
            queue.indices.dropFirst(period).allSatisfy { queue[$0] == queue[$0 - period] }
        } ?? queue.count
    }
}
