// `next`: skips to what comes next. Every skip is sent once only: one repeated after a lost answer would skip twice.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI

/// Skips forward.
package struct Next: FirstCommand {
    static let count = Slot<Int>.integer("N", 1...50, help: "how many tracks", shape: .optional)

    package static let commandName = "next"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "skip to the next track", slots: [count.erased],
        examples: [.init("next", "skip one track"), .init("next 3", "skip three")],
        cost: "1 a track", scopes: [.modifyPlaybackState], effect: .player)

    let count: Int

    package init(_ input: ParsedInput) throws(UsageError) { count = try input.optional(Self.count) ?? 1 }

    /// Sends one request a track: Spotify has none that skips several.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await Self.skip(count, using: services)
        return Reply(.note(StyledText(count == 1 ? "Skipped to the next track." : "Skipped \(count) tracks.")))
    }

    /// Skips so many tracks, for every command that does.
    static func skip(_ count: Int, using services: Services) async throws {
        let requests = Array(repeating: Endpoint<Accepted>.next(device: nil), count: count)
        let change = Change(
            count == 1 ? "skip to the next track" : "skip \(count) tracks", domain: .player, requests: requests)
        try await services.player.perform(change) { $0.commandSkip(at: $1) }
    }
}
