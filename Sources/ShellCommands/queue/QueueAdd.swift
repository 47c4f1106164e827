// `queue add`: puts tracks behind what plays, one request each. A request that may have been heard is never repeated.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI

/// Adds tracks to the queue.
package struct QueueAdd: Command {
    static let things = Slot.things("X", ["track", "episode"], shape: .optionalRest, help: "tracks or episodes")

    package static let spec = CommandSpec(
        "queue", "add", group: .queue, summary: "play these after what is playing", slots: [things.erased],
        examples: [.init("queue add 2-4", "three rows"), .init("queue add paranoid android", "a track by name")],
        takes: ["track", "episode"], cost: "1 a track", scopes: ["user-modify-playback-state"], effect: .player)

    let things: [LocatedReference]?
    private let missing: UsageError

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try input.optional(Self.things)
        missing = UsageError(
            .missingArgument(slot: Self.things.name, usage: input.usage),
            at: input.span.upperBound..<input.span.upperBound)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let found: [Row]
        if let things {
            found = try await services.resolve(things, kinds: ["track", "episode"], depth: .identity, in: session).rows
        } else if let rows {
            found = try await rows.all()
        } else {
            throw missing
        }
        guard !found.isEmpty else { return Reply(.nothing) }
        let uris = try found.map { row in
            guard let uri = row.uri, row.kind == "track" || row.kind == "episode" else {
                throw ReferenceError.wrongKind(found: row.kind, name: row.name, wanted: ["track", "episode"])
            }
            return uri
        }
        try await confirmCost(uris.count, in: session, using: services)
        let count = uris.count == 1 ? "1 track" : "\(uris.count) tracks"
        try await services.perform(
            Change(
                "queue \(count)", domain: .player,
                requests: uris.map { .addToQueue(uri: $0, device: session.device?.id) }))
        return Reply(.note(StyledText("+ \(count) queued")))
    }

    private func confirmCost(_ requests: Int, in session: Session, using services: Services) async throws {
        guard requests > Self.freeRequests else { return }
        let answer = try await services.ask(.confirm("This takes \(requests) requests. Go on?"))
        guard answer == "yes" else { throw AskError.declined }
    }

    /// What is spent without asking (LANGUAGE §6).
    private static let freeRequests = 20
}
