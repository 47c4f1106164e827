// `queue add`: puts tracks after what plays, one request each. A request that may have arrived is never repeated: the
// track would be in the queue twice (SpotifyContract §5).

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Adds tracks to the queue.
package struct QueueAdd: ThingsCommand {
    static let things = Slot.things("X", kinds, shape: .optionalSeveral, help: "tracks or episodes")

    package static let commandName = "queue add"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .things(kinds.map(\.rawValue)),
        summary: "play something after what is playing", slots: [things.erased],
        examples: [.init("queue add 2-4", "three rows"), .init("queue add paranoid android", "a track by name")],
        cost: "1 a track", scopes: [.modifyPlaybackState], effect: .player,
        shownBy: "queue")

    private static let kinds: [RowKind] = ["track", "episode"]

    let things: ReferenceArgument

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: Self.kinds, in: input)
    }

    /// Queues the things in order. If one is refused, those before it are in the queue already.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await things.usable(or: rows, in: session, using: services)
        let uris = usable.rows.compactMap(\.uri)
        guard !uris.isEmpty else { return Reply(.nothing) }
        let count = Self.counted(usable.rows)
        let sentence = StyledText("+ \(count) queued\(usable.note)")
        do {
            guard let device = session.device else {
                try await Self.add(uris, count, on: nil, using: services)
                return Reply(.note(sentence))
            }
            let used = try await services.player.onDevice(device) { device in
                try await Self.add(uris, count, on: device, using: services)
            }
            return Reply(.note(sentence), changes: [.use(used)])
        } catch SpotifyError.restriction(let message, let reason) {
            guard try await services.player.fetch()?.item == nil else {
                throw SpotifyError.restriction(message, reason: reason)
            }
            throw PlayError.nothingToQueueBehind
        }
    }

    /// `1 track`, `3 episodes`, `2 entries` of both.
    private static func counted(_ rows: [Row]) -> String {
        let isOne = rows.count == 1
        guard let kind = rows.first?.kind, rows.allSatisfy({ $0.kind == kind }) else { return "\(rows.count) entries" }
        return isOne ? "1 \(kind)" : "\(rows.count) \(kind)s"
    }

    /// Sends one request a thing: Spotify takes no lists here (SpotifyContract §5).
    private static func add(
        _ uris: [String], _ count: String, on device: DeviceChoice?, using services: Services
    ) async throws {
        let requests = uris.map { Endpoint<Accepted>.addToQueue(uri: $0, device: device?.id) }
        try await services.player.perform(Change("add \(count) to the queue", domain: .player, requests: requests)) {
            _, _ in
        }
    }
}
